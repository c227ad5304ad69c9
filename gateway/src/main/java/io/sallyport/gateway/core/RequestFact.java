package io.sallyport.gateway.core;

import java.util.Optional;

/**
 * What {@code $context} variables say of a request before anybody is known.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html">API Gateway
 *     Developer Guide, "$context variables"</a>
 */
public final class RequestFact {
    private RequestFact() {}

    /** @param name without {@code context.} */
    public static Optional<String> find(String name, Visit visit) {
        return switch (name) {
            case "accountId" -> Optional.of(visit.home().accountId());
            case "apiId" -> Optional.of(visit.api().apiId());
            case "stage" -> Optional.of(visit.api().stage());
            case "routeKey" -> Optional.of(routeKey(visit.route()));
            case "httpMethod", "http.method" -> Optional.of(visit.method());
            case "path", "http.path" -> Optional.of(visit.fullPath());
            case "resourcePath" -> Optional.of(visit.route().path());
            case "resourceId" -> Optional.of(visit.route().resourceId());
            case "protocol", "http.protocol" -> Optional.of(visit.origin().protocol());
            case "domainName" -> Optional.of(visit.origin().host());
            case "requestId" -> Optional.of(visit.ids().request());
            case "extendedRequestId" -> Optional.of(visit.ids().extended());
            case "identity.sourceIp", "http.sourceIp" ->
                Optional.of(visit.origin().peer());
            case "identity.userAgent", "http.userAgent" -> visit.userAgent();
            default -> Optional.empty();
        };
    }

    /** {@code GET /pets}, or {@code $default}. */
    public static String routeKey(Route route) {
        return route.path().equals("$default") ? "$default" : route.method() + " " + route.path();
    }
}
