package io.sallyport.gateway.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One stage of an API as data nodes serve it: what a deployment froze, with the stage's own variables. Immutable; two with the same
 * content have the same hash.
 *
 * @param apiId          ten lower-case letters and digits
 * @param stage          the stage's name; {@code $default} serves an HTTP API's whole path
 * @param contentHash    SHA-256 in hex over the definition
 * @param authorizers    by authorizer id
 * @param stageVariables by name
 * @param resourcePolicy of a REST API, JSON
 * @param cacheEpoch     raised by a flush of the authorizer cache; part of every cache key
 */
public record PublishedApi(
        Kind kind,
        String apiId,
        String name,
        String stage,
        String deploymentId,
        String contentHash,
        List<Route> routes,
        Map<String, AuthorizerSpec> authorizers,
        Map<String, String> stageVariables,
        Optional<String> resourcePolicy,
        long cacheEpoch) {

    /** Which of API Gateway's two products. */
    public enum Kind {
        REST,
        HTTP
    }
}
