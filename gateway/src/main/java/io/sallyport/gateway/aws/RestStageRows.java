package io.sallyport.gateway.aws;

import io.sallyport.awswire.Shapes;
import io.sallyport.gateway.aws.Members.Page;
import io.sallyport.gateway.definition.RestDefinition;
import io.sallyport.gateway.service.StageDesk;
import io.sallyport.gateway.store.StoredDeployment;
import io.sallyport.gateway.store.StoredStage;
import io.sallyport.runtime.door.Row;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.apigateway.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.apigateway.model.CreateDeploymentResponse;
import software.amazon.awssdk.services.apigateway.model.CreateStageRequest;
import software.amazon.awssdk.services.apigateway.model.CreateStageResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteDeploymentRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteDeploymentResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteStageRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteStageResponse;
import software.amazon.awssdk.services.apigateway.model.FlushStageAuthorizersCacheRequest;
import software.amazon.awssdk.services.apigateway.model.FlushStageAuthorizersCacheResponse;
import software.amazon.awssdk.services.apigateway.model.GetDeploymentRequest;
import software.amazon.awssdk.services.apigateway.model.GetDeploymentResponse;
import software.amazon.awssdk.services.apigateway.model.GetDeploymentsRequest;
import software.amazon.awssdk.services.apigateway.model.GetDeploymentsResponse;
import software.amazon.awssdk.services.apigateway.model.GetStageRequest;
import software.amazon.awssdk.services.apigateway.model.GetStageResponse;
import software.amazon.awssdk.services.apigateway.model.GetStagesRequest;
import software.amazon.awssdk.services.apigateway.model.GetStagesResponse;
import software.amazon.awssdk.services.apigateway.model.Stage;
import software.amazon.awssdk.services.apigateway.model.UpdateDeploymentRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateDeploymentResponse;
import software.amazon.awssdk.services.apigateway.model.UpdateStageRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateStageResponse;

/** Deployments and stages of REST APIs. */
record RestStageRows(Rows rows, StageDesk<RestDefinition> desk) {
    private static final ApiPaths PATHS = ApiPaths.REST;
    private static final Patches OF_DEPLOYMENT = new Patches(List.of("description"), List.of());
    private static final Patches PATCHES = new Patches(
            List.of(
                    "description",
                    "deploymentId",
                    "cacheClusterEnabled",
                    "cacheClusterSize",
                    "tracingEnabled",
                    "clientCertificateId"),
            List.of("variables"));

    List<Row<?, ?>> all() {
        return List.of(
                rows.row(
                        "CreateDeployment",
                        "POST",
                        CreateDeploymentRequest.class,
                        r -> PATHS.deployments(r.restApiId()),
                        this::deploy),
                rows.row(
                        "GetDeployments",
                        "GET",
                        GetDeploymentsRequest.class,
                        r -> PATHS.deployments(r.restApiId()),
                        this::listDeployments),
                rows.row(
                        "GetDeployment",
                        "GET",
                        GetDeploymentRequest.class,
                        r -> PATHS.deployment(r.restApiId(), r.deploymentId()),
                        this::getDeployment),
                rows.row(
                        "UpdateDeployment",
                        "PATCH",
                        UpdateDeploymentRequest.class,
                        r -> PATHS.deployment(r.restApiId(), r.deploymentId()),
                        this::updateDeployment),
                rows.row(
                        "DeleteDeployment",
                        "DELETE",
                        DeleteDeploymentRequest.class,
                        r -> PATHS.deployment(r.restApiId(), r.deploymentId()),
                        this::deleteDeployment),
                rows.row(
                        "CreateStage",
                        "POST",
                        CreateStageRequest.class,
                        r -> PATHS.stages(r.restApiId()),
                        this::create),
                rows.row("GetStages", "GET", GetStagesRequest.class, r -> PATHS.stages(r.restApiId()), this::list),
                rows.row(
                        "GetStage",
                        "GET",
                        GetStageRequest.class,
                        r -> PATHS.stage(r.restApiId(), r.stageName()),
                        this::get),
                rows.row(
                        "UpdateStage",
                        "PATCH",
                        UpdateStageRequest.class,
                        r -> PATHS.stage(r.restApiId(), r.stageName()),
                        this::update),
                rows.row(
                        "DeleteStage",
                        "DELETE",
                        DeleteStageRequest.class,
                        r -> PATHS.stage(r.restApiId(), r.stageName()),
                        this::delete),
                rows.row(
                        "FlushStageAuthorizersCache",
                        "DELETE",
                        FlushStageAuthorizersCacheRequest.class,
                        r -> PATHS.authorizerCache(r.restApiId(), r.stageName()),
                        this::flush));
    }

