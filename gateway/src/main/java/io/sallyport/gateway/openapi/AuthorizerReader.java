package io.sallyport.gateway.openapi;

import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.definition.AuthorizerDefinition;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads {@code x-amazon-apigateway-authorizer}.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html">API Gateway
 *     Developer Guide, "x-amazon-apigateway-authorizer object"</a>
 */
record AuthorizerReader(Kind kind, Warnings warnings) {
    private static final Set<String> KNOWN = Set.of(
            "type",
            "authorizerUri",
            "authorizerCredentials",
            "identitySource",
            "identityValidationExpression",
            "authorizerResultTtlInSeconds",
            "providerARNs",
            "jwtConfiguration",
            "authorizerPayloadFormatVersion",
            "enableSimpleResponses");

    AuthorizerDefinition read(String name, Part scheme, String id) {
        var written = scheme.get("x-amazon-apigateway-authorizer");
        written.refuseUnknown("", KNOWN);
        var jwt = written.get("jwtConfiguration");
        jwt.refuseUnknown("", Set.of("issuer", "audience"));
        if (written.get("authorizerCredentials").present()) {
            warnings.add(
                    written,
                    "authorizerCredentials is not used; the function's own policy must let"
                            + " apigateway.amazonaws.com invoke it");
        }
        var type = type(written);
        return new AuthorizerDefinition(
                id,
                name,
                type,
                scheme.text("x-amazon-apigateway-authtype", ""),
                written.text("authorizerUri", ""),
                sources(type, scheme, written),
                written.text("identityValidationExpression", ""),
                written.number("authorizerResultTtlInSeconds"),
                written.text("authorizerPayloadFormatVersion", ""),
                written.yes("enableSimpleResponses"),
                written.texts("providerARNs"),
                jwt.text("issuer", ""),
                jwt.texts("audience"));
    }

    private static AuthorizerDefinition.Type type(Part written) {
        return switch (written.text("type", "").toLowerCase(Locale.ROOT)) {
            case "token" -> AuthorizerDefinition.Type.TOKEN;
            case "request" -> AuthorizerDefinition.Type.REQUEST;
            case "cognito_user_pools" -> AuthorizerDefinition.Type.COGNITO_USER_POOLS;
            case "jwt" -> AuthorizerDefinition.Type.JWT;
            default ->
                throw written.wrong(
                        "type is token, request, cognito_user_pools or jwt, not '" + written.text("type", "") + "'");
        };
    }

    /** Those that are written; else, where one header is meant, the one that the scheme names. */
    private List<String> sources(AuthorizerDefinition.Type type, Part scheme, Part written) {
        var sources = written.texts("identitySource").stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        boolean oneHeader =
                type == AuthorizerDefinition.Type.TOKEN || type == AuthorizerDefinition.Type.COGNITO_USER_POOLS;
        if (!sources.isEmpty() || !oneHeader) {
            return sources;
        }
        if (!scheme.text("in", "header").equals("header")) {
            throw scheme.wrong("the token of an authorizer comes in a header");
        }
        return List.of("method.request.header." + scheme.text("name", "Authorization"));
    }
}
