package io.sallyport.gateway.aws;

import io.sallyport.gateway.definition.RestDefinition;
import io.sallyport.gateway.store.StoredApi;
import io.sallyport.gateway.store.StoredDeployment;
import io.sallyport.gateway.store.StoredStage;
import java.util.List;
import software.amazon.awssdk.services.apigateway.model.CacheClusterStatus;
import software.amazon.awssdk.services.apigateway.model.Deployment;
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
}