    private Future<CreateDeploymentResponse> deploy(CreateDeploymentRequest r) {
        Members.onlyBuilt(r, "cacheClusterEnabled", "cacheClusterSize", "canarySettings", "tracingEnabled");
        return desk.deploy(
                        r.restApiId(),
                        Members.text(r.description()),
                        Members.some(r.stageName()),
                        r.variables(),
                        Members.text(r.stageDescription()))
                .map(made -> Shapes.as(RestShapes.deployment(made), CreateDeploymentResponse.builder()));
    }

    private Future<GetDeploymentsResponse> listDeployments(GetDeploymentsRequest r) {
        int wanted = Members.page(r.limit());
        return desk.deployments(r.restApiId(), Members.text(r.position()), wanted + 1)
                .map(found -> {
                    var page = Page.of(found, wanted, StoredDeployment::id);
                    return GetDeploymentsResponse.builder()
                            .items(page.items().stream()
                                    .map(RestShapes::deployment)
                                    .toList())
                            .position(page.next())
                            .build();
                });
    }

    private Future<GetDeploymentResponse> getDeployment(GetDeploymentRequest r) {
        Members.onlyBuilt(r, "embed");
        return desk.deployment(r.restApiId(), r.deploymentId())
                .map(found -> Shapes.as(RestShapes.deployment(found), GetDeploymentResponse.builder()));
    }

    private Future<UpdateDeploymentResponse> updateDeployment(UpdateDeploymentRequest r) {
        return desk.describe(
                        r.restApiId(),
                        r.deploymentId(),
                        old -> Members.text(OF_DEPLOYMENT
                                .apply(RestShapes.deployment(old), r.patchOperations())
                                .description()))
                .map(next -> Shapes.as(RestShapes.deployment(next), UpdateDeploymentResponse.builder()));
    }

    private Future<DeleteDeploymentResponse> deleteDeployment(DeleteDeploymentRequest r) {
        return desk.deleteDeployment(r.restApiId(), r.deploymentId())
                .map(_ -> DeleteDeploymentResponse.builder().build());
    }

    private Future<CreateStageResponse> create(CreateStageRequest r) {
        Members.onlyBuilt(
                r,
                "cacheClusterEnabled",
                "cacheClusterSize",
                "canarySettings",
                "tracingEnabled",
                "documentationVersion");
        var wanted = new StageDesk.Wanted(
                r.stageName(), r.deploymentId(), Members.text(r.description()), r.variables(), r.tags(), false);
        return desk.create(r.restApiId(), wanted)
                .map(made -> Shapes.as(RestShapes.stage(made), CreateStageResponse.builder()));
    }

    private Future<GetStagesResponse> list(GetStagesRequest r) {
        return desk.all(r.restApiId())
                .map(all -> GetStagesResponse.builder()
                        .item(all.stream()
                                .filter(stage -> r.deploymentId() == null
                                        || stage.deploymentId().equals(r.deploymentId()))
                                .map(RestShapes::stage)
                                .toList())
                        .build());
    }

    private Future<GetStageResponse> get(GetStageRequest r) {
        return desk.get(r.restApiId(), r.stageName())
                .map(found -> Shapes.as(RestShapes.stage(found), GetStageResponse.builder()));
    }

    private Future<UpdateStageResponse> update(UpdateStageRequest r) {
        return desk.update(
                        r.restApiId(),
                        r.stageName(),
                        stage -> patched(stage, PATCHES.apply(RestShapes.stage(stage), r.patchOperations())))
                .map(stage -> Shapes.as(RestShapes.stage(stage), UpdateStageResponse.builder()));
    }

    private static StoredStage patched(StoredStage stage, Stage shape) {
        Members.onlyBuilt(shape, "cacheClusterEnabled", "cacheClusterSize", "tracingEnabled", "clientCertificateId");
        var at = Instant.EPOCH; // the desk says when
        return stage.described(Members.text(shape.description()), at)
                .deployed(Members.text(shape.deploymentId()), at)
                .withVariables(shape.variables(), at);
    }

    private Future<DeleteStageResponse> delete(DeleteStageRequest r) {
        return desk.delete(r.restApiId(), r.stageName())
                .map(_ -> DeleteStageResponse.builder().build());
    }

    private Future<FlushStageAuthorizersCacheResponse> flush(FlushStageAuthorizersCacheRequest r) {
        return desk.flush(r.restApiId(), r.stageName())
                .map(_ -> FlushStageAuthorizersCacheResponse.builder().build());
    }
}
