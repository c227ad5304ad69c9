package io.sallyport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A first start that was killed is no start: the next one begins where it left, or anew. */
@Tag("durability")
class KilledStartTest {
    /** @param file when it is there, the product is killed */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "lock",
                "tls/ca.key",
                "tls/ca.crt",
                "database/sallyport.mv.db",
                "keys/policy-service.kek",
                "keys/identity-exchange.kek",
                "keys/functions.kek",
                "keys/token-service.kek",
                "keys/gateway.kek",
                "bootstrap.env"
            })
    void a_product_that_was_killed_in_its_first_start_starts_again(String file, @TempDir Path folder) throws Exception {
        var data = folder.resolve("data");
        killedWhenThere(data, data.resolve(file));

        try (var product = ChildProduct.up(data);
                var clients = product.clients()) {
            clients.iam().createUser(u -> u.userName("ann"));

            assertThat(clients.iam().listUsers().users()).hasSize(1);
        }
    }

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
