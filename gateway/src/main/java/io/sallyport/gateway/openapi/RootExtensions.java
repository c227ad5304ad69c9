package io.sallyport.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a document says about the API as a whole. */
record RootExtensions(Part root, Warnings warnings) {
    private static final String POLICY = "x-amazon-apigateway-policy";
    private static final String ENDPOINT = "x-amazon-apigateway-endpoint-configuration";
    private static final String VALIDATOR = "x-amazon-apigateway-request-validator";
    private static final String VALIDATORS = "x-amazon-apigateway-request-validators";
    /** Done without, and said so: nobody gets in by it. */
    private static final Set<String> UNUSED = Set.of(
            "x-amazon-apigateway-gateway-responses",
            "x-amazon-apigateway-cors",
            "x-amazon-apigateway-minimum-compression-size");
    /** Said about documents and tools, not about behaviour. */
    private static final Set<String> KNOWN = Set.of(
            POLICY,
            ENDPOINT,
            VALIDATOR,
            VALIDATORS,
            "x-amazon-apigateway-gateway-responses",
            "x-amazon-apigateway-cors",
            "x-amazon-apigateway-minimum-compression-size",
            "x-amazon-apigateway-binary-media-types",
            "x-amazon-apigateway-api-key-source",
            "x-amazon-apigateway-documentation",
            "x-amazon-apigateway-importexport-version");

    void check() {
        root.refuseUnknown("x-amazon-apigateway-", KNOWN);
        UNUSED.stream()
                .filter(name -> root.get(name).present())
                .sorted()
                .forEach(name -> warnings.add(root, name + " is not built yet and not used"));
    }

    String endpoint() {
        return root.get(ENDPOINT).texts("types").stream()
                .findFirst()
                .map(type -> type.toUpperCase(Locale.ROOT))
                .orElse("EDGE");
    }

    Optional<String> policy() {
        var policy = root.get(POLICY);
        return policy.present() ? Optional.of(policy.node()).map(JsonNode::toString) : Optional.empty();
    }

    /** @return what guards the operation and nobody could check: nobody gets past it */
    Optional<String> unbuiltGuard(Part operation) {
        boolean closed = closed(root.get(ENDPOINT))
                || root.get("servers").elements().stream().anyMatch(server -> closed(server.get(ENDPOINT)));
        return closed
                ? Optional.of("private endpoints, VPC endpoints and disableExecuteApiEndpoint are not built yet")
                : validator(operation);
    }

    private static boolean closed(Part configuration) {
        return configuration.texts("types").stream().anyMatch("PRIVATE"::equalsIgnoreCase)
                || !configuration.texts("vpcEndpointIds").isEmpty()
                || configuration.yes("disableExecuteApiEndpoint");
    }

    private Optional<String> validator(Part operation) {
        return operation
                .text(VALIDATOR)
                .or(() -> root.text(VALIDATOR))
                .filter(this::checksSomething)
                .map(name -> "request validators are not built yet, and it demands '" + name + "'");
    }

    private boolean checksSomething(String name) {
        var validator = root.get(VALIDATORS).get(name);
        return !validator.present()
                || validator.yes("validateRequestBody")
                || validator.yes("validateRequestParameters");
    }
}
