package io.sallyport.launcher.cluster;

import io.sallyport.launcher.Zips;
import io.sallyport.launcher.story.Example;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.Runtime;

/** Many who call one slow function together, to see how many of them it serves at a time. */
final class Crowd {
    private static final String NAME = "slow";
    private static final int CALLERS = 3 * Cluster.ENVIRONMENTS;
    private static final String CODE = """
            export const handler = async () => {
              const from = Date.now();
              await new Promise((done) => setTimeout(done, 5000));
              return `${from} ${Date.now()}`;
            };
            """;

    private final LambdaClient lambda;

    Crowd(LambdaClient lambda, IamClient iam, Example example) {
        this.lambda = lambda;
        var role = iam.createRole(r -> r.roleName(NAME)
                        .assumeRolePolicyDocument(example.text("policies/function-trust.json", java.util.Map.of())))
                .role();
        lambda.createFunction(f -> f.functionName(NAME)
                .runtime(Runtime.NODEJS20_X)
                .handler("slow.handler")
                .role(role.arn())
                .timeout(20)
                .code(c -> c.zipFile(Zips.of("slow.mjs", CODE.getBytes(StandardCharsets.UTF_8)))));
        lambda.waiter().waitUntilFunctionActiveV2(w -> w.functionName(NAME));
    }

    /** One call of the function: when it began and ended, in the function's own clock. */
    private record Served(long from, long to) {
        boolean during(long moment) {
            return from <= moment && moment < to;
        }
    }

    /** @return how many were served at the same moment */
    int atOnce() {
        var served = all();
        return served.stream()
                .mapToInt(one -> (int) served.stream()
                        .filter(other -> other.during(one.from()))
                        .count())
                .max()
                .orElse(0);
    }

    private List<Served> all() {
        try (var threads = Executors.newFixedThreadPool(CALLERS)) {
            var calls = new ArrayList<Callable<List<Served>>>();
            for (int i = 0; i < CALLERS; i++) {
                calls.add(this::served);
            }
            var served = new ArrayList<Served>();
            for (var call : threads.invokeAll(calls)) {
                served.addAll(result(call));
            }
            return served;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<Served> result(Future<List<Served>> call) throws InterruptedException {
        try {
            return call.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    /** @return nothing for one who was turned away, as those without room are */
    private List<Served> served() {
        try {
            var answer = lambda.invoke(i -> i.functionName(NAME));
            var times = answer.payload().asUtf8String().replace("\"", "").split(" ", 2);
            return List.of(new Served(Long.parseLong(times[0]), Long.parseLong(times[1])));
        } catch (LambdaException throttled) {
            return List.of();
        }
    }
}
