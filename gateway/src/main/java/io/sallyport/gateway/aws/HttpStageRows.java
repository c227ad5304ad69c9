package io.sallyport.gateway.aws;

import io.sallyport.awswire.Shapes;
import io.sallyport.gateway.aws.Members.Page;
import io.sallyport.gateway.definition.HttpDefinition;
import io.sallyport.gateway.service.StageDesk;
import io.sallyport.gateway.store.StoredDeployment;
import io.sallyport.gateway.store.StoredStage;
import io.sallyport.runtime.door.Row;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.apigatewayv2.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateDeploymentResponse;
import software.amazon.awssdk.services.apigatewayv2.model.CreateStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateStageResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteDeploymentRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteDeploymentResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteStageResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetDeploymentRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetDeploymentResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetDeploymentsRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetDeploymentsResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetStageResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetStagesRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetStagesResponse;
import software.amazon.awssdk.services.apigatewayv2.model.ResetAuthorizersCacheRequest;
import software.amazon.awssdk.services.apigatewayv2.model.ResetAuthorizersCacheResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateDeploymentRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateDeploymentResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateStageResponse;

/** Deployments and stages of HTTP APIs. */
record HttpStageRows(Rows rows, StageDesk<HttpDefinition> desk) {
    private static final ApiPaths PATHS = ApiPaths.HTTP;
    private static final String[] UNREAD = {
        "accessLogSettings", "clientCertificateId", "defaultRouteSettings", "routeSettings"
    };

    List<Row<?, ?>> all() {
        return List.of(
                rows.row(
                        "CreateDeployment",
                        "POST",
                        CreateDeploymentRequest.class,
                        r -> PATHS.deployments(r.apiId()),
                        this::deploy),
                rows.row(
                        "GetDeployments",
                        "GET",
                        GetDeploymentsRequest.class,
                        r -> PATHS.deployments(r.apiId()),
                        this::listDeployments),
                rows.row(
                        "GetDeployment",
                        "GET",
                        GetDeploymentRequest.class,
                        r -> PATHS.deployment(r.apiId(), r.deploymentId()),
                        this::getDeployment),
                rows.row(
                        "UpdateDeployment",
                        "PATCH",
                        UpdateDeploymentRequest.class,
                        r -> PATHS.deployment(r.apiId(), r.deploymentId()),
                        this::updateDeployment),
                rows.row(
                        "DeleteDeployment",
                        "DELETE",
                        DeleteDeploymentRequest.class,
                        r -> PATHS.deployment(r.apiId(), r.deploymentId()),
                        this::deleteDeployment),
                rows.row("CreateStage", "POST", CreateStageRequest.class, r -> PATHS.stages(r.apiId()), this::create),
                rows.row("GetStages", "GET", GetStagesRequest.class, r -> PATHS.stages(r.apiId()), this::list),
                rows.row(
                        "GetStage",
                        "GET",
                        GetStageRequest.class,
                        r -> PATHS.stage(r.apiId(), r.stageName()),
                        this::get),
                rows.row(
                        "UpdateStage",
                        "PATCH",
                        UpdateStageRequest.class,
                        r -> PATHS.stage(r.apiId(), r.stageName()),
                        this::update),
                rows.row(
                        "DeleteStage",
                        "DELETE",
                        DeleteStageRequest.class,
                        r -> PATHS.stage(r.apiId(), r.stageName()),
                        this::delete),
                rows.row(
                        "ResetAuthorizersCache",
                        "DELETE",
                        ResetAuthorizersCacheRequest.class,
                        r -> PATHS.authorizerCache(r.apiId(), r.stageName()),
                        this::flush));
    }

    private Future<CreateDeploymentResponse> deploy(CreateDeploymentRequest r) {
        return desk.deploy(r.apiId(), Members.text(r.description()), Members.some(r.stageName()), Map.of(), "")
                .map(made -> Shapes.as(HttpShapes.deployment(made), CreateDeploymentResponse.builder()));
    }

