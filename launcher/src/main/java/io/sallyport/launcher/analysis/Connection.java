package io.sallyport.launcher.analysis;

import io.sallyport.contracts.Secret;
import io.sallyport.launcher.story.ApiCalls;
import io.sallyport.launcher.story.Clients;
import io.sallyport.runtime.config.BadSetting;
import io.sallyport.sigv4.Credentials;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A running product as its data directory tells of it: {@code bootstrap.env} and the truststore.
 *
 * @param calls for what the SDK has no client
 * @param key   the root's
 */
public record Connection(Clients clients, ApiCalls calls, Credentials key, String region) implements AutoCloseable {
    private static final String TRUSTSTORE_PASSWORD = "changeit";

    /**
     * @param otherwise what could be done without one, for the message
     * @throws BadSetting when no product has been started there
     */
    static Connection to(Path data, String otherwise) {
        var file = data.resolve("bootstrap.env");
        if (!Files.exists(file)) {
            throw new BadSetting(file
                    + " is not there; start the product with ./sallyport up, or name its data directory with --data"
                    + otherwise);
        }
        var said = assignments(Documents.text(file));
        var authority = Path.of(need(said, "AWS_CA_BUNDLE", file));
        var key = Credentials.longTerm(
                need(said, "AWS_ACCESS_KEY_ID", file), Secret.of(need(said, "AWS_SECRET_ACCESS_KEY", file)));
        var region = need(said, "AWS_REGION", file);
        var truststore = authority.resolveSibling("truststore.p12");
        var endpoint = URI.create(need(said, "AWS_ENDPOINT_URL", file));
        var tls = Clients.trusting(truststore, TRUSTSTORE_PASSWORD);
        return new Connection(
                Clients.of(endpoint, region, key, truststore, TRUSTSTORE_PASSWORD),
                new ApiCalls(endpoint, region, tls, InstantSource.system()),
                key,
                region);
    }

    /** Lines of {@code NAME='value'}. */
    private static Map<String, String> assignments(String text) {
        return text.lines()
                .map(line -> line.split("=", 2))
                .filter(parts -> parts.length == 2 && parts[1].length() > 1)
                .collect(Collectors.toMap(
                        parts -> parts[0],
                        parts -> parts[1].substring(1, parts[1].length() - 1).replace("'\\''", "'"),
                        (_, last) -> last));
    }

    private static String need(Map<String, String> said, String name, Path file) {
        return Optional.ofNullable(said.get(name))
                .orElseThrow(() -> new BadSetting(file + " does not say " + name + "; start the product again"));
    }

    /** @throws BadSetting when the product does not answer */
    public <T> T read(Supplier<T> reading) {
        try {
            return Rereading.of(reading);
        } catch (SdkException e) {
            throw unreachable(e);
        }
    }

    static BadSetting unreachable(SdkException e) {
        return new BadSetting("the product did not answer (" + e.getMessage() + "); is it running?");
    }

    @Override
    public void close() {
        clients.close();
    }
}
