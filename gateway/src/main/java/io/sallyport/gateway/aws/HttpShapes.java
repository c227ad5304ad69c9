package io.sallyport.gateway.aws;

import io.sallyport.gateway.definition.AuthorizerDefinition;
import io.sallyport.gateway.definition.HttpDefinition;
import io.sallyport.gateway.store.StoredApi;
import io.sallyport.gateway.store.StoredDeployment;
import io.sallyport.gateway.store.StoredStage;
import io.sallyport.runtime.config.Deployment;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.services.apigatewayv2.model.Api;
import software.amazon.awssdk.services.apigatewayv2.model.Authorizer;
import software.amazon.awssdk.services.apigatewayv2.model.DeploymentStatus;
import software.amazon.awssdk.services.apigatewayv2.model.Integration;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;
import software.amazon.awssdk.services.apigatewayv2.model.Route;
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
        var domain = deployment.domains().getFirst();
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

    static Route route(HttpDefinition.HttpRoute route) {
        var shape = Route.builder()
                .routeId(route.id())
                .routeKey(route.key())
                .apiKeyRequired(false)
                .authorizationType(route.authorization())
                .authorizerId(Members.orNull(route.authorizerId()))
                .operationName(Members.orNull(route.operationName()))
                .target(route.integrationId().isEmpty() ? null : "integrations/" + route.integrationId());
        return route.scopes().isEmpty()
                ? shape.build()
                : shape.authorizationScopes(route.scopes()).build();
    }

    static Integration integration(HttpDefinition.HttpIntegration integration) {
        return Integration.builder()
                .integrationId(integration.id())
                .integrationType(integration.type())
                .integrationMethod(integration.method())
                .integrationUri(integration.uri())
                .payloadFormatVersion(integration.payload())
                .timeoutInMillis(integration.timeoutMillis())
                .connectionType("INTERNET")
                .description(Members.orNull(integration.description()))
                .build();
    }

    static Authorizer authorizer(AuthorizerDefinition authorizer) {
        var shape = Authorizer.builder()
                .authorizerId(authorizer.id())
                .name(authorizer.name())
                .authorizerType(authorizer.type().name())
                .identitySource(authorizer.identitySources());
        return switch (authorizer.type()) {
            case JWT ->
                shape.jwtConfiguration(j -> j.issuer(authorizer.issuer()).audience(authorizer.audiences()))
                        .build();
            case TOKEN, REQUEST, COGNITO_USER_POOLS ->
                shape.authorizerUri(authorizer.uri())
                        .authorizerPayloadFormatVersion(authorizer.payload())
                        .authorizerResultTtlInSeconds(authorizer.ttlSeconds().orElse(0))
                        .enableSimpleResponses(authorizer.simpleResponses())
                        .build();
        };
    }
}
