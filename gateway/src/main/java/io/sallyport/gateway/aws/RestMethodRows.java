package io.sallyport.gateway.aws;

import io.sallyport.awswire.Shapes;
import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.gateway.definition.Broken;
import io.sallyport.gateway.definition.Paths;
import io.sallyport.gateway.definition.RestDefinition;
import io.sallyport.gateway.definition.RestDefinition.Method;
import io.sallyport.gateway.service.Desk;
import io.sallyport.gateway.service.Desk.Change;
import io.sallyport.gateway.service.NotFound;
import io.sallyport.gateway.store.StoredApi;
import io.sallyport.runtime.door.Row;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.apigateway.model.DeleteMethodRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteMethodResponse;
import software.amazon.awssdk.services.apigateway.model.GetMethodRequest;
import software.amazon.awssdk.services.apigateway.model.GetMethodResponse;
import software.amazon.awssdk.services.apigateway.model.PutMethodRequest;
import software.amazon.awssdk.services.apigateway.model.PutMethodResponse;
import software.amazon.awssdk.services.apigateway.model.UpdateMethodRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateMethodResponse;

/** The methods of REST APIs. */
record RestMethodRows(Rows rows, Desk<RestDefinition> desk) {
    private static final Patches PATCHES = new Patches(
            List.of("authorizationType", "authorizerId", "operationName", "apiKeyRequired", "requestValidatorId"),
            List.of("requestParameters", "authorizationScopes", "requestModels"));

    List<Row<?, ?>> all() {
        return List.of(
                rows.row(
                        "PutMethod",
                        "PUT",
                        PutMethodRequest.class,
                        r -> one(r.restApiId(), r.resourceId(), r.httpMethod()),
                        this::put),
                rows.row(
                        "GetMethod",
                        "GET",
                        GetMethodRequest.class,
                        r -> one(r.restApiId(), r.resourceId(), r.httpMethod()),
                        this::get),
                rows.row(
                        "DeleteMethod",
                        "DELETE",
                        DeleteMethodRequest.class,
                        r -> one(r.restApiId(), r.resourceId(), r.httpMethod()),
                        this::delete),
                rows.row(
                        "UpdateMethod",
                        "PATCH",
                        UpdateMethodRequest.class,
                        r -> one(r.restApiId(), r.resourceId(), r.httpMethod()),
                        this::update));
    }

    static String one(String apiId, String resourceId, String method) {
        return RestResourceRows.one(apiId, resourceId) + "/methods/" + method;
    }

    static Method found(RestDefinition api, String resourceId, String name) {
        return Optional.ofNullable(
                        RestResourceRows.found(api, resourceId).methods().get(name))
                .orElseThrow(() -> NotFound.of("Method"));
    }

    /** The definition with one method changed. */
    static RestDefinition with(RestDefinition api, String resourceId, String name, UnaryOperator<Method> change) {
        return put(api, resourceId, name, change.apply(found(api, resourceId, name)));
    }

    private static RestDefinition put(RestDefinition api, String resourceId, String name, Method method) {
        var resource = RestResourceRows.found(api, resourceId);
        var methods = new LinkedHashMap<>(resource.methods());
        methods.put(name, method);
        return with(api, resourceId, methods);
    }

    private static RestDefinition with(RestDefinition api, String resourceId, Map<String, Method> methods) {
        var resources = new LinkedHashMap<>(api.resources());
        resources.put(resourceId, RestResourceRows.found(api, resourceId).withMethods(methods));
        return api.withResources(resources);
    }

    private Future<PutMethodResponse> put(PutMethodRequest r) {
        Broken.unless(
                Paths.METHODS.contains(r.httpMethod()),
                "Invalid HttpMethod specified. Valid options are GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY");
        var shape = Shapes.as(r, software.amazon.awssdk.services.apigateway.model.Method.builder());
        var method = RestReading.method(shape, Optional.empty());
        return desk.change(r.restApiId(), api -> added(api, r, method))
                .map(_ -> Shapes.as(RestShapes.method(r.httpMethod(), method), PutMethodResponse.builder()));
    }

    private static Change<RestDefinition, Boolean> added(
            StoredApi<RestDefinition> api, PutMethodRequest r, Method method) {
        var resource = RestResourceRows.found(api.definition(), r.resourceId());
        if (resource.methods().containsKey(r.httpMethod())) {
            throw new Refusal(GatewayFailure.CONFLICT, "Method already exists for this resource");
        }
        return new Change<>(
                put(api.definition(), r.resourceId(), r.httpMethod(), guarded(api.definition(), method)), true);
    }

    private static Method guarded(RestDefinition api, Method method) {
        boolean needs = List.of("CUSTOM", "COGNITO_USER_POOLS").contains(method.authorization());
        Broken.unless(
                !needs || api.authorizers().containsKey(method.authorizerId()),
                "Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a"
                        + " valid authorizer.");
        return method;
    }

    private Future<UpdateMethodResponse> update(UpdateMethodRequest r) {
        return desk.change(r.restApiId(), api -> {
            var next = with(
                    api.definition(),
                    r.resourceId(),
                    r.httpMethod(),
                    old -> guarded(api.definition(), patched(r, old)));
            var shape = RestShapes.method(r.httpMethod(), found(next, r.resourceId(), r.httpMethod()));
            return new Change<>(next, Shapes.as(shape, UpdateMethodResponse.builder()));
        });
    }

    private static Method patched(UpdateMethodRequest r, Method old) {
        var shape = PATCHES.apply(RestShapes.method(r.httpMethod(), old), r.patchOperations());
        return RestReading.method(shape, Optional.of(old));
    }

    private Future<GetMethodResponse> get(GetMethodRequest r) {
        return desk.get(r.restApiId())
                .map(api -> found(api.definition(), r.resourceId(), r.httpMethod()))
                .map(method -> Shapes.as(RestShapes.method(r.httpMethod(), method), GetMethodResponse.builder()));
    }

    private Future<DeleteMethodResponse> delete(DeleteMethodRequest r) {
        return desk.change(r.restApiId(), api -> {
            found(api.definition(), r.resourceId(), r.httpMethod());
            var methods = new LinkedHashMap<>(
                    RestResourceRows.found(api.definition(), r.resourceId()).methods());
            methods.remove(r.httpMethod());
            return new Change<>(
                    with(api.definition(), r.resourceId(), methods),
                    DeleteMethodResponse.builder().build());
        });
    }
}
