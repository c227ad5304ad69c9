package io.sallyport.gateway.aws;

import io.sallyport.awswire.Shapes;
import io.sallyport.gateway.definition.RestDefinition;
import io.sallyport.gateway.definition.RestDefinition.MethodResponse;
import io.sallyport.gateway.service.Desk;
import io.sallyport.gateway.service.Desk.Change;
import io.sallyport.gateway.service.NotFound;
import io.sallyport.runtime.door.Row;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.apigateway.model.DeleteMethodResponseRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteMethodResponseResponse;
import software.amazon.awssdk.services.apigateway.model.GetMethodResponseRequest;
import software.amazon.awssdk.services.apigateway.model.GetMethodResponseResponse;
import software.amazon.awssdk.services.apigateway.model.PutMethodResponseRequest;
import software.amazon.awssdk.services.apigateway.model.PutMethodResponseResponse;
import software.amazon.awssdk.services.apigateway.model.UpdateMethodResponseRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateMethodResponseResponse;

/** What the methods of REST APIs say that they answer. */
record RestMethodResponseRows(Rows rows, Desk<RestDefinition> desk) {
    private static final Patches PATCHES = new Patches(List.of(), List.of("responseParameters", "responseModels"));

    List<Row<?, ?>> all() {
        return List.of(
                rows.row(
                        "PutMethodResponse",
                        "PUT",
                        PutMethodResponseRequest.class,
                        r -> one(r.restApiId(), r.resourceId(), r.httpMethod(), r.statusCode()),
                        this::put),
                rows.row(
                        "GetMethodResponse",
                        "GET",
                        GetMethodResponseRequest.class,
                        r -> one(r.restApiId(), r.resourceId(), r.httpMethod(), r.statusCode()),
                        this::get),
                rows.row(
                        "UpdateMethodResponse",
                        "PATCH",
                        UpdateMethodResponseRequest.class,
                        r -> one(r.restApiId(), r.resourceId(), r.httpMethod(), r.statusCode()),
                        this::update),
                rows.row(
                        "DeleteMethodResponse",
                        "DELETE",
                        DeleteMethodResponseRequest.class,
                        r -> one(r.restApiId(), r.resourceId(), r.httpMethod(), r.statusCode()),
                        this::delete));
    }

    private static String one(String apiId, String resourceId, String method, String status) {
        return RestMethodRows.one(apiId, resourceId, method) + "/responses/" + status;
    }

    private static MethodResponse found(RestDefinition api, String resourceId, String method, String status) {
        return Optional.ofNullable(RestMethodRows.found(api, resourceId, method)
                        .responses()
                        .get(status))
                .orElseThrow(() -> NotFound.ofStatus());
    }

    /** @param response none: without it */
    private static RestDefinition with(
            RestDefinition api, String resourceId, String method, String status, Optional<MethodResponse> response) {
        return RestMethodRows.with(api, resourceId, method, old -> {
            Map<String, MethodResponse> responses = new LinkedHashMap<>(old.responses());
            responses.remove(status);
            response.ifPresent(one -> responses.put(status, one));
            return old.withResponses(responses);
        });
    }

    private Future<PutMethodResponseResponse> put(PutMethodResponseRequest r) {
        var made = new MethodResponse(r.responseParameters(), r.responseModels());
        return desk.change(
                r.restApiId(),
                api -> new Change<>(
                        with(api.definition(), r.resourceId(), r.httpMethod(), r.statusCode(), Optional.of(made)),
                        Shapes.as(RestShapes.response(r.statusCode(), made), PutMethodResponseResponse.builder())));
    }

    private Future<GetMethodResponseResponse> get(GetMethodResponseRequest r) {
        return desk.get(r.restApiId())
                .map(api -> found(api.definition(), r.resourceId(), r.httpMethod(), r.statusCode()))
                .map(one -> Shapes.as(RestShapes.response(r.statusCode(), one), GetMethodResponseResponse.builder()));
    }

    private Future<UpdateMethodResponseResponse> update(UpdateMethodResponseRequest r) {
        return desk.change(r.restApiId(), api -> {
            var old = found(api.definition(), r.resourceId(), r.httpMethod(), r.statusCode());
            var shape = PATCHES.apply(RestShapes.response(r.statusCode(), old), r.patchOperations());
            var next = Optional.of(RestReading.methodResponse(shape));
            return new Change<>(
                    with(api.definition(), r.resourceId(), r.httpMethod(), r.statusCode(), next),
                    Shapes.as(shape, UpdateMethodResponseResponse.builder()));
        });
    }

    private Future<DeleteMethodResponseResponse> delete(DeleteMethodResponseRequest r) {
        return desk.change(r.restApiId(), api -> {
            found(api.definition(), r.resourceId(), r.httpMethod(), r.statusCode());
            return new Change<>(
                    with(api.definition(), r.resourceId(), r.httpMethod(), r.statusCode(), Optional.empty()),
                    DeleteMethodResponseResponse.builder().build());
        });
    }
}
