package io.sallyport.gateway.aws;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.gateway.definition.Broken;
import io.sallyport.gateway.definition.HttpDefinition;
import io.sallyport.gateway.definition.HttpDefinition.HttpRoute;
import io.sallyport.gateway.definition.Publishing;
import io.sallyport.gateway.service.Desk;
import io.sallyport.gateway.service.Desk.Change;
import io.sallyport.gateway.service.NotFound;
import io.sallyport.runtime.door.Row;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigatewayv2.model.CreateRouteRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateRouteResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteRouteResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetRouteRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetRouteResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetRoutesRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetRoutesResponse;

/** The routes of HTTP APIs. */
record HttpRouteRows(Rows rows, Desk<HttpDefinition> desk) {
    private static final String TARGET = "integrations/";

    List<Row<?, ?>> all() {
        return List.of(
                rows.row("CreateRoute", "POST", CreateRouteRequest.class, r -> of(r.apiId()), this::create),
                rows.row("GetRoutes", "GET", GetRoutesRequest.class, r -> of(r.apiId()), this::list),
                rows.row("GetRoute", "GET", GetRouteRequest.class, r -> of(r.apiId()) + "/" + r.routeId(), this::get),
                rows.row(
                        "DeleteRoute",
                        "DELETE",
                        DeleteRouteRequest.class,
                        r -> of(r.apiId()) + "/" + r.routeId(),
                        this::delete));
    }

    private static String of(String apiId) {
        return HttpApiRows.one(apiId) + "/routes";
    }

    private Future<CreateRouteResponse> create(CreateRouteRequest r) {
        Members.onlyBuilt(
                r,
                "apiKeyRequired",
                "modelSelectionExpression",
                "requestModels",
                "requestParameters",
                "routeResponseSelectionExpression");
        Publishing.RouteKey.parse(Members.text(r.routeKey()));
        var id = desk.ids().get();
        return desk.change(r.apiId(), api -> {
            var route = new HttpRoute(
                    id,
                    r.routeKey(),
                    Members.some(r.authorizationTypeAsString()).orElse("NONE"),
                    Members.text(r.authorizerId()),
                    r.authorizationScopes(),
                    Members.text(r.operationName()),
                    integration(api.definition(), r.target()));
            if (api.definition().routes().values().stream()
                    .anyMatch(o -> o.key().equals(route.key()))) {
                throw new Refusal(
                        GatewayFailure.CONFLICT, "Route with key " + route.key() + " already exists for this API");
            }
            var next = new LinkedHashMap<>(api.definition().routes());
            next.put(route.id(), route);
            return new Change<>(
                    api.definition().withRoutes(next),
                    Members.as(HttpShapes.route(route), CreateRouteResponse.builder()));
        });
    }

    /** @return the id in {@code integrations/<id>}, which must be there */
    private static String integration(HttpDefinition api, @Nullable String target) {
        if (target == null) {
            return "";
        }
        Broken.unless(
                target.startsWith(TARGET) && api.integrations().containsKey(target.substring(TARGET.length())),
                "target is integrations/<id> of an integration of this API, not '" + target + "'");
        return target.substring(TARGET.length());
    }

    private static HttpRoute found(HttpDefinition api, String id) {
        return Optional.ofNullable(api.routes().get(id)).orElseThrow(() -> NotFound.of("Route"));
    }

    private Future<GetRoutesResponse> list(GetRoutesRequest r) {
        return desk.get(r.apiId())
                .map(api -> GetRoutesResponse.builder()
                        .items(api.definition().routes().values().stream()
                                .map(HttpShapes::route)
                                .toList())
                        .build());
    }

    private Future<GetRouteResponse> get(GetRouteRequest r) {
        return desk.get(r.apiId())
                .map(api -> found(api.definition(), r.routeId()))
                .map(route -> Members.as(HttpShapes.route(route), GetRouteResponse.builder()));
    }

    private Future<DeleteRouteResponse> delete(DeleteRouteRequest r) {
        return desk.change(r.apiId(), api -> {
            var next = new LinkedHashMap<>(api.definition().routes());
            next.remove(found(api.definition(), r.routeId()).id());
            return new Change<>(
                    api.definition().withRoutes(next),
                    DeleteRouteResponse.builder().build());
        });
    }
}
