package io.sallyport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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

    /**
     * A way of starting it that cannot work.
     *
     * @param told what the one sentence has to contain
     */
    record Bad(List<String> options, Map<String, String> settings, List<String> told) {
        static Bad option(List<String> options, String... told) {
            return new Bad(options, Map.of(), List.of(told));
        }

        static Bad setting(String name, String value, String... told) {
            return new Bad(List.of("--port", "0"), Map.of(name, value), List.of(told));
        }
    }

    private static Stream<Bad> bad() {
        return Stream.of(
                Bad.option(List.of("--port", "99999"), "--port must", "from 1 to 65535", "99999"),
                Bad.option(List.of("--port", "-5"), "--port must", "from 1 to 65535", "-5"),
                Bad.option(List.of("--port", "https"), "--port", "https"),
                Bad.option(List.of("--plain-port", "65536"), "--plain-port must", "from 1 to 65535", "65536"),
                Bad.option(List.of("--plain-port", "-1"), "--plain-port must", "from 1 to 65535", "-1"),
                Bad.option(
                        List.of("--port", "9", "--plain-port", "9"), "--port and --plain-port are both 9", "another"),
                Bad.setting("SALLYPORT_ACCOUNT_ID", "12", "SALLYPORT_ACCOUNT_ID", "twelve digits", "'12'"),
                Bad.setting("SALLYPORT_REGION", "the moon", "SALLYPORT_REGION", "us-east-1", "'the moon'"),
                Bad.setting("SALLYPORT_PUBLIC_URL", "a.example", "SALLYPORT_PUBLIC_URL", "https://host", "'a.example'"),
                Bad.setting("SALLYPORT_LOG_LEVEL", "all of it", "SALLYPORT_LOG_LEVEL", "DEBUG", "'all of it'"),
                Bad.setting("SALLYPORT_DOMAINS", "localhost,a b", "SALLYPORT_DOMAINS", "host names", "'a b'"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void what_cannot_work_is_told_in_one_sentence_before_anything_is_made(Bad bad) throws Exception {
        var data = folder.resolve("data");
        var arguments = new ArrayList<>(List.of("up", "--data", data.toString()));
        arguments.addAll(bad.options());

        var said = say(bad.settings(), arguments.toArray(String[]::new));

        assertThat(said.status()).as(said.text()).isEqualTo(2);
        assertThat(said.text()).contains(bad.told()).startsWith("sallyport: ").hasLineCount(1);
        assertThat(data).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"--port, --plain-port", "--plain-port, --port"})
    void a_taken_port_is_one_sentence_that_names_its_option(String option, String other) throws Exception {
        try (var taken = new ServerSocket(0)) {
            var port = "" + taken.getLocalPort();
            var said = say(Map.of(), "up", "--data", folder.toString(), option, port, other, "0");

            assertThat(said.status()).isEqualTo(2);
            assertThat(said.text())
                    .startsWith("sallyport: port " + port + " cannot be listened on")
                    .endsWith("; stop what holds it, or give another with " + option + "\n")
                    .hasLineCount(1);
        }
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

    @Test
    void it_is_at_8443_without_a_plain_port_and_keeps_everything_here_unless_told_otherwise() {
        var up = Sallyport.commandLine().parseArgs("up").subcommand().commandSpec();

        assertThat(((UpCommand) up.userObject()).options(Map.of()))
                .isEqualTo(new EmbeddedOptions(
                        Path.of("").toAbsolutePath().resolve(".sallyport"), 8443, OptionalInt.empty(), Map.of()));
    }
}