    private Future<GetDeploymentsResponse> listDeployments(GetDeploymentsRequest r) {
        int wanted = Members.page(r.maxResults());
        return desk.deployments(r.apiId(), Members.text(r.nextToken()), wanted + 1)
                .map(found -> {
                    var page = Page.of(found, wanted, StoredDeployment::id);
                    return GetDeploymentsResponse.builder()
                            .items(page.items().stream()
                                    .map(HttpShapes::deployment)
                                    .toList())
                            .nextToken(page.next())
                            .build();
                });
    }

    private Future<GetDeploymentResponse> getDeployment(GetDeploymentRequest r) {
        return desk.deployment(r.apiId(), r.deploymentId())
                .map(found -> Shapes.as(HttpShapes.deployment(found), GetDeploymentResponse.builder()));
    }

    private Future<UpdateDeploymentResponse> updateDeployment(UpdateDeploymentRequest r) {
        return desk.describe(
                        r.apiId(),
                        r.deploymentId(),
                        old -> Optional.ofNullable(r.description()).orElse(old.description()))
                .map(next -> Shapes.as(HttpShapes.deployment(next), UpdateDeploymentResponse.builder()));
    }

    private Future<DeleteDeploymentResponse> deleteDeployment(DeleteDeploymentRequest r) {
        return desk.deleteDeployment(r.apiId(), r.deploymentId())
                .map(_ -> DeleteDeploymentResponse.builder().build());
    }

    private Future<CreateStageResponse> create(CreateStageRequest r) {
        Members.onlyBuilt(r, UNREAD);
        var wanted = new StageDesk.Wanted(
                r.stageName(),
                Members.text(r.deploymentId()),
                Members.text(r.description()),
                r.stageVariables(),
                r.tags(),
                Boolean.TRUE.equals(r.autoDeploy()));
        return desk.create(r.apiId(), wanted)
                .map(made -> Shapes.as(HttpShapes.stage(made), CreateStageResponse.builder()));
    }

    private Future<GetStagesResponse> list(GetStagesRequest r) {
        return desk.all(r.apiId())
                .map(all -> GetStagesResponse.builder()
                        .items(all.stream().map(HttpShapes::stage).toList())
                        .build());
    }

    private Future<GetStageResponse> get(GetStageRequest r) {
        return desk.get(r.apiId(), r.stageName())
                .map(found -> Shapes.as(HttpShapes.stage(found), GetStageResponse.builder()));
    }

    private Future<UpdateStageResponse> update(UpdateStageRequest r) {
        Members.onlyBuilt(r, UNREAD);
        return desk.update(r.apiId(), r.stageName(), stage -> changed(stage, r))
                .map(stage -> Shapes.as(HttpShapes.stage(stage), UpdateStageResponse.builder()));
    }

    private static StoredStage changed(StoredStage old, UpdateStageRequest r) {
        var at = Instant.EPOCH; // the desk says when
        var stage = old;
        if (r.description() != null) {
            stage = stage.described(r.description(), at);
        }
        if (r.autoDeploy() != null) {
            stage = stage.withAutoDeploy(r.autoDeploy(), at);
        }
        if (r.deploymentId() != null) {
            stage = stage.deployed(r.deploymentId(), at);
        }
        return r.stageVariables() instanceof SdkAutoConstructMap ? stage : stage.withVariables(r.stageVariables(), at);
    }

    private Future<DeleteStageResponse> delete(DeleteStageRequest r) {
        return desk.delete(r.apiId(), r.stageName())
                .map(_ -> DeleteStageResponse.builder().build());
    }

    private Future<ResetAuthorizersCacheResponse> flush(ResetAuthorizersCacheRequest r) {
        return desk.flush(r.apiId(), r.stageName())
                .map(_ -> ResetAuthorizersCacheResponse.builder().build());
    }
}
