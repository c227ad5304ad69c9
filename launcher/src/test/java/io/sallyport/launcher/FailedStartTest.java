package io.sallyport.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.runtime.config.BadSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start that fails leaves behind in the process that asked for it. */
class FailedStartTest {
    @Test
    void a_start_that_fails_when_databases_are_open_says_why_and_gives_all_back(@TempDir Path data) throws IOException {
        var file = Files.createFile(data.resolve("functions")); // where a folder has to be made
        var options = new EmbeddedOptions(data, 0, OptionalInt.empty(), Map.of());

        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(() -> Product.start(options))
                .withMessageContaining("SALLYPORT_FUNCTIONS_FOLDER is " + file);

        assertThat(data.resolve("database/sallyport.mv.db")).exists();
        Files.delete(file);
        assertThatCode(() -> Product.start(options).stop()).doesNotThrowAnyException();
    }
}
