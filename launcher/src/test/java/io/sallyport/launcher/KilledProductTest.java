package io.sallyport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.launcher.Room.Given;
import io.sallyport.launcher.story.Clients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nothing acknowledged is ever lost: kill -9 in the middle of writing, again and again. */
@Tag("durability")
@Order(0) // the longest: beside all others, instead of after them
class KilledProductTest {
    private static final int ROUNDS = 100;

    private static final int MOST_WRITES_BEFORE_A_KILL = 12;

    private final Random random = new Random(20261122);

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void every_acknowledged_write_is_there_after_a_kill(@TempDir Path folder) throws Exception {
        var data = Files.createDirectory(folder.resolve("data"));
        var jvm = ChildJvm.training(folder);
        var written = new Written(trained(jvm, data));
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
            System.out.println("acknowledged before " + ROUNDS + " kills, and kept: " + written);
            assertThat(written.names()).hasSize(Room.values().length);
            assertThat(written.of(Room.USERS)).hasSizeGreaterThan(ROUNDS);
        }
    }

    /** @return what rounds need; the JVM has seen by then what a round does */
    private static Given trained(ChildJvm jvm, Path data) throws IOException, InterruptedException {
        try (var product = ChildProduct.up(jvm, data);
                var clients = product.clients()) {
            var given = Given.make(clients);
            for (var room : Room.values()) {
                room.write(clients, given, "trainee");
                room.assertKept(clients, given, List.of("trainee"), "in an empty product");
            }
            product.stop();
            return given;
        }
    }

    /** What was acknowledged, by room. */
    private record Written(Given given, Map<Room, Queue<String>> names) {
        Written(Given given) {
            this(given, new ConcurrentSkipListMap<>());
        }

        Queue<String> of(Room room) {
            return names.computeIfAbsent(room, _ -> new ConcurrentLinkedQueue<>());
        }

        void assertThere(Clients clients, String when) {
            names.forEach((room, acknowledged) -> room.assertKept(clients, given, acknowledged, when));
        }

        @Override
        public String toString() {
            return names.entrySet().stream()
                    .map(e -> e.getValue().size() + " " + e.getKey())
                    .collect(Collectors.joining(", "));
        }
    }

    /** Three writers; the kill comes when a random number of writes was acknowledged, while the next are under way. */
    private void writeUntilKilled(ChildProduct product, Clients clients, String round, Written written)
            throws InterruptedException {
        var enough = new CountDownLatch(3 + random.nextInt(MOST_WRITES_BEFORE_A_KILL));
        int first = random.nextInt(Room.later().size());
        var rest = new ArrayList<>(Room.later());
        Collections.rotate(rest, first);
        var refused = new ConcurrentLinkedQueue<RuntimeException>();
        var writers = Stream.of(List.of(Room.USERS), List.of(Room.GROUPS_OF_A_POOL), rest)
                .map(rooms -> Thread.ofVirtual().start(() -> {
                    try {
                        write(rooms, clients, round, written, enough);
                    } catch (RuntimeException e) {
                        if (enough.getCount() > 0) {
                            refused.add(e);
                            giveUp(enough);
                        }
                    }
                }))
                .toList();
        enough.await();
        product.kill();
        for (var writer : writers) {
            writer.join();
        }
        assertThat(refused).as("refused before the kill, in " + round).isEmpty();
    }

    /** Ends by an exception of the SDK, since the product is killed meanwhile. */
    private static void write(List<Room> rooms, Clients clients, String round, Written written, CountDownLatch enough) {
        for (int n = 0; ; n++) {
            var room = rooms.get(n % rooms.size());
            room.write(clients, written.given(), round + "-" + n);
            written.of(room).add(round + "-" + n);
            enough.countDown();
        }
    }

    private static void giveUp(CountDownLatch enough) {
        while (enough.getCount() > 0) {
            enough.countDown();
        }
    }
}
