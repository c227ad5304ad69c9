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
import java.util.Map;

/** The product in a process of its own, as {@code sallyport up} runs it. */
final class ChildProduct implements AutoCloseable {
    private static final String READY = "ready ";

    private final Process process;
    private final Path data;
    private final String url;

    private ChildProduct(Process process, Path data, String url) {
        this.process = process;
        this.data = data;
        this.url = url;
    }

    /** Returns when the process says that it is ready. */
    static ChildProduct up(Path data) throws IOException {
        return up(ChildJvm.PLAIN, data);
    }

    static ChildProduct up(ChildJvm jvm, Path data) throws IOException {
        var process = jvm.sallyport("up", "--data", data.toString(), "--port", "0")
                .redirectError(Redirect.appendTo(
                        data.resolveSibling(data.getFileName() + ".log").toFile()))
                .start();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line;
        while ((line = output.readLine()) != null) {
            if (line.startsWith(READY)) {
                return new ChildProduct(process, data, line.substring(READY.length()));
            }
        }
        throw new IOException("the product ended before it was ready: "
                + Files.readString(data.resolveSibling(data.getFileName() + ".log")));
    }

    Clients clients() throws IOException {
        var env = bootstrap();
        return Clients.of(
                URI.create(url),
                value(env, "AWS_REGION"),
                Credentials.longTerm(value(env, "AWS_ACCESS_KEY_ID"), Secret.of(value(env, "AWS_SECRET_ACCESS_KEY"))),
                data.resolve("tls").resolve("truststore.p12"),
                LocalAuthority.TRUSTSTORE_PASSWORD);
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
        process.destroy();
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
