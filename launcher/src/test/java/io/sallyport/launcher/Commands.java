package io.sallyport.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Runs the programs that tests are about. */
public final class Commands {
    private static final int PATIENCE_SECONDS = 300;

    private Commands() {}

    /** How a program ended, and what it printed to either side. */
    public record Ended(int status, String output, String errors) {}

    /** Skips the test on a machine that lacks the program. */
    public static void assumeThere(String program) {
        Assumptions.assumeTrue(
                Arrays.stream(System.getenv("PATH").split(":")).anyMatch(p -> Files.isExecutable(Path.of(p, program))),
                "skipped: no " + program + " command on the PATH");
    }

    /** @return what it printed; fails the test when it fails, with everything it said */
    public static String output(Path folder, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        var ended = run(folder, environment, command);
        if (ended.status() != 0) {
            Assertions.fail(Arrays.toString(command) + " failed:\n" + ended.output() + ended.errors());
        }
        return ended.output();
    }

    /** Fails the test only when it does not end. */
    public static Ended run(Path folder, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        var errors = Files.createTempFile("errors", ".txt");
        try {
            return run(folder, environment, errors, command);
        } finally {
            Files.delete(errors);
        }
    }

    private static Ended run(Path folder, Map<String, String> environment, Path errors, String... command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            Assertions.fail(Arrays.toString(command) + " does not end:\n" + output + Files.readString(errors));
        }
        return new Ended(process.exitValue(), output, Files.readString(errors));
    }
}
