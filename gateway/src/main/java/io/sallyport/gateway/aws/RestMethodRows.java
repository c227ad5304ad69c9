package io.sallyport.gateway.aws;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.gateway.definition.Broken;
import io.sallyport.gateway.definition.Paths;
import io.sallyport.gateway.definition.RestDefinition;
import io.sallyport.gateway.definition.RestDefinition.Method;
import io.sallyport.gateway.definition.RestDefinition.MethodResponse;
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
import software.amazon.awssdk.services.apigateway.model.PutMethodResponseRequest;
import software.amazon.awssdk.services.apigateway.model.PutMethodResponseResponse;

/** The methods of REST APIs, and what they say that they answer. */
record RestMethodRows(Rows rows, Desk<RestDefinition> desk) {

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
                        "PutMethodResponse",
                        "PUT",
                        PutMethodResponseRequest.class,
                        r -> one(r.restApiId(), r.resourceId(), r.httpMethod()) + "/responses/" + r.statusCode(),
                        this::putResponse));
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
        Members.onlyBuilt(r, "apiKeyRequired", "requestValidatorId", "requestModels");
        Broken.unless(
                Paths.METHODS.contains(r.httpMethod()),
                "Invalid HttpMethod specified. Valid options are GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY");
        var method = new Method(
                r.authorizationType(),
                Members.text(r.authorizerId()),
                r.authorizationScopes(),
                Members.text(r.operationName()),
                r.requestParameters(),
                Map.of(),
                Optional.empty());
        return desk.change(r.restApiId(), api -> added(api, r, method))
                .map(_ -> Members.as(RestShapes.method(r.httpMethod(), method), PutMethodResponse.builder()));
    }

    private static Change<RestDefinition, Boolean> added(
            StoredApi<RestDefinition> api, PutMethodRequest r, Method method) {
        var resource = RestResourceRows.found(api.definition(), r.resourceId());
        if (resource.methods().containsKey(r.httpMethod())) {
            throw new Refusal(GatewayFailure.CONFLICT, "Method already exists for this resource");
        }
        boolean needs = List.of("CUSTOM", "COGNITO_USER_POOLS").contains(method.authorization());
        Broken.unless(
                !needs || api.definition().authorizers().containsKey(method.authorizerId()),
                "Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a"
                        + " valid authorizer.");
        return new Change<>(put(api.definition(), r.resourceId(), r.httpMethod(), method), true);
    }

    private Future<GetMethodResponse> get(GetMethodRequest r) {
        return desk.get(r.restApiId())
                .map(api -> found(api.definition(), r.resourceId(), r.httpMethod()))
                .map(method -> Members.as(RestShapes.method(r.httpMethod(), method), GetMethodResponse.builder()));
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

    private Future<PutMethodResponseResponse> putResponse(PutMethodResponseRequest r) {
        return desk.change(r.restApiId(), api -> {
            var next = with(api.definition(), r.resourceId(), r.httpMethod(), method -> {
                var responses = new LinkedHashMap<>(method.responses());
                responses.put(r.statusCode(), new MethodResponse(r.responseParameters(), r.responseModels()));
                return method.withResponses(responses);
            });
            var answer = PutMethodResponseResponse.builder()
                    .statusCode(r.statusCode())
                    .responseParameters(r.responseParameters())
                    .responseModels(r.responseModels())
                    .build();
            return new Change<>(next, answer);
        });
    }
}
