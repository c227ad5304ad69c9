package io.sallyport.gateway.aws;

import io.sallyport.awswire.Shapes;
import io.sallyport.gateway.definition.Broken;
import io.sallyport.gateway.definition.HttpDefinition;
import io.sallyport.gateway.definition.HttpDefinition.HttpIntegration;
import io.sallyport.gateway.service.Desk;
import io.sallyport.gateway.service.Desk.Change;
import io.sallyport.gateway.service.NotFound;
import io.sallyport.runtime.door.Row;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteIntegrationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationsRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationsResponse;
import software.amazon.awssdk.services.apigatewayv2.model.Integration;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateIntegrationResponse;

/** What answers routes of HTTP APIs. */
record HttpIntegrationRows(Rows rows, Desk<HttpDefinition> desk) {
    private static final int USUAL_MILLIS = 30_000;

    List<Row<?, ?>> all() {
        return List.of(
                rows.row("CreateIntegration", "POST", CreateIntegrationRequest.class, r -> of(r.apiId()), this::create),
                rows.row("GetIntegrations", "GET", GetIntegrationsRequest.class, r -> of(r.apiId()), this::list),
                rows.row(
                        "GetIntegration",
                        "GET",
                        GetIntegrationRequest.class,
                        r -> of(r.apiId()) + "/" + r.integrationId(),
                        this::get),
                rows.row(
                        "UpdateIntegration",
                        "PATCH",
                        UpdateIntegrationRequest.class,
                        r -> of(r.apiId()) + "/" + r.integrationId(),
                        this::update),
                rows.row(
                        "DeleteIntegration",
                        "DELETE",
                        DeleteIntegrationRequest.class,
                        r -> of(r.apiId()) + "/" + r.integrationId(),
                        this::delete));
    }

    private static String of(String apiId) {
        return HttpApiRows.one(apiId) + "/integrations";
    }

    private Future<CreateIntegrationResponse> create(CreateIntegrationRequest r) {
        var shape = Shapes.as(r, Integration.builder().integrationId(desk.ids().get()));
        var made = read(shape, Optional.empty());
        return desk.change(
                r.apiId(),
                api -> new Change<>(
                        with(api.definition(), made),
                        Shapes.as(HttpShapes.integration(made), CreateIntegrationResponse.builder())));
    }

    /** What is not said stays. */
    private Future<UpdateIntegrationResponse> update(UpdateIntegrationRequest r) {
        return desk.change(r.apiId(), api -> {
            var old = found(api.definition(), r.integrationId());
            var next = read(Shapes.as(r, HttpShapes.integration(old).toBuilder()), old.unbuilt());
            return new Change<>(
                    with(api.definition(), next),
                    Shapes.as(HttpShapes.integration(next), UpdateIntegrationResponse.builder()));
        });
    }

    private static HttpIntegration read(Integration shape, Optional<String> unbuilt) {
        Members.onlyBuilt(
                shape,
                "connectionId",
                "contentHandlingStrategy",
                "credentialsArn",
                "integrationSubtype",
                "requestParameters",
                "requestTemplates",
                "responseParameters",
                "templateSelectionExpression",
                "tlsConfig");
        Members.notBuilt(
                "connectionType " + shape.connectionTypeAsString(),
                !List.of("", "INTERNET").contains(Members.text(shape.connectionTypeAsString())));
        var type = Members.text(shape.integrationTypeAsString());
        return new HttpIntegration(
                shape.integrationId(),
                type,
                Members.some(shape.integrationMethod()).orElse(type.equals("AWS_PROXY") ? "POST" : "ANY"),
                Members.text(shape.integrationUri()),
                Members.some(shape.payloadFormatVersion()).orElse("1.0"),
                Optional.ofNullable(shape.timeoutInMillis()).orElse(USUAL_MILLIS),
                Members.text(shape.description()),
                unbuilt);
    }

    private static HttpDefinition with(HttpDefinition api, HttpIntegration integration) {
        var next = new LinkedHashMap<>(api.integrations());
        next.put(integration.id(), integration);
        return api.withIntegrations(next);
    }

    private static HttpIntegration found(HttpDefinition api, String id) {
        return Optional.ofNullable(api.integrations().get(id)).orElseThrow(() -> NotFound.of("Integration"));
    }

    private Future<GetIntegrationsResponse> list(GetIntegrationsRequest r) {
        return desk.get(r.apiId())
                .map(api -> GetIntegrationsResponse.builder()
                        .items(api.definition().integrations().values().stream()
                                .map(HttpShapes::integration)
                                .toList())
                        .build());
    }

    private Future<GetIntegrationResponse> get(GetIntegrationRequest r) {
        return desk.get(r.apiId())
                .map(api -> found(api.definition(), r.integrationId()))
                .map(one -> Shapes.as(HttpShapes.integration(one), GetIntegrationResponse.builder()));
    }

    private Future<DeleteIntegrationResponse> delete(DeleteIntegrationRequest r) {
        return desk.change(r.apiId(), api -> {
            var gone = found(api.definition(), r.integrationId());
            api.definition()
                    .routes()
                    .values()
                    .forEach(route -> Broken.unless(
                            !route.integrationId().equals(gone.id()),
                            "Cannot delete Integration '" + gone.id() + "'. It is referenced by route " + route.key()));
            var next = new LinkedHashMap<>(api.definition().integrations());
            next.remove(gone.id());
            return new Change<>(
                    api.definition().withIntegrations(next),
                    DeleteIntegrationResponse.builder().build());
        });
    }
}
