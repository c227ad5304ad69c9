package io.sallyport.gateway.aws;

import io.sallyport.gateway.definition.AuthorizerDefinition;
import io.sallyport.gateway.definition.RestDefinition;
import io.sallyport.gateway.store.StoredApi;
import io.sallyport.gateway.store.StoredDeployment;
import io.sallyport.gateway.store.StoredStage;
import java.util.LinkedHashMap;
import java.util.List;
import software.amazon.awssdk.services.apigateway.model.Authorizer;
import software.amazon.awssdk.services.apigateway.model.CacheClusterStatus;
import software.amazon.awssdk.services.apigateway.model.Deployment;
import software.amazon.awssdk.services.apigateway.model.Integration;
import software.amazon.awssdk.services.apigateway.model.IntegrationResponse;
import software.amazon.awssdk.services.apigateway.model.Method;
import software.amazon.awssdk.services.apigateway.model.MethodResponse;
import software.amazon.awssdk.services.apigateway.model.Resource;
import software.amazon.awssdk.services.apigateway.model.RestApi;
import software.amazon.awssdk.services.apigateway.model.Stage;

/** REST APIs in the SDK's shapes. */
final class RestShapes {
    private RestShapes() {}

    static RestApi api(StoredApi<RestDefinition> api, List<String> warnings) {
        var facts = api.definition().facts();
        var shape = RestApi.builder()
                .id(api.id())
                .name(facts.name())
                .description(Members.orNull(facts.description()))
                .version(Members.orNull(facts.version()))
                .createdDate(api.createdAt())
                .apiKeySource(facts.apiKeySource())
                .endpointConfiguration(e -> e.typesWithStrings(facts.endpoint()).ipAddressType("ipv4"))
                .disableExecuteApiEndpoint(false)
                .policy(api.definition().policy().orElse(null))
                .rootResourceId(root(api.definition()));
        if (!facts.binaryTypes().isEmpty()) {
            shape.binaryMediaTypes(facts.binaryTypes());
        }
        if (!facts.tags().isEmpty()) {
            shape.tags(facts.tags());
        }
        return warnings.isEmpty() ? shape.build() : shape.warnings(warnings).build();
    }

    private static String root(RestDefinition api) {
        return api.resources().values().stream()
                .filter(resource -> resource.path().equals("/"))
                .findFirst()
                .orElseThrow()
                .id();
    }

    static Deployment deployment(StoredDeployment deployment) {
        return Deployment.builder()
                .id(deployment.id())
                .description(Members.orNull(deployment.description()))
                .createdDate(deployment.createdAt())
                .build();
    }

    static Stage stage(StoredStage stage) {
        var shape = Stage.builder()
                .stageName(stage.name())
                .deploymentId(stage.deploymentId())
                .description(Members.orNull(stage.description()))
                .cacheClusterEnabled(false)
                .cacheClusterStatus(CacheClusterStatus.NOT_AVAILABLE)
                .tracingEnabled(false)
                .createdDate(stage.createdAt())
                .lastUpdatedDate(stage.updatedAt())
                .methodSettings(java.util.Map.of());
        if (!stage.variables().isEmpty()) {
            shape.variables(stage.variables());
        }
        return stage.tags().isEmpty() ? shape.build() : shape.tags(stage.tags()).build();
    }

    /** @param whole with its methods; else their names are not sent either, as the service does without {@code embed} */
    static Resource resource(RestDefinition.Resource resource, boolean whole) {
        var shape = Resource.builder()
                .id(resource.id())
                .parentId(Members.orNull(resource.parentId()))
                .pathPart(Members.orNull(resource.part()))
                .path(resource.path());
        if (!resource.methods().isEmpty()) {
            var methods = new LinkedHashMap<String, Method>();
            resource.methods()
                    .forEach((name, method) -> methods.put(
                            name,
                            whole ? method(name, method) : Method.builder().build()));
            shape.resourceMethods(methods);
        }
        return shape.build();
    }

    static Method method(String name, RestDefinition.Method method) {
        var shape = Method.builder()
                .httpMethod(name)
                .authorizationType(method.authorization())
                .authorizerId(Members.orNull(method.authorizerId()))
                .apiKeyRequired(method.apiKeyRequired())
                .operationName(Members.orNull(method.operationName()))
                .methodIntegration(
                        method.integration().map(RestShapes::integration).orElse(null));
        if (!method.scopes().isEmpty()) {
            shape.authorizationScopes(method.scopes());
        }
        if (!method.parameters().isEmpty()) {
            shape.requestParameters(method.parameters());
        }
        if (!method.responses().isEmpty()) {
            var responses = new LinkedHashMap<String, MethodResponse>();
            method.responses().forEach((status, response) -> responses.put(status, response(status, response)));
            shape.methodResponses(responses);
        }
        return shape.build();
    }

    static MethodResponse response(String status, RestDefinition.MethodResponse response) {
        return MethodResponse.builder()
                .statusCode(status)
                .responseParameters(response.parameters())
                .responseModels(response.models())
                .build();
    }

    static Integration integration(RestDefinition.Integration integration) {
        boolean mock = integration.type().equals("MOCK");
        var shape = Integration.builder()
                .type(integration.type())
                .httpMethod(mock ? null : integration.httpMethod())
                .uri(Members.orNull(integration.uri()))
                .timeoutInMillis(integration.timeoutMillis())
                .passthroughBehavior(integration.passthrough());
        if (!integration.parameters().isEmpty()) {
            shape.requestParameters(integration.parameters());
        }
        if (!integration.templates().isEmpty()) {
            shape.requestTemplates(integration.templates());
        }
        if (!integration.responses().isEmpty()) {
            var responses = new LinkedHashMap<String, IntegrationResponse>();
            integration.responses().forEach((status, one) -> responses.put(status, integrationResponse(one)));
            shape.integrationResponses(responses);
        }
        return shape.build();
    }

    static IntegrationResponse integrationResponse(RestDefinition.IntegrationResponse response) {
        return IntegrationResponse.builder()
                .statusCode(response.statusCode())
                .selectionPattern(Members.orNull(response.pattern()))
                .responseParameters(response.parameters())
                .responseTemplates(response.templates())
                .build();
    }

    static Authorizer authorizer(AuthorizerDefinition authorizer) {
        var shape = Authorizer.builder()
                .id(authorizer.id())
                .name(authorizer.name())
                .type(authorizer.type().name())
                .authType(Members.orNull(authorizer.authType()))
                .authorizerUri(Members.orNull(authorizer.uri()))
                .identitySource(Members.orNull(String.join(",", authorizer.identitySources())))
                .identityValidationExpression(Members.orNull(authorizer.validation()))
                .authorizerResultTtlInSeconds(authorizer.ttlSeconds().orElse(300));
        return authorizer.poolArns().isEmpty()
                ? shape.build()
                : shape.providerARNs(authorizer.poolArns()).build();
    }
}
