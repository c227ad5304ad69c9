package io.sallyport.functions.service;

import io.sallyport.contracts.FunctionContract.Invoke;
import io.sallyport.contracts.FunctionContract.Invoked;
import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.functions.core.FunctionRef;
import io.sallyport.functions.core.FunctionVersion;
import io.sallyport.functions.core.Json;
import io.sallyport.functions.dispatch.Roster;
import io.sallyport.functions.dispatch.WorkerContract.Ran;
import io.sallyport.functions.dispatch.WorkerContract.Run;
import io.sallyport.functions.worker.Work;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Invokes functions: for those who sign, and for the product's own services that a resource policy lets. */
public final class Invoker {
    /** Bytes of a synchronous event. */
    private static final int LARGEST = 6 * 1024 * 1024;
    /** Who decides about access: API authorizers, by the shape of their ARN, and a user pool's triggers. */
    private static final Pattern AUTHORIZER = Pattern.compile("arn:aws:execute-api:[^/]*/authorizers/[^/]+");

    private static final String USER_POOLS = "cognito-idp.amazonaws.com";

    private final Catalog catalog;
    private final Permissions permissions;
    private final Roster roster;
    private final FunctionRef.Home home;

    public Invoker(Catalog catalog, Permissions permissions, Roster roster, FunctionRef.Home home) {
        this.catalog = catalog;
        this.permissions = permissions;
        this.roster = roster;
        this.home = home;
    }

    /** @param version which ran */
    public record Answer(FunctionVersion version, Ran ran) {}

    /** The product's own services: the function must be there, and its resource policy must let them. */
    public Future<Invoked> invoke(Invoke question) {
        return Future.succeededFuture()
                .map(now -> FunctionRef.parse(question.functionArn(), Optional.empty(), home))
                .compose(ref -> permissions
                        .require(ref, question.service(), question.sourceArn(), question.sourceAccount())
                        .compose(let -> invoke(ref, question.payload(), urgent(question))))
                .map(answer -> new Invoked(
                        answer.ran().functionError(),
                        answer.version().version(),
                        answer.ran().payload()));
    }

    private static boolean urgent(Invoke question) {
        return question.service().equals(USER_POOLS)
                || AUTHORIZER.matcher(question.sourceArn()).matches();
    }

    /** @param payload JSON text; empty for {@code {}} */
    public Future<Answer> invoke(FunctionRef ref, String payload, boolean urgent) {
        return catalog.get(ref).compose(version -> {
            var event = checked(payload.isEmpty() ? "{}" : payload);
            var requestId = UUID.randomUUID().toString();
            return roster.run(new Run(work(version), requestId, ref.arn(home), event, urgent, true))
                    .map(ran -> new Answer(version, ran));
        });
    }

    /** Everything that an invocation demands, without invoking. */
    public Future<FunctionVersion> dryRun(FunctionRef ref, String payload) {
        return catalog.get(ref).map(version -> {
            checked(payload.isEmpty() ? "{}" : payload);
            return version;
        });
    }

    private static String checked(String payload) {
        if (payload.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw new Refusal(
                    FunctionFailure.TOO_LARGE,
                    "Request must be smaller than " + LARGEST + " bytes for the InvokeFunction operation");
        }
        if (Json.read(payload).isEmpty()) {
            throw new Refusal(GatewayFailure.BAD_REQUEST, "Could not parse request body into json: it is not JSON");
        }
        return payload;
    }

    private static Work work(FunctionVersion version) {
        return new Work(
                version.name(),
                version.version(),
                version.revision(),
                version.engine(),
                version.runtime(),
                version.handler(),
                version.timeoutSeconds(),
                version.memoryMegabytes(),
                version.variables(),
                version.codeHash());
    }
}
