package io.sallyport.gateway.aws;

import io.sallyport.awswire.Shapes;
import io.sallyport.gateway.definition.RestDefinition;
import io.sallyport.gateway.definition.RestDefinition.Integration;
import io.sallyport.gateway.service.Desk;
import io.sallyport.gateway.service.Desk.Change;
import io.sallyport.gateway.service.NotFound;
import io.sallyport.runtime.door.Row;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.apigateway.model.DeleteIntegrationRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteIntegrationResponse;
import software.amazon.awssdk.services.apigateway.model.GetIntegrationRequest;
import software.amazon.awssdk.services.apigateway.model.GetIntegrationResponse;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationRequest;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationResponse;
import software.amazon.awssdk.services.apigateway.model.UpdateIntegrationRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateIntegrationResponse;

/**
 * What answers methods of REST APIs. A mock is checked when it is deployed: it comes in several calls, and is whole only after the last.
 */
record RestIntegrationRows(Rows rows, Desk<RestDefinition> desk) {
    private static final Patches PATCHES = new Patches(
            List.of(
                    "httpMethod",
                    "uri",
                    "timeoutInMillis",
                    "passthroughBehavior",
                    "connectionType",
                    "connectionId",
                    "credentials",
                    "contentHandling",
                    "cacheNamespace",
                    "responseTransferMode"),
            List.of("requestParameters", "requestTemplates", "cacheKeyParameters"));

    List<Row<?, ?>> all() {
        return List.of(
                rows.row(
                        "PutIntegration",
                        "PUT",
                        PutIntegrationRequest.class,
                        r -> one(r.restApiId(), r.resourceId(), r.httpMethod()),
                        this::put),
                rows.row(
                        "GetIntegration",
                        "GET",
                        GetIntegrationRequest.class,
                        r -> one(r.restApiId(), r.resourceId(), r.httpMethod()),
                        this::get),
                rows.row(
                        "DeleteIntegration",
                        "DELETE",
                        DeleteIntegrationRequest.class,
                        r -> one(r.restApiId(), r.resourceId(), r.httpMethod()),
                        this::delete),
                rows.row(
                        "UpdateIntegration",
                        "PATCH",
                        UpdateIntegrationRequest.class,
                        r -> one(r.restApiId(), r.resourceId(), r.httpMethod()),
                        this::update));
    }

    static String one(String apiId, String resourceId, String method) {
        return RestMethodRows.one(apiId, resourceId, method) + "/integration";
    }

    private Future<PutIntegrationResponse> put(PutIntegrationRequest r) {
        var shape = Shapes.as(r, software.amazon.awssdk.services.apigateway.model.Integration.builder())
                .copy(one -> one.httpMethod(r.integrationHttpMethod())); // the member of this name is the method's own
        var integration = RestReading.integration(shape, Optional.empty());
        return desk.change(
                r.restApiId(),
                api -> new Change<>(
                        with(api.definition(), r.resourceId(), r.httpMethod(), Optional.of(integration)),
                        Shapes.as(RestShapes.integration(integration), PutIntegrationResponse.builder())));
    }

    static RestDefinition with(
            RestDefinition api, String resourceId, String method, Optional<Integration> integration) {
        return RestMethodRows.with(api, resourceId, method, one -> one.withIntegration(integration));
    }

    private Future<UpdateIntegrationResponse> update(UpdateIntegrationRequest r) {
        return desk.change(r.restApiId(), api -> {
            var old = found(api.definition(), r.resourceId(), r.httpMethod());
            var shape = PATCHES.apply(RestShapes.integration(old), r.patchOperations());
            var integration = RestReading.integration(shape, Optional.of(old));
            return new Change<>(
                    with(api.definition(), r.resourceId(), r.httpMethod(), Optional.of(integration)),
                    Shapes.as(RestShapes.integration(integration), UpdateIntegrationResponse.builder()));
        });
    }

    static Integration found(RestDefinition api, String resourceId, String method) {
        return RestMethodRows.found(api, resourceId, method)
                .integration()
                .orElseThrow(() -> NotFound.of("Integration"));
    }

    private Future<GetIntegrationResponse> get(GetIntegrationRequest r) {
        return desk.get(r.restApiId())
                .map(api -> found(api.definition(), r.resourceId(), r.httpMethod()))
                .map(found -> Shapes.as(RestShapes.integration(found), GetIntegrationResponse.builder()));
    }

    private Future<DeleteIntegrationResponse> delete(DeleteIntegrationRequest r) {
        return desk.change(r.restApiId(), api -> {
            found(api.definition(), r.resourceId(), r.httpMethod());
            return new Change<>(
                    with(api.definition(), r.resourceId(), r.httpMethod(), Optional.empty()),
                    DeleteIntegrationResponse.builder().build());
        });
    }
}
