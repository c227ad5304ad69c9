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
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolDescriptionType;
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
        var users = new HashSet<String>();
        var pools = new HashSet<String>();
        var training = ChildJvm.training(folder);
        try (var product = ChildProduct.up(training, data)) {
            product.stop();
        }
        var jvm = training.trained(folder);
        for (int round = 0; round < ROUNDS; round++) {
            try (var product = ChildProduct.up(jvm, data);
                    var clients = product.clients()) {
                assertThat(users(clients)).as("users before round " + round).containsAll(users);
                assertThat(pools(clients)).as("pools before round " + round).containsAll(pools);
                writeUntilKilled(product, clients, "r" + round, users, pools);
            }
        }
        try (var product = ChildProduct.up(jvm, data);
                var clients = product.clients()) {
            assertThat(users(clients)).containsAll(users);
            assertThat(pools(clients)).containsAll(pools);
            assertThat(users).hasSizeGreaterThan(ROUNDS);
        }
    }

    /** Two writers; the kill comes when a random number of writes was acknowledged, while the next are under way. */
    private void writeUntilKilled(
            ChildProduct product, Clients clients, String round, Set<String> users, Set<String> pools)
            throws InterruptedException, IOException {
        Queue<String> newUsers = new ConcurrentLinkedQueue<>();
        Queue<String> newPools = new ConcurrentLinkedQueue<>();
        var enough = new CountDownLatch(2 + random.nextInt(MOST_WRITES_BEFORE_A_KILL));
        var writers = new Thread[] {
            Thread.ofVirtual()
                    .start(() -> write(newUsers, enough, n -> {
                        clients.iam().createUser(u -> u.userName(round + "-" + n));
                        return round + "-" + n;
                    })),
            Thread.ofVirtual()
                    .start(() -> write(
                            newPools,
                            enough,
                            n -> clients.pools()
                                    .createUserPool(p -> p.poolName(round + "-" + n))
                                    .userPool()
                                    .id()))
        };
        enough.await();
        product.kill();
        for (var writer : writers) {
            writer.join();
        }
        users.addAll(newUsers);
        pools.addAll(newPools);
    }

    /** One write. @return its name once it was acknowledged */
    @FunctionalInterface
    private interface Write {
        String once(int n);
    }

    private static void write(Queue<String> acknowledged, CountDownLatch enough, Write write) {
        try {
            for (int n = 0; ; n++) {
                acknowledged.add(write.once(n));
                enough.countDown();
            }
        } catch (SdkException killed) {
            enough.countDown();
        }
    }

    private static Set<String> users(Clients clients) {
        return clients.iam().listUsersPaginator().users().stream()
                .map(User::userName)
                .collect(Collectors.toSet());
    }

    private static Set<String> pools(Clients clients) {
        return clients.pools().listUserPoolsPaginator(l -> l.maxResults(60)).userPools().stream()
                .map(UserPoolDescriptionType::id)
                .collect(Collectors.toSet());
    }
}
