package io.sallyport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sallyport story} as a person at a terminal meets it. */
class StoryCommandTest {
    @Test
    void it_plays_to_the_end_beside_everything_else_and_leaves_no_trace(@TempDir Path folder) throws Exception {
        var temporary = Files.createDirectory(folder.resolve("tmp"));
        var command = ChildJvm.PLAIN.sallyport("story").command();
        var environment = Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);

        var ended = Commands.run(
                Path.of(System.getProperty("sallyport.root")), environment, command.toArray(String[]::new));

        assertThat(ended.status()).as(ended.errors()).isZero();
        assertThat(ended.output()).contains("a fresh instance on https://localhost:");
        assertThat(ended.output().stripTrailing()).endsWith("12 calls, every one as promised.");
        assertThat(temporary).isEmptyDirectory();
    }
}
