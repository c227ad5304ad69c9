package io.sallyport.gateway.openapi;

import io.sallyport.gateway.definition.Mocks;
import io.sallyport.gateway.definition.RestDefinition.Integration;
import io.sallyport.gateway.definition.RestDefinition.IntegrationResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads {@code x-amazon-apigateway-integration} of a REST API.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html">API Gateway
 *     Developer Guide, "x-amazon-apigateway-integration object"</a>
 */
record RestIntegrationReader(Warnings warnings) {
    private static final int USUAL_MILLIS = 29_000;
    private static final String DEFAULT = "default";
    private static final Set<String> KNOWN = Set.of(
            "type",
            "uri",
            "httpMethod",
            "timeoutInMillis",
            "requestParameters",
            "requestTemplates",
            "responses",
            "passthroughBehavior",
            "payloadFormatVersion",
            "connectionType",
            "connectionId",
            "tlsConfig",
            "integrationTarget",
            "credentials",
            "contentHandling",
            "responseTransferMode",
            // of the response cache, which is never on
            "cacheKeyParameters",
            "cacheNamespace");

    Integration read(Part written) {
        written.refuseUnknown("", KNOWN);
        noteUnused(written);
        var type = written.text("type", "").toUpperCase(Locale.ROOT);
        var unbuilt = unbuilt(written, type);
        unbuilt.ifPresent(missing -> warnings.unbuilt(written, missing));
        boolean whole = type.equals("MOCK") || unbuilt.isPresent();
        return new Integration(
                type,
                written.text("httpMethod", type.equals("AWS_PROXY") ? "POST" : "ANY")
                        .toUpperCase(Locale.ROOT),
                written.text("uri", ""),
                written.number("timeoutInMillis").orElse(USUAL_MILLIS),
                written.text("passthroughBehavior", "when_no_match").toUpperCase(Locale.ROOT),
                type.equals("HTTP_PROXY") || unbuilt.isPresent() ? written.textMap("requestParameters") : Map.of(),
                whole ? written.textMap("requestTemplates") : Map.of(),
                whole ? responses(written.get("responses")) : Map.of(),
                unbuilt);
    }

    /** What is kept as it is written, and answers nothing until it is built. */
    private static Optional<String> unbuilt(Part written, String type) {
        if (Set.of("AWS", "HTTP").contains(type)) {
            return Optional.of("integrations of type " + type + " are not built yet");
        }
        if (!written.text("connectionType", "INTERNET").equals("INTERNET")) {
            return Optional.of("connectionType " + written.text("connectionType", "") + " is not built yet");
        }
        var elsewhere = Stream.of("tlsConfig", "integrationTarget")
                .filter(name -> written.get(name).present())
                .findFirst();
        if (elsewhere.isPresent()) {
            return elsewhere.map(name -> name + " is not built yet");
        }
        if (!written.text("responseTransferMode", "BUFFERED").equals("BUFFERED")) {
            return Optional.of("responseTransferMode STREAM is not built yet");
        }
        if (written.text("credentials", "").equals("arn:aws:iam::*:user/*")) {
            return Optional.of("credentials of the caller are not passed on: not built yet");
        }
        return type.equals("MOCK") && computes(written)
                ? Optional.of("mapping templates with variables or directives are not built yet")
                : Optional.empty();
    }

    private static boolean computes(Part written) {
        var responses = written.get("responses").members().stream()
                .flatMap(response -> response.getValue().textMap("responseTemplates").values().stream());
        return Stream.concat(written.textMap("requestTemplates").values().stream(), responses)
                .anyMatch(Mocks::computes);
    }

    private void noteUnused(Part written) {
        if (written.get("credentials").present()) {
            warnings.add(
                    written,
                    "credentials is not used; the function's own policy must let apigateway.amazonaws.com"
                            + " invoke it");
        }
        if (written.get("contentHandling").present()) {
            warnings.add(written, "contentHandling is not built yet; bodies that are no text go as base64");
        }
    }

    private static Map<String, IntegrationResponse> responses(Part written) {
        var all = new LinkedHashMap<String, IntegrationResponse>();
        for (var response : written.members()) {
            var part = response.getValue();
            var status = part.text("statusCode", "200");
            var pattern = response.getKey().equals(DEFAULT) ? "" : response.getKey();
            all.put(
                    status,
                    new IntegrationResponse(
                            status, pattern, part.textMap("responseParameters"), part.textMap("responseTemplates")));
        }
        return all;
    }
}
