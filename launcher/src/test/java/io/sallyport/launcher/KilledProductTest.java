package io.sallyport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.launcher.story.Clients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;
import software.amazon.awssdk.services.iam.model.User;

/** Nothing acknowledged is ever lost: kill -9 in the middle of writing, again and again. */
@Tag("durability")
@Order(0) // the longest: beside all others, instead of after them
class KilledProductTest {
    private static final int ROUNDS = 100;

    private static final int MOST_WRITES_BEFORE_A_KILL = 12;

    private final Random random = new Random(20261122);

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void every_acknowledged_write_is_there_after_a_kill(@TempDir Path folder) throws Exception {
        var data = Files.createDirectory(folder.resolve("data"));
        var jvm = ChildJvm.training(folder);
        var pool = trained(jvm, data);
        var written = new Written(pool, new HashSet<>(), new HashSet<>());
        for (int round = 0; round < ROUNDS; round++) {
            try (var product = ChildProduct.up(jvm.trained(folder), data);
                    var clients = product.clients()) {
                written.assertThere(clients, "before round " + round);
                writeUntilKilled(product, clients, "r" + round, written);
            }
        }
        try (var product = ChildProduct.up(jvm.trained(folder), data);
                var clients = product.clients()) {
            written.assertThere(clients, "at the end");
            assertThat(written.users()).hasSizeGreaterThan(ROUNDS);
        }
    }

    /** @return a user pool; the JVM has seen by then what a round does */
    private static String trained(ChildJvm jvm, Path data) throws IOException, InterruptedException {
        try (var product = ChildProduct.up(jvm, data);
                var clients = product.clients()) {
            var pool = clients.pools()
                    .createUserPool(p -> p.poolName("people"))
                    .userPool()
                    .id();
            new Written(pool, Set.of(), Set.of()).assertThere(clients, "in an empty product");
            clients.iam().createUser(u -> u.userName("trainee"));
            clients.pools().createGroup(g -> g.userPoolId(pool).groupName("trainees"));
            product.stop();
            return pool;
        }
    }

    /** What was acknowledged, in two rooms. */
    private record Written(String pool, Set<String> users, Set<String> groups) {
        void assertThere(Clients clients, String when) {
            assertThat(clients.iam().listUsersPaginator(l -> l.maxItems(1000)).users().stream()
                            .map(User::userName))
                    .as("users " + when)
                    .containsAll(users);
            assertThat(clients
                            .pools()
                            .listGroupsPaginator(l -> l.userPoolId(pool).limit(60))
                            .groups()
                            .stream()
                            .map(GroupType::groupName))
                    .as("groups " + when)
                    .containsAll(groups);
        }
    }

    /** Two writers; the kill comes when a random number of writes was acknowledged, while the next are under way. */
    private void writeUntilKilled(ChildProduct product, Clients clients, String round, Written written)
            throws InterruptedException {
        var users = new ConcurrentLinkedQueue<String>();
        var groups = new ConcurrentLinkedQueue<String>();
        var enough = new CountDownLatch(2 + random.nextInt(MOST_WRITES_BEFORE_A_KILL));
        var writers = new Thread[] {
            Thread.ofVirtual()
                    .start(() ->
                            write(users, enough, round, name -> clients.iam().createUser(u -> u.userName(name)))),
            Thread.ofVirtual()
                    .start(() -> write(
                            groups,
                            enough,
                            round,
                            name -> clients.pools()
                                    .createGroup(
                                            g -> g.userPoolId(written.pool()).groupName(name))))
        };
        enough.await();
        product.kill();
        for (var writer : writers) {
            writer.join();
        }
        written.users().addAll(users);
        written.groups().addAll(groups);
    }

    private static void write(Queue<String> acknowledged, CountDownLatch enough, String round, Consumer<String> write) {
        try {
            for (int n = 0; ; n++) {
                write.accept(round + "-" + n);
                acknowledged.add(round + "-" + n);
                enough.countDown();
            }
        } catch (SdkException killed) {
            enough.countDown();
        }
    }
}
