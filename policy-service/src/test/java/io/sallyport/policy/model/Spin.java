package io.sallyport.policy.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Turns a Promela model into a verifier, and runs it.
 *
 * @param model  the file
 * @param folder where the verifier is made
 * @see <a href="https://spinroot.com/spin/Man/Pan.html">SPIN manual, "Pan"</a>
 */
record Spin(Path model, Path folder) {
    private static final int PATIENCE_SECONDS = 100;
    private static final String DEEPEST = "-m3000000";

    /** What the verifier said. */
    record Report(String said) {
        /** Every state was looked at, and nothing was found. */
        boolean clean() {
            return said.contains("errors: 0") && !said.contains("error:") && !said.contains("not completed");
        }

        boolean violates() {
            return said.contains("assertion violated");
        }

        boolean goesRoundForEver() {
            return said.contains("acceptance cycle");
        }
    }

    /** @return those of the programs it takes that are not on the PATH */
    static List<String> missing() {
        return Stream.of("spin", "gcc")
                .filter(program -> Arrays.stream(System.getenv("PATH").split(":"))
                        .noneMatch(place -> Files.isExecutable(Path.of(place, program))))
                .toList();
    }

    /** Looks for a state that an assertion forbids. */
    Report safety(String... defines) throws IOException, InterruptedException {
        return verify(List.of("-DSAFETY", "-DNOFAIR"), List.of(), defines);
    }

    /** Looks for a way to go on for ever, each process fairly, without what the model's claim promises. */
    Report liveness(String... defines) throws IOException, InterruptedException {
        return verify(List.of("-DNFAIR=3"), List.of("-a", "-f"), defines);
    }

    private Report verify(List<String> kind, List<String> search, String... defines)
            throws IOException, InterruptedException {
        run(line(List.of("spin", "-a"), List.of(defines), List.of(model.toString())));
        run(line(List.of("gcc", "-O1", "-w"), kind, List.of("-o", "pan", "pan.c")));
        return new Report(run(line(List.of(folder.resolve("pan").toString(), DEEPEST), search, List.of())));
    }

    private static List<String> line(List<String> program, List<String> options, List<String> files) {
        var line = new ArrayList<>(program);
        line.addAll(options);
        line.addAll(files);
        return line;
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        var output = folder.resolve("output");
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError(command + " took more than " + PATIENCE_SECONDS + " s");
        }
        var said = Files.readString(output);
        if (process.exitValue() != 0) {
            throw new AssertionError(command + " failed:\n" + said);
        }
        return said;
    }
}
