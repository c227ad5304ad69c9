package io.sallyport.launcher.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** One room in a process of its own; what it says goes into a file. */
final class NodeProcess {
    private static final Pattern READY = Pattern.compile("ready [a-z-]+ (https://\\S+)");
    private static final int PATIENCE_SECONDS = 180;
    private static final int LAST_LINES = 60;

    private final Process process;
    private final Path log;
    private final CompletableFuture<String> ready = new CompletableFuture<>();

    private NodeProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Returns at once; see {@link #ready}. */
    static NodeProcess start(String main, Map<String, String> environment, Path log) throws IOException {
        var builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main))
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("SALLYPORT_"));
        builder.environment().putAll(environment);
        var node = new NodeProcess(builder.start(), log);
        Thread.ofPlatform().daemon().name(log.getFileName().toString()).start(node::listen);
        return node;
    }

    private void listen() {
        try (var lines = process.inputReader(StandardCharsets.UTF_8);
                var file = Files.newBufferedWriter(log)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                file.write(line + "\n");
                file.flush();
                var found = READY.matcher(line);
                if (found.find()) {
                    ready.complete(found.group(1));
                }
            }
        } catch (IOException killed) {
            // its last words are lost; nobody waits for more
        }
        ready.completeExceptionally(new IOException("ended before it was ready"));
    }

    /** Waits until it says that it is ready. */
    void ready() throws InterruptedException {
        try {
            ready.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(log.getFileName() + " is not ready: " + e + "\n" + lastWords(), e);
        }
    }

    String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String lastWords() {
        var lines = said().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    /** SIGKILL: nothing gets to finish. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM. */
    void end() {
        process.destroy();
    }

    /** After {@link #end}. @return true when it ended by itself */
    boolean ended() throws InterruptedException {
        if (process.waitFor(PATIENCE_SECONDS / 3, TimeUnit.SECONDS)) {
            return true;
        }
        kill();
        return false;
    }
}
