package io.sallyport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A first start that was killed is no start: the next one begins where it left, or anew. */
@Tag("durability")
class KilledStartTest {
    /** In the order in which they are made. */
    private static final List<String> FILES = List.of(
            "lock",
            "tls/ca.key",
            "tls/ca.crt",
            "database/sallyport.mv.db",
            "keys/policy-service.kek",
            "keys/identity-exchange.kek",
            "keys/functions.kek",
            "keys/token-service.kek",
            "keys/gateway.kek",
            "bootstrap.env");

    @Test
    void a_product_that_was_killed_in_each_step_of_its_first_start_starts(@TempDir Path folder) throws Exception {
        var data = folder.resolve("data");
        for (var file : FILES) {
            killedWhenThere(data, data.resolve(file));
        }

        try (var product = ChildProduct.up(data);
                var clients = product.clients()) {
            clients.iam().createUser(u -> u.userName("ann"));

            assertThat(clients.iam().listUsers().users()).hasSize(1);
        }
    }

    /** Returns when it made that file and was killed: a start that cannot go on from the last one does not come so far */
    private static void killedWhenThere(Path data, Path file) throws IOException, InterruptedException {
        var process = ChildJvm.PLAIN
                .sallyport("up", "--data", data.toString(), "--port", "0")
                .redirectErrorStream(true)
                .redirectOutput(data.resolveSibling("killed.log").toFile())
                .start();
        try {
            while (!Files.exists(file)) {
                boolean ended = process.waitFor(1, TimeUnit.MILLISECONDS);
                assertThat(ended).as("ended before it made " + file).isFalse();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
