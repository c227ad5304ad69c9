package io.sallyport.gateway.definition;

import io.sallyport.gateway.core.PublishedApi.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP API: routes that name their integrations.
 *
 * @param routes       by id
 * @param integrations by id
 */
public record HttpDefinition(
        Facts facts,
        Map<String, HttpRoute> routes,
        Map<String, HttpIntegration> integrations,
        Map<String, AuthorizerDefinition> authorizers)
        implements Definition {

    /**
     * One route.
     *
     * @param key           {@code GET /pets}, {@code ANY /files/{proxy+}} or {@code $default}
     * @param authorization {@code NONE}, {@code AWS_IAM}, {@code JWT} or {@code CUSTOM}
     * @param integrationId empty when it has none yet
     * @param unbuiltGuard  what a document demands of callers and nobody could check; then nobody may call
     */
    public record HttpRoute(
            String id,
            String key,
            String authorization,
            String authorizerId,
            List<String> scopes,
            String operationName,
            String integrationId,
            Optional<String> unbuiltGuard) {}

    /**
     * What answers routes, as written.
     *
     * @param type    {@code AWS_PROXY} or {@code HTTP_PROXY}
     * @param payload {@code 1.0} or {@code 2.0}
     * @param unbuilt what a document asks of it and is not built; then it answers nothing
     */
    public record HttpIntegration(
            String id,
            String type,
            String method,
            String uri,
            String payload,
            int timeoutMillis,
            String description,
            Optional<String> unbuilt) {}

    @Override
    public Kind kind() {
        return Kind.HTTP;
    }

    public HttpDefinition withFacts(Facts other) {
        return new HttpDefinition(other, routes, integrations, authorizers);
    }

    public HttpDefinition withRoutes(Map<String, HttpRoute> other) {
        return new HttpDefinition(facts, other, integrations, authorizers);
    }

    public HttpDefinition withIntegrations(Map<String, HttpIntegration> other) {
        return new HttpDefinition(facts, routes, other, authorizers);
    }

    public HttpDefinition withAuthorizers(Map<String, AuthorizerDefinition> other) {
        return new HttpDefinition(facts, routes, integrations, other);
    }
}
