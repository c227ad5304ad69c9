package io.sallyport.gateway.definition;

import io.sallyport.gateway.core.PublishedApi.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A REST API: a tree of resources with methods.
 *
 * @param resources by id; the root, whose path is {@code /}, among them
 * @param policy    the resource policy, JSON
 */
public record RestDefinition(
        Facts facts,
        Map<String, Resource> resources,
        Map<String, AuthorizerDefinition> authorizers,
        Optional<String> policy)
        implements Definition {

    /**
     * One path.
     *
     * @param parentId empty for the root
     * @param part     the last segment; empty for the root
     * @param methods  by name: {@code GET}, {@code ANY}
     */
    public record Resource(String id, String parentId, String part, String path, Map<String, Method> methods) {
        public Resource withMethods(Map<String, Method> other) {
            return new Resource(id, parentId, part, path, other);
        }

        public Resource at(String otherParentId, String otherPart, String otherPath) {
            return new Resource(id, otherParentId, otherPart, otherPath, methods);
        }
    }

    /**
     * One method of a resource.
     *
     * @param authorization {@code NONE}, {@code AWS_IAM}, {@code CUSTOM} or {@code COGNITO_USER_POOLS}
     * @param authorizerId  empty when the authorization needs none
     * @param parameters    {@code method.request.querystring.x}: whether it is required
     * @param responses     by status code
     * @param unbuiltGuards demanded of callers, and nobody could check them, so nobody may call
     */
    public record Method(
            String authorization,
            String authorizerId,
            List<String> scopes,
            String operationName,
            Map<String, Boolean> parameters,
            Map<String, MethodResponse> responses,
            Optional<Integration> integration,
            Optional<UnbuiltGuards> unbuiltGuards) {
        public Method withIntegration(Optional<Integration> other) {
            return new Method(
                    authorization, authorizerId, scopes, operationName, parameters, responses, other, unbuiltGuards);
        }

        public Method withResponses(Map<String, MethodResponse> other) {
            return new Method(
                    authorization, authorizerId, scopes, operationName, parameters, other, integration, unbuiltGuards);
        }

        public boolean apiKeyRequired() {
            return unbuiltGuards.map(UnbuiltGuards::apiKey).orElse(false);
        }
    }

    /**
     * What is demanded of callers and not built.
     *
     * @param apiKey one of the service's API keys
     * @param other  in words, for example {@code request validators are not built yet}
     */
    public record UnbuiltGuards(boolean apiKey, Optional<String> other) {
        /** @return empty when nothing is */
        public static Optional<UnbuiltGuards> of(boolean apiKey, Optional<String> other) {
            return apiKey || other.isPresent() ? Optional.of(new UnbuiltGuards(apiKey, other)) : Optional.empty();
        }

        public String missing() {
            return other.orElse("API keys are not built yet");
        }
    }

    /** What a method says that it may answer; models are names. */
    public record MethodResponse(Map<String, Boolean> parameters, Map<String, String> models) {}

    /**
     * What answers a method, as written.
     *
     * @param type       {@code AWS_PROXY}, {@code HTTP_PROXY} or {@code MOCK}
     * @param httpMethod of the backend
     * @param parameters {@code integration.request.path.id} and where it comes from
     * @param templates  by content type; of a mock, static
     * @param responses  by status code; of a mock
     * @param unbuilt    what a document asks of it and is not built; then it answers nothing
     */
    public record Integration(
            String type,
            String httpMethod,
            String uri,
            int timeoutMillis,
            String passthrough,
            Map<String, String> parameters,
            Map<String, String> templates,
            Map<String, IntegrationResponse> responses,
            Optional<String> unbuilt) {
        public Integration withResponses(Map<String, IntegrationResponse> other) {
            return new Integration(
                    type, httpMethod, uri, timeoutMillis, passthrough, parameters, templates, other, unbuilt);
        }
    }

    /**
     * One answer of a mock.
     *
     * @param pattern which status codes of the request template choose it; empty for the default
     */
    public record IntegrationResponse(
            String statusCode, String pattern, Map<String, String> parameters, Map<String, String> templates) {}

    @Override
    public Kind kind() {
        return Kind.REST;
    }

    public RestDefinition withFacts(Facts other) {
        return new RestDefinition(other, resources, authorizers, policy);
    }

    public RestDefinition withResources(Map<String, Resource> other) {
        return new RestDefinition(facts, other, authorizers, policy);
    }

    public RestDefinition withAuthorizers(Map<String, AuthorizerDefinition> other) {
        return new RestDefinition(facts, resources, other, policy);
    }

    public RestDefinition withPolicy(Optional<String> other) {
        return new RestDefinition(facts, resources, authorizers, other);
    }
}
