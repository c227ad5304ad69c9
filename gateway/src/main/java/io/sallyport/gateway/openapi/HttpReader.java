package io.sallyport.gateway.openapi;

import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.definition.Facts;
import io.sallyport.gateway.definition.HttpDefinition;
import io.sallyport.gateway.definition.HttpDefinition.HttpIntegration;
import io.sallyport.gateway.definition.HttpDefinition.HttpRoute;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads a document into an HTTP API. */
final class HttpReader {
    private static final String INTEGRATION = "x-amazon-apigateway-integration";
    private static final int USUAL_MILLIS = 30_000;
    private static final Set<String> OF_OPERATION =
            Set.of(INTEGRATION, "x-amazon-apigateway-auth", "x-amazon-apigateway-request-validator");
    private static final Set<String> OF_INTEGRATION = Set.of(
            "type",
            "uri",
            "httpMethod",
            "timeoutInMillis",
            "payloadFormatVersion",
            "connectionType",
            "connectionId",
            "credentials",
            "description",
            // what REST APIs know, and proxies of either kind do without
            "responses",
            "passthroughBehavior");

    private final Part root;
    private final Supplier<String> ids;
    private final Warnings warnings = new Warnings();
    private final RootExtensions extensions;
    private final Schemes schemes;
    private final Map<String, HttpRoute> routes = new LinkedHashMap<>();
    private final Map<String, HttpIntegration> integrations = new LinkedHashMap<>();

    HttpReader(Part root, Supplier<String> ids) {
        this.root = root;
        this.ids = ids;
        this.extensions = new RootExtensions(root, warnings);
        this.schemes = new Schemes(Kind.HTTP, root, ids, warnings);
    }

    HttpDefinition definition() {
        extensions.check();
        if (extensions.policy().isPresent()) {
            throw root.wrong("x-amazon-apigateway-policy: HTTP APIs have no resource policies");
        }
        for (var found : Operations.of(root)) {
            add(found);
        }
        return new HttpDefinition(facts(), routes, integrations, schemes.authorizers());
    }

    List<String> warnings() {
        return warnings.all();
    }

    private Facts facts() {
        var info = root.get("info");
        return Facts.named(info.text("title", ""))
                .withDescription(info.text("description", ""))
                .withVersion(info.text("version", ""))
                .withEndpoint("REGIONAL");
    }

    private void add(Operations.Found found) {
        var operation = found.operation();
        operation.refuseUnknown("x-amazon-apigateway-", OF_OPERATION);
        var written = operation.get(INTEGRATION);
        if (!written.present()) {
            throw operation.wrong("a route needs " + INTEGRATION);
        }
        var integration = integration(written);
        var demand = schemes.demand(operation);
        var guard = extensions
                .unbuiltGuard(operation)
                .or(demand::unbuilt)
                .or(() -> demand.apiKey() ? Optional.of("HTTP APIs have no API keys") : Optional.empty());
        guard.ifPresent(missing -> warnings.unbuilt(operation, missing));
        var route = new HttpRoute(
                ids.get(),
                key(found),
                demand.authorization(),
                demand.authorizerId(),
                demand.scopes(),
                operation.text("operationId", ""),
                integration.id(),
                guard);
        integrations.put(integration.id(), integration);
        routes.put(route.id(), route);
    }

    private static String key(Operations.Found found) {
        return found.path().equals("/$default") && found.method().equals("ANY")
                ? "$default"
                : found.method() + " " + found.path();
    }

    private HttpIntegration integration(Part written) {
        written.refuseUnknown("", OF_INTEGRATION);
        var elsewhere = written.text("connectionType").filter(type -> !type.equals("INTERNET"));
        var unbuilt = elsewhere.map(type -> "connectionType " + type + " is not built yet");
        unbuilt.ifPresent(missing -> warnings.unbuilt(written, missing));
        if (written.get("credentials").present()) {
            warnings.add(
                    written,
                    "credentials is not used; the function's own policy must let apigateway.amazonaws.com"
                            + " invoke it");
        }
        var type = written.text("type", "").toUpperCase(Locale.ROOT);
        return new HttpIntegration(
                ids.get(),
                type,
                written.text("httpMethod", type.equals("AWS_PROXY") ? "POST" : "ANY")
                        .toUpperCase(Locale.ROOT),
                written.text("uri", ""),
                written.text("payloadFormatVersion", type.equals("AWS_PROXY") ? "2.0" : "1.0"),
                written.number("timeoutInMillis").orElse(USUAL_MILLIS),
                written.text("description", ""),
                unbuilt);
    }
}
