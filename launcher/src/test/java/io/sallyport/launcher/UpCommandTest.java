package io.sallyport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code up} as a person at a terminal meets it. */
class UpCommandTest {
    private static final int PATIENCE_SECONDS = 90;

    @TempDir
    private Path folder;

    /** What a command that fails says, and with which status it ends. */
    private record Said(int status, String text) {}

    /** A command that should end but does not is stopped, and what it said by then is told. */
    private Said say(Map<String, String> settings, String... arguments) throws Exception {
        var output = Files.createTempFile(folder, "said", ".txt");
        var command = ChildJvm.PLAIN.sallyport(arguments);
        command.environment().putAll(settings);
        var process = command.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        return new Said(process.exitValue(), Files.readString(output));
    }

    @Test
    void a_taken_port_is_one_sentence_that_says_what_to_do() throws Exception {
        try (var taken = new ServerSocket(0)) {
            var said = say(Map.of(), "up", "--data", folder.toString(), "--port", "" + taken.getLocalPort());

            assertThat(said.status()).isEqualTo(2);
            assertThat(said.text())
                    .contains("port " + taken.getLocalPort())
                    .contains("--port")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void a_region_that_is_none_is_one_sentence() throws Exception {
        var said = say(Map.of("SALLYPORT_REGION", "the moon"), "up", "--data", folder.toString(), "--port", "0");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.text())
                .contains("SALLYPORT_REGION")
                .contains("us-east-1")
                .doesNotContain("\tat ");
    }

    @Test
    void a_setting_that_nobody_knows_stops_the_start() throws Exception {
        var said = say(Map.of("SALLYPORT_REIGON", "us-east-1"), "up", "--data", folder.toString(), "--port", "0");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.text()).contains("SALLYPORT_REIGON").doesNotContain("\tat ");
    }

    @Test
    void other_root_keys_than_the_stored_ones_stop_the_start() throws Exception {
        try (var product = ChildProduct.up(Files.createDirectory(folder.resolve("data")))) {
            assertThat(product.stop()).isEqualTo(143);
        }
        var other = Map.of(
                "SALLYPORT_BOOTSTRAP_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE",
                "SALLYPORT_BOOTSTRAP_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

        var said = say(other, "up", "--data", folder.resolve("data").toString(), "--port", "0");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.text()).contains("SALLYPORT_BOOTSTRAP_ROTATE").doesNotContain("wJalrXUtnFEMI");
    }

    @Test
    void two_on_one_data_directory_are_refused_and_the_first_goes_on() throws Exception {
        var data = Files.createDirectory(folder.resolve("shared"));
        try (var first = ChildProduct.up(data);
                var clients = first.clients()) {
            var said = say(Map.of(), "up", "--data", data.toString(), "--port", "0");

            assertThat(said.status()).isEqualTo(2);
            assertThat(said.text()).contains("--data").doesNotContain("\tat ");
            assertThat(clients.sts().getCallerIdentity().account()).isEqualTo("123456789012");
        }
    }

    @Test
    void what_it_leaves_on_the_disk_is_its_owners_alone() throws Exception {
        var data = Files.createDirectory(folder.resolve("private"));
        try (var product = ChildProduct.up(data)) {
            assertThat(product.bootstrap())
                    .containsKeys(
                            "AWS_ACCESS_KEY_ID",
                            "AWS_SECRET_ACCESS_KEY",
                            "AWS_ENDPOINT_URL",
                            "AWS_REGION",
                            "AWS_DEFAULT_REGION",
                            "AWS_CA_BUNDLE",
                            "NODE_EXTRA_CA_CERTS",
                            "CURL_CA_BUNDLE");
            assertThat(modes(data.resolve("bootstrap.env"))).isEqualTo("rw-------");
            assertThat(modes(data)).isEqualTo("rwx------");
            assertThat(modes(data.resolve("keys").resolve("policy-service.kek")))
                    .isEqualTo("rw-------");
        }
    }

    private static String modes(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
