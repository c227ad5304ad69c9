package io.sallyport.launcher;

import io.sallyport.contracts.Secret;
import io.sallyport.launcher.story.Clients;
import io.sallyport.sigv4.Credentials;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** The product in a process of its own, as {@code sallyport up} runs it. */
final class ChildProduct implements AutoCloseable {
    private static final String READY = "ready ";
    private static final int MINUTES_TO_READY = 3;
    private static final int MOST_LOG = 20_000;

    private final Process process;
    private final Path data;
    private final String url;
    private final String banner;

    private ChildProduct(Process process, Path data, String url, String banner) {
        this.process = process;
        this.data = data;
        this.url = url;
        this.banner = banner;
    }

    /** Returns when the process says that it is ready. */
    static ChildProduct up(Path data) throws IOException {
        return up(ChildJvm.PLAIN, data);
    }

    static ChildProduct up(ChildJvm jvm, Path data) throws IOException {
        return up(jvm, data, Map.of());
    }

    /** @param more arguments beside {@code --data} and {@code --port} */
    static ChildProduct up(ChildJvm jvm, Path data, Map<String, String> settings, String... more) throws IOException {
        var arguments = new ArrayList<>(List.of("up", "--data", data.toString(), "--port", "0"));
        arguments.addAll(List.of(more));
        var command = jvm.sallyport(arguments.toArray(String[]::new))
                .redirectError(Redirect.appendTo(log(data).toFile()));
        command.environment().putAll(settings);
        return ready(command.start(), data);
    }

    private static ChildProduct ready(Process process, Path data) throws IOException {
        var tooLate = CompletableFuture.delayedExecutor(MINUTES_TO_READY, TimeUnit.MINUTES);
        var patience = CompletableFuture.runAsync(process::destroyForcibly, tooLate);
        try {
            return readyOrEnded(process, data);
        } finally {
            patience.cancel(false);
        }
    }

    private static ChildProduct readyOrEnded(Process process, Path data) throws IOException {
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var banner = new StringBuilder();
        String line;
        while ((line = output.readLine()) != null) {
            if (line.startsWith(READY)) {
                return new ChildProduct(process, data, line.substring(READY.length()), banner.toString());
            }
            banner.append(line).append('\n');
        }
        throw new IOException("the product ended, or was ended after " + MINUTES_TO_READY
                + " minutes, before it was ready: " + tail(log(data)));
    }

    private static String tail(Path log) throws IOException {
        var text = Files.readString(log);
        return text.substring(Math.max(0, text.length() - MOST_LOG));
    }

    private static Path log(Path data) {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    URI url() {
        return URI.create(url);
    }

    /** What it printed before it was ready. */
    String banner() {
        return banner;
    }

    Clients clients() throws IOException {
        var env = bootstrap();
        return Clients.of(
                URI.create(url),
                value(env, "AWS_REGION"),
                Credentials.longTerm(value(env, "AWS_ACCESS_KEY_ID"), Secret.of(value(env, "AWS_SECRET_ACCESS_KEY"))),
                truststore(),
                LocalAuthority.TRUSTSTORE_PASSWORD);
    }

    /** @return a context that trusts its authority and nobody else */
    SSLContext tls() {
        return Clients.trusting(truststore(), LocalAuthority.TRUSTSTORE_PASSWORD);
    }

    private Path truststore() {
        return data.resolve("tls").resolve("truststore.p12");
    }

    /** What {@code bootstrap.env} says, by name. */
    Map<String, String> bootstrap() throws IOException {
        return BootstrapFile.read(data);
    }

    private static String value(Map<String, String> env, String name) {
        return java.util.Optional.ofNullable(env.get(name)).orElseThrow();
    }

    /** SIGKILL: nothing gets to finish. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM. @return the exit status */
    int stop() throws InterruptedException {
        terminate();
        return ended();
    }

    /** SIGTERM, and does not wait for what comes of it. */
    void terminate() {
        process.destroy();
    }

    /** Waits for its end. @return the exit status */
    int ended() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
