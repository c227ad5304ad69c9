package io.sallyport.gateway.aws;

import io.sallyport.gateway.definition.Broken;
import io.sallyport.gateway.definition.RestDefinition;
import io.sallyport.gateway.definition.RestDefinition.Integration;
import io.sallyport.gateway.definition.RestDefinition.IntegrationResponse;
import io.sallyport.gateway.service.Desk;
import io.sallyport.gateway.service.Desk.Change;
import io.sallyport.gateway.service.NotFound;
import io.sallyport.runtime.door.Row;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.apigateway.model.DeleteIntegrationRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteIntegrationResponse;
import software.amazon.awssdk.services.apigateway.model.GetIntegrationRequest;
import software.amazon.awssdk.services.apigateway.model.GetIntegrationResponse;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationRequest;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationResponse;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationResponseRequest;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationResponseResponse;

/**
 * What answers methods of REST APIs. A mock is checked when it is deployed: it comes in several calls, and is whole only after the last.
 */
record RestIntegrationRows(Rows rows, Desk<RestDefinition> desk) {
    private static final int USUAL_MILLIS = 29_000;

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
                        "PutIntegrationResponse",
                        "PUT",
                        PutIntegrationResponseRequest.class,
                        r -> one(r.restApiId(), r.resourceId(), r.httpMethod()) + "/responses/" + r.statusCode(),
                        this::putResponse));
    }

    private static String one(String apiId, String resourceId, String method) {
        return RestMethodRows.one(apiId, resourceId, method) + "/integration";
    }

    private Future<PutIntegrationResponse> put(PutIntegrationRequest r) {
        Members.onlyBuilt(
                r,
                "connectionId",
                "credentials",
                "cacheNamespace",
                "cacheKeyParameters",
                "contentHandling",
                "tlsConfig",
                "integrationTarget");
        Members.notBuilt(
                "connectionType " + r.connectionTypeAsString(),
                !List.of("", "INTERNET").contains(Members.text(r.connectionTypeAsString())));
        Members.notBuilt(
                "responseTransferMode " + r.responseTransferModeAsString(),
                !List.of("", "BUFFERED").contains(Members.text(r.responseTransferModeAsString())));
        var type = Members.text(r.typeAsString());
        var integration = new Integration(
                type,
                Members.some(r.integrationHttpMethod()).orElse(type.equals("AWS_PROXY") ? "POST" : "ANY"),
                Members.text(r.uri()),
                Optional.ofNullable(r.timeoutInMillis()).orElse(USUAL_MILLIS),
                Members.some(r.passthroughBehavior()).orElse("WHEN_NO_MATCH"),
                r.requestParameters(),
                r.requestTemplates(),
                Map.of());
        return desk.change(
                        r.restApiId(),
                        api -> new Change<>(
                                RestMethodRows.with(
                                        api.definition(),
                                        r.resourceId(),
                                        r.httpMethod(),
                                        method -> method.withIntegration(Optional.of(integration))),
                                RestShapes.integration(integration)))
                .map(shape -> Members.as(shape, PutIntegrationResponse.builder()));
    }

    private static Integration found(RestDefinition api, String resourceId, String method) {
        return RestMethodRows.found(api, resourceId, method)
                .integration()
                .orElseThrow(() -> NotFound.of("Integration"));
    }

    private Future<GetIntegrationResponse> get(GetIntegrationRequest r) {
        return desk.get(r.restApiId())
                .map(api -> found(api.definition(), r.resourceId(), r.httpMethod()))
                .map(found -> Members.as(RestShapes.integration(found), GetIntegrationResponse.builder()));
    }

    private Future<DeleteIntegrationResponse> delete(DeleteIntegrationRequest r) {
        return desk.change(r.restApiId(), api -> {
            found(api.definition(), r.resourceId(), r.httpMethod());
            var next = RestMethodRows.with(
                    api.definition(),
                    r.resourceId(),
                    r.httpMethod(),
                    method -> method.withIntegration(Optional.empty()));
            return new Change<>(next, DeleteIntegrationResponse.builder().build());
        });
    }

    private Future<PutIntegrationResponseResponse> putResponse(PutIntegrationResponseRequest r) {
        Members.onlyBuilt(r, "contentHandling");
        var response = new IntegrationResponse(
                r.statusCode(), Members.text(r.selectionPattern()), r.responseParameters(), r.responseTemplates());
        return desk.change(r.restApiId(), api -> {
            var integration = found(api.definition(), r.resourceId(), r.httpMethod());
            Broken.unless(
                    integration.type().equals("MOCK"),
                    "Integration responses of type " + integration.type()
                            + " have no effect; only those of MOCK are taken");
            var responses = new LinkedHashMap<>(integration.responses());
            responses.put(r.statusCode(), response);
            var next = RestMethodRows.with(
                    api.definition(),
                    r.resourceId(),
                    r.httpMethod(),
                    method -> method.withIntegration(Optional.of(integration.withResponses(responses))));
            return new Change<>(
                    next,
                    Members.as(RestShapes.integrationResponse(response), PutIntegrationResponseResponse.builder()));
        });
    }
}
