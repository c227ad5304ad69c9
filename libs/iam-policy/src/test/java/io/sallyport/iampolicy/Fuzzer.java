package io.sallyport.iampolicy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Jazzer in a process of its own: inputs that reach new branches are kept and changed further.
 *
 * @param folder where it keeps them, and what it found
 * @see <a href="https://llvm.org/docs/LibFuzzer.html#options">libFuzzer, "Options"</a>
 */
record Fuzzer(Path folder) {
    private static final int RUNS = 20_000;
    private static final int SECONDS = 60;
    private static final int ONE_INPUT_SECONDS = 10;
    private static final int PATIENCE_SECONDS = 110;
    private static final Pattern DONE = Pattern.compile("Done (\\d+) runs");

    /** How it ended, and its last words: the seed, what it found, and where the input lies. */
    record Report(int exit, String said) {
        long runs() {
            var done = DONE.matcher(said);
            return done.find() ? Long.parseLong(done.group(1)) : 0;
        }
    }

    void seed(String name, byte[] input) throws IOException {
        Files.createDirectories(corpus());
        Files.write(corpus().resolve(name), input);
    }

    private Path corpus() {
        return folder.resolve("corpus");
    }

    /** @param words that inputs may be made of */
    Report run(Class<?> target, List<String> words, int longest) throws IOException, InterruptedException {
        var output = folder.resolve("output");
        var process = new ProcessBuilder(command(target, dictionary(words), longest))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        return new Report(process.exitValue(), Files.readString(output));
    }

    private List<String> command(Class<?> target, Path dictionary, int longest) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(),
                "--instrumentation_includes=io.sallyport.iampolicy.**",
                "--custom_hook_includes=io.sallyport.iampolicy.**",
                "--reproducer_path=" + folder,
                "-runs=" + RUNS,
                "-max_total_time=" + SECONDS,
                "-timeout=" + ONE_INPUT_SECONDS,
                "-max_len=" + longest,
                "-rss_limit_mb=0",
                "-dict=" + dictionary,
                "-artifact_prefix=" + folder + "/",
                corpus().toString());
    }

    private Path dictionary(List<String> words) throws IOException {
        var lines = words.stream()
                .map(word -> "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n")
                .toList();
        return Files.writeString(folder.resolve("words"), String.join("", lines), StandardCharsets.US_ASCII);
    }
}
