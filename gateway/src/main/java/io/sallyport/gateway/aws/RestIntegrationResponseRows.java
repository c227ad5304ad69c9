package io.sallyport.gateway.aws;

import io.sallyport.awswire.Shapes;
import io.sallyport.gateway.definition.Broken;
import io.sallyport.gateway.definition.RestDefinition;
import io.sallyport.gateway.definition.RestDefinition.IntegrationResponse;
import io.sallyport.gateway.service.Desk;
import io.sallyport.gateway.service.Desk.Change;
import io.sallyport.gateway.service.NotFound;
import io.sallyport.runtime.door.Row;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.apigateway.model.DeleteIntegrationResponseRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteIntegrationResponseResponse;
import software.amazon.awssdk.services.apigateway.model.GetIntegrationResponseRequest;
import software.amazon.awssdk.services.apigateway.model.GetIntegrationResponseResponse;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationResponseRequest;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationResponseResponse;
import software.amazon.awssdk.services.apigateway.model.UpdateIntegrationResponseRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateIntegrationResponseResponse;

/** The answers of mocks. */
record RestIntegrationResponseRows(Rows rows, Desk<RestDefinition> desk) {
    private static final Patches PATCHES = new Patches(
            List.of("selectionPattern", "contentHandling"), List.of("responseParameters", "responseTemplates"));

    List<Row<?, ?>> all() {
        return List.of(
                rows.row(
                        "PutIntegrationResponse",
                        "PUT",
                        PutIntegrationResponseRequest.class,
                        r -> one(r.restApiId(), r.resourceId(), r.httpMethod(), r.statusCode()),
                        this::put),
                rows.row(
                        "GetIntegrationResponse",
                        "GET",
                        GetIntegrationResponseRequest.class,
                        r -> one(r.restApiId(), r.resourceId(), r.httpMethod(), r.statusCode()),
                        this::get),
                rows.row(
                        "UpdateIntegrationResponse",
                        "PATCH",
                        UpdateIntegrationResponseRequest.class,
                        r -> one(r.restApiId(), r.resourceId(), r.httpMethod(), r.statusCode()),
                        this::update),
                rows.row(
                        "DeleteIntegrationResponse",
                        "DELETE",
                        DeleteIntegrationResponseRequest.class,
                        r -> one(r.restApiId(), r.resourceId(), r.httpMethod(), r.statusCode()),
                        this::delete));
    }

    private static String one(String apiId, String resourceId, String method, String status) {
        return RestIntegrationRows.one(apiId, resourceId, method) + "/responses/" + status;
    }

    private static IntegrationResponse found(RestDefinition api, String resourceId, String method, String status) {
        return Optional.ofNullable(RestIntegrationRows.found(api, resourceId, method)
                        .responses()
                        .get(status))
                .orElseThrow(() -> NotFound.ofStatus());
    }

    /** @param response none: without it */
    private static RestDefinition with(
            RestDefinition api,
            String resourceId,
            String method,
            String status,
            Optional<IntegrationResponse> response) {
        var integration = RestIntegrationRows.found(api, resourceId, method);
        var responses = new LinkedHashMap<>(integration.responses());
        responses.remove(status);
        response.ifPresent(one -> responses.put(status, one));
        return RestIntegrationRows.with(api, resourceId, method, Optional.of(integration.withResponses(responses)));
    }

    private Future<PutIntegrationResponseResponse> put(PutIntegrationResponseRequest r) {
        var made = RestReading.integrationResponse(
                Shapes.as(r, software.amazon.awssdk.services.apigateway.model.IntegrationResponse.builder()));
        return desk.change(r.restApiId(), api -> {
            refuseUnlessMock(RestIntegrationRows.found(api.definition(), r.resourceId(), r.httpMethod()));
            return new Change<>(
                    with(api.definition(), r.resourceId(), r.httpMethod(), r.statusCode(), Optional.of(made)),
                    Shapes.as(RestShapes.integrationResponse(made), PutIntegrationResponseResponse.builder()));
        });
    }

    private static void refuseUnlessMock(RestDefinition.Integration integration) {
        Broken.unless(
                integration.type().equals("MOCK"),
                "Integration responses of type " + integration.type()
                        + " have no effect; only those of MOCK are taken");
    }

    private Future<GetIntegrationResponseResponse> get(GetIntegrationResponseRequest r) {
        return desk.get(r.restApiId())
                .map(api -> found(api.definition(), r.resourceId(), r.httpMethod(), r.statusCode()))
                .map(one -> Shapes.as(RestShapes.integrationResponse(one), GetIntegrationResponseResponse.builder()));
    }

    private Future<UpdateIntegrationResponseResponse> update(UpdateIntegrationResponseRequest r) {
        return desk.change(r.restApiId(), api -> {
            var old = found(api.definition(), r.resourceId(), r.httpMethod(), r.statusCode());
            var shape = PATCHES.apply(RestShapes.integrationResponse(old), r.patchOperations());
            var next = Optional.of(RestReading.integrationResponse(shape));
            return new Change<>(
                    with(api.definition(), r.resourceId(), r.httpMethod(), r.statusCode(), next),
                    Shapes.as(shape, UpdateIntegrationResponseResponse.builder()));
        });
    }

    private Future<DeleteIntegrationResponseResponse> delete(DeleteIntegrationResponseRequest r) {
        return desk.change(r.restApiId(), api -> {
            found(api.definition(), r.resourceId(), r.httpMethod(), r.statusCode());
            return new Change<>(
                    with(api.definition(), r.resourceId(), r.httpMethod(), r.statusCode(), Optional.empty()),
                    DeleteIntegrationResponseResponse.builder().build());
        });
    }
}
