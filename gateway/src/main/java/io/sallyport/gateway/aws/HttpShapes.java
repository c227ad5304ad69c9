package io.sallyport.gateway.aws;

import io.sallyport.gateway.definition.HttpDefinition;
import io.sallyport.gateway.store.StoredApi;
import io.sallyport.gateway.store.StoredDeployment;
import io.sallyport.gateway.store.StoredStage;
import io.sallyport.runtime.room.Deployment;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.services.apigatewayv2.model.Api;
import software.amazon.awssdk.services.apigatewayv2.model.DeploymentStatus;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;
import software.amazon.awssdk.services.apigatewayv2.model.Stage;

/** HTTP APIs in the SDK's shapes. */
record HttpShapes(Deployment deployment) {

    Api api(StoredApi<HttpDefinition> api, List<String> warnings) {
        var facts = api.definition().facts();
        var shape = Api.builder()
                .apiId(api.id())
                .name(facts.name())
                .description(Members.orNull(facts.description()))
                .version(Members.orNull(facts.version()))
                .createdDate(api.createdAt())
                .protocolType(ProtocolType.HTTP)
                .routeSelectionExpression("$request.method $request.path")
                .apiKeySelectionExpression("$request.header.x-api-key")
                .disableExecuteApiEndpoint(false)
                .apiEndpoint(endpoint(api.id()))
                .tags(facts.tags());
        return warnings.isEmpty() ? shape.build() : shape.warnings(warnings).build();
    }

    private String endpoint(String apiId) {
        var front = URI.create(deployment.publicUrl());
        var domain = deployment.domains().isEmpty()
                ? front.getHost()
                : deployment.domains().getFirst();
        var port = front.getPort() < 0 ? "" : ":" + front.getPort();
        return front.getScheme() + "://" + apiId + ".execute-api." + deployment.region() + "." + domain + port;
    }

    static software.amazon.awssdk.services.apigatewayv2.model.Deployment deployment(StoredDeployment deployment) {
        return software.amazon.awssdk.services.apigatewayv2.model.Deployment.builder()
                .deploymentId(deployment.id())
                .autoDeployed(deployment.automatic())
                .createdDate(deployment.createdAt())
                .deploymentStatus(DeploymentStatus.DEPLOYED)
                .description(Members.orNull(deployment.description()))
                .build();
    }

    static Stage stage(StoredStage stage) {
        return Stage.builder()
                .stageName(stage.name())
                .deploymentId(Members.orNull(stage.deploymentId()))
                .description(Members.orNull(stage.description()))
                .autoDeploy(stage.autoDeploy())
                .createdDate(stage.createdAt())
                .lastUpdatedDate(stage.updatedAt())
                .stageVariables(stage.variables())
                .tags(stage.tags())
                .build();
    }
}
