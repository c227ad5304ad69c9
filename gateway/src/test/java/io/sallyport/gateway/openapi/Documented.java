package io.sallyport.gateway.openapi;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sallyport.gateway.core.PublishedApi;
import io.sallyport.gateway.core.Route;
import io.sallyport.gateway.definition.Definition;
import io.sallyport.gateway.definition.Publishing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Documents for tests, and what they are imported into. */
public final class Documented {
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:";

    private Documented() {}

    public static Path root() {
        return Path.of(System.getProperty("sallyport.root"));
    }

    static List<Path> corpus() {
        var folder = root().resolve("../shared/data/openapi").normalize();
        assumeTrue(Files.isDirectory(folder), "skipped: no ../shared/data");
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(json|ya?ml)"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of the example application, filled in. */
    public static byte[] example(String file) {
        var text = text(root().resolve("examples/inventory").resolve(file));
        var values = Map.of(
                "ACCOUNT", "123456789012",
                "REGION", "us-east-1",
                "INVENTORY", FUNCTION + "inventory",
                "AUTHORIZER", FUNCTION + "authorizer",
                "POOL", "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_AbCdEfGhI",
                "ISSUER", "https://issuer.example",
                "CLIENT", "web");
        for (var value : values.entrySet()) {
            text = text.replace("${" + value.getKey() + "}", value.getValue());
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Numbers its ids. */
    public static OpenApi openApi() {
        var next = new AtomicInteger();
        return new OpenApi(() -> "id" + next.incrementAndGet());
    }

    static PublishedApi published(Definition definition) {
        return Publishing.of(definition, new Publishing.Target("api", "test", "dep", "hash", Map.of(), 0));
    }

    /** @return {@code GET /pets} and who may call it */
    static Map<String, String> accesses(PublishedApi api) {
        var all = new TreeMap<String, String>();
        for (var route : api.routes()) {
            all.put(route.method() + " " + route.path(), access(api, route));
        }
        return all;
    }

    private static String access(PublishedApi api, Route route) {
        return switch (route.access()) {
            case Route.Access.Open _ -> "open";
            case Route.Access.Iam _ -> "iam";
            case Route.Access.Closed(var missing) -> "closed: " + missing;
            case Route.Access.Authorized(var id, var scopes) ->
                Objects.requireNonNull(api.authorizers().get(id)).name() + (scopes.isEmpty() ? "" : " " + scopes);
        };
    }
}
