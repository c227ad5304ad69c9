package io.sallyport.gateway.aws;

import io.sallyport.awswire.Shapes;
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
import software.amazon.awssdk.services.apigatewayv2.model.Route;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateRouteRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateRouteResponse;

/** The routes of HTTP APIs. */
record HttpRouteRows(Rows rows, Desk<HttpDefinition> desk) {
    private static final String TARGET = "integrations/";

    List<Row<?, ?>> all() {
        return List.of(
                rows.row("CreateRoute", "POST", CreateRouteRequest.class, r -> of(r.apiId()), this::create),
                rows.row("GetRoutes", "GET", GetRoutesRequest.class, r -> of(r.apiId()), this::list),
                rows.row("GetRoute", "GET", GetRouteRequest.class, r -> of(r.apiId()) + "/" + r.routeId(), this::get),
                rows.row(
                        "UpdateRoute",
                        "PATCH",
                        UpdateRouteRequest.class,
                        r -> of(r.apiId()) + "/" + r.routeId(),
                        this::update),
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
        var shape = Shapes.as(r, Route.builder().routeId(desk.ids().get()));
        return desk.change(r.apiId(), api -> {
            var route = read(api.definition(), shape, Optional.empty());
            return new Change<>(
                    with(api.definition(), route), Shapes.as(HttpShapes.route(route), CreateRouteResponse.builder()));
        });
    }

    /** What is not said stays. */
    private Future<UpdateRouteResponse> update(UpdateRouteRequest r) {
        return desk.change(r.apiId(), api -> {
            var old = found(api.definition(), r.routeId());
            var shape = Shapes.as(r, HttpShapes.route(old).toBuilder());
            var route = read(api.definition(), shape, old.unbuiltGuard());
            return new Change<>(
                    with(api.definition(), route), Shapes.as(HttpShapes.route(route), UpdateRouteResponse.builder()));
        });
    }

    private static HttpRoute read(HttpDefinition api, Route shape, Optional<String> unbuiltGuard) {
        Members.onlyBuilt(
                shape,
                "apiKeyRequired",
                "modelSelectionExpression",
                "requestModels",
                "requestParameters",
                "routeResponseSelectionExpression");
        Publishing.RouteKey.parse(Members.text(shape.routeKey()));
        return new HttpRoute(
                shape.routeId(),
                shape.routeKey(),
                Members.some(shape.authorizationTypeAsString()).orElse("NONE"),
                Members.text(shape.authorizerId()),
                shape.authorizationScopes(),
                Members.text(shape.operationName()),
                integration(api, shape.target()),
                unbuiltGuard);
    }

    private static HttpDefinition with(HttpDefinition api, HttpRoute route) {
        var next = new LinkedHashMap<>(api.routes());
        next.put(route.id(), route);
        boolean taken = next.values().stream()
                .anyMatch(other -> !other.id().equals(route.id()) && other.key().equals(route.key()));
        if (taken) {
            throw new Refusal(
                    GatewayFailure.CONFLICT, "Route with key " + route.key() + " already exists for this API");
        }
        return api.withRoutes(next);
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
                .map(route -> Shapes.as(HttpShapes.route(route), GetRouteResponse.builder()));
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
