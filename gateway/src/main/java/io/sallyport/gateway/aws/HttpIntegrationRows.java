package io.sallyport.gateway.aws;

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
        Members.onlyBuilt(
                r,
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
                "connectionType " + r.connectionTypeAsString(),
                !List.of("", "INTERNET").contains(Members.text(r.connectionTypeAsString())));
        var type = Members.text(r.integrationTypeAsString());
        var made = new HttpIntegration(
                desk.ids().get(),
                type,
                Members.some(r.integrationMethod()).orElse(type.equals("AWS_PROXY") ? "POST" : "ANY"),
                Members.text(r.integrationUri()),
                Members.some(r.payloadFormatVersion()).orElse("1.0"),
                Optional.ofNullable(r.timeoutInMillis()).orElse(USUAL_MILLIS),
                Members.text(r.description()));
        return desk.change(r.apiId(), api -> {
            var next = new LinkedHashMap<>(api.definition().integrations());
            next.put(made.id(), made);
            return new Change<>(
                    api.definition().withIntegrations(next),
                    Members.as(HttpShapes.integration(made), CreateIntegrationResponse.builder()));
        });
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
                .map(one -> Members.as(HttpShapes.integration(one), GetIntegrationResponse.builder()));
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
