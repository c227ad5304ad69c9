package io.sallyport.runtime.sql;

import io.sallyport.contracts.Secret;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.UUID;

/** Two rooms of one file write rows, several at a time, and prints the id of each when it is acknowledged, until somebody kills it. */
final class Scribe {
    private static final int ROOMS = 2;
    private static final int AT_A_TIME = 6;

    private Scribe() {}

    public static void main(String[] args) {
        var vertx = Vertx.vertx();
        for (var room = 0; room < ROOMS; room++) {
            var database = Database.open(vertx, config(args[0]), "db/garden", Migrate.RUN)
                    .await();
            for (var hand = 0; hand < AT_A_TIME; hand++) {
                writeOn(database, room + "-hand-" + hand, 0);
            }
        }
    }

    static DatabaseConfig config(String path) {
        return new DatabaseConfig("h2:file:" + path, "sally", Secret.of("embedded"), "garden", AT_A_TIME);
    }

    private static void writeOn(Database database, String hand, int line) {
        var id = UUID.randomUUID();
        var facts = "{\"note\":\"" + "x".repeat(line % 5_000) + "\"}";
        var plant = new Plant(id, hand + id, line, facts, Buffer.buffer(hand), Instant.EPOCH);
        database.write(plant::into)
                .onSuccess(_ -> acknowledge(id))
                .onSuccess(_ -> writeOn(database, hand, line + 1))
                .onFailure(Scribe::giveUp);
    }

    /** The full stop tells a whole line from one that the kill cut. */
    private static void acknowledge(UUID id) {
        System.out.println("acknowledged " + id + ".");
    }

    private static void giveUp(Throwable failure) {
        failure.printStackTrace();
        Runtime.getRuntime().halt(1);
    }
}
