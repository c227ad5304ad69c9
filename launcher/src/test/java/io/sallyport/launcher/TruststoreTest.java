package io.sallyport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.launcher.RunningProduct.Running;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A Java client in a JVM of its own, told where the product is by {@code bootstrap.env} and whom to trust by what {@code up} prints. */
@Tag("clients")
@ExtendWith(RunningProduct.class)
class TruststoreTest {
    private static final String LINE = "Java clients: ";

    @TempDir
    private Path folder;

    @Test
    void the_flags_that_up_prints_are_what_a_java_client_needs(Running running) throws Exception {
        var ended = whoAmI(running, printed(running));

        assertThat(ended.errors()).isEmpty();
        assertThat(ended.output()).isEqualTo("arn:aws:iam::" + running.account() + ":root\n");
    }

    @Test
    void without_them_it_does_not_trust_the_product(Running running) throws Exception {
        var ended = whoAmI(running, List.of());

        assertThat(ended.status()).isNotZero();
        assertThat(ended.errors()).contains("unable to find valid certification path");
        assertThat(ended.output()).isEmpty();
    }

    private static List<String> printed(Running running) {
        var line = Banner.text(running.product())
                .lines()
                .filter(text -> text.contains(LINE))
                .findFirst()
                .orElseThrow();
        return Arrays.asList(
                line.substring(line.indexOf(LINE) + LINE.length()).strip().split(" "));
    }

    private Commands.Ended whoAmI(Running running, List<String> flags) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), WhoAmI.class.getName()));
        return Commands.run(folder, BootstrapFile.read(running.data()), command.toArray(String[]::new));
    }
}
