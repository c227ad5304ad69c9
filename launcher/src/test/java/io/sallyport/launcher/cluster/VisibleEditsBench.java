package io.sallyport.launcher.cluster;

import io.sallyport.contracts.Secret;
import io.sallyport.launcher.story.Clients;
import io.sallyport.sigv4.Credentials;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.IamClient;

/**
 * How long it takes until an edit of a policy is seen by the decisions of four node processes: docs/PERFORMANCE.md says how it is run.
 * Its name keeps it out of the suite.
 */
class VisibleEditsBench {
    private static final int EDITS = Integer.getInteger("sallyport.bench.edits", 1_000);
    private static final int WARM_UP = 50;
    private static final String USER = "editor";
    private static final int OK = 200;
    private static final int DENIED = 403;

    @TempDir
    private Path folder = Path.of("");

    /** A question that one process decides by itself, and how long it took after each edit until it decided so. */
    private record Node(String name, Runnable question, Times times) {
        Node(String name, Runnable question) {
            this(name, question, new Times());
        }

        /** @return the status that the client was told */
        int asked() {
            try {
                question.run();
                return OK;
            } catch (AwsServiceException e) {
                boolean denied = e.awsErrorDetails().errorCode().startsWith("AccessDenied");
                return denied ? DENIED : e.statusCode();
            }
        }

        /** @return nanoseconds until the node decides so; one that could not find out has not decided */
        long seen(int wanted, long since) {
            while (asked() != wanted) {
                Thread.onSpinWait();
            }
            return System.nanoTime() - since;
        }
    }

    @Test
    @Timeout(1_800)
    void edits_become_visible() throws Exception {
        var cluster = Cluster.start(folder, "policy-service-1");
        try {
            cluster.open("identity-exchange-1", "token-service-1", "gateway-1", "gateway-2");
            measure(cluster);
        } finally {
            cluster.close();
        }
    }

    private static void measure(Cluster cluster) throws Exception {
        try (var root = cluster.clients("gateway-1");
                var iam = root.iam()) {
            measure(cluster, iam, key(iam));
        }
    }

    private static Credentials key(IamClient iam) {
        iam.createUser(u -> u.userName(USER));
        var key = iam.createAccessKey(k -> k.userName(USER)).accessKey();
        return Credentials.longTerm(key.accessKeyId(), Secret.of(key.secretAccessKey()));
    }

    private static void measure(Cluster cluster, IamClient iam, Credentials key) throws Exception {
        try (var one = cluster.clients("gateway-1", key);
                var two = cluster.clients("gateway-2", key);
                var threads = Executors.newFixedThreadPool(4)) {
            var nodes = nodes(one, two);
            var answered = new Times();
            for (int edit = -WARM_UP; edit < EDITS; edit++) {
                int wanted = edit % 2 == 0 ? OK : DENIED;
                long began = System.nanoTime();
                edit(iam, wanted == OK);
                long done = System.nanoTime();
                var times = look(threads, nodes, wanted, done);
                if (edit >= 0) {
                    answered.add(done - began);
                    times.forEach((node, nanos) -> node.times().add(nanos));
                }
            }
            print(answered, nodes);
        }
    }

    private static List<Node> nodes(Clients one, Clients two) {
        var first = one.restApis();
        var second = two.restApis();
        var pools = one.pools();
        var identities = one.identities();
        return List.of(
                new Node("gateway-1", first::getRestApis),
                new Node("gateway-2", second::getRestApis),
                new Node("token-service-1", () -> pools.listUserPools(l -> l.maxResults(1))),
                new Node("identity-exchange-1", () -> identities.listIdentityPools(l -> l.maxResults(1))));
    }

    private static void edit(IamClient iam, boolean allow) {
        var document = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"" + (allow ? "Allow" : "Deny")
                + "\",\"Action\":\"*\",\"Resource\":\"*\"}}";
        iam.putUserPolicy(p -> p.userName(USER).policyName("only").policyDocument(document));
    }

    private static Map<Node, Long> look(ExecutorService threads, List<Node> nodes, int wanted, long since)
            throws Exception {
        var questions = new ArrayList<Callable<Long>>();
        nodes.forEach(node -> questions.add(() -> node.seen(wanted, since)));
        var times = threads.invokeAll(questions);
        var seen = new IdentityHashMap<Node, Long>();
        for (int i = 0; i < nodes.size(); i++) {
            seen.put(nodes.get(i), times.get(i).get());
        }
        return seen;
    }

    private static void print(Times answered, List<Node> nodes) {
        System.out.printf("%d edits; milliseconds                    min  median     p99     max%n", EDITS);
        System.out.println(answered.row("sent until answered"));
        nodes.forEach(node -> System.out.println(node.times().row("answered until seen, " + node.name())));
    }

    /** Nanoseconds, as they come. */
    private static final class Times {
        private final List<Long> nanos = new ArrayList<>();

        void add(long one) {
            nanos.add(one);
        }

        String row(String name) {
            nanos.sort(null);
            return "%-38s%8.1f%8.1f%8.1f%8.1f".formatted(name, at(0), at(0.5), at(0.99), at(1));
        }

        private double at(double part) {
            return nanos.get((int) Math.ceil(part * (nanos.size() - 1))) / 1e6;
        }
    }
}
