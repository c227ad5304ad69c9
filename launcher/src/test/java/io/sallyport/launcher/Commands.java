package io.sallyport.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;

/** Runs the programs that tests are about. */
final class Commands {
    private static final int PATIENCE_SECONDS = 300;

    private Commands() {}

    /** @return what it printed; fails the test when it fails, with everything it said */
    static String output(Path folder, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        var errors = Files.createTempFile("errors", ".txt");
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            Assertions.fail(Arrays.toString(command) + " failed:\n" + output + Files.readString(errors));
        }
        return output;
    }
}
