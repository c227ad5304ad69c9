package io.sallyport.gateway.simulate;

import io.sallyport.gateway.core.AuthorizerSpec;
import io.sallyport.gateway.core.IntegrationSpec;
import io.sallyport.gateway.core.PublishedApi;
import io.sallyport.gateway.core.Route;
import io.sallyport.gateway.core.Route.Access;
import io.sallyport.gateway.core.Visit;
import io.sallyport.gateway.core.Who;
import io.sallyport.runtime.http.Outbound;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * A simulation's answer. How far the request came tells which members are there: {@code api} and {@code allowed} always, {@code stage}
 * when there is one, {@code route}, {@code authorizer} and {@code resource} when a route was found, {@code principal} when it is known.
 * When it was let in: {@code integration}, which was not asked. When it was refused: {@code status}, {@code errorType} and {@code message} as the client would have got them, {@code failure} and
 * {@code reason}, which it would not.
 */
final class Told {
    private Told() {}

    /** @param answer the refusal as its client would have got it; nothing of it counts when the request was let in */
    static JsonObject of(String apiId, Observer way, Outbound answer) {
        var told = new JsonObject().put("allowed", way.wasLetIn()).put("api", apiId);
        way.api().ifPresent(api -> stage(told, api.definition()));
        way.asking().ifPresent(asking -> route(told, asking.visit()));
        way.who().ifPresent(who -> told.put("principal", principal(who)));
        if (way.wasLetIn()) {
            way.asking()
                    .ifPresent(asking ->
                            told.put("integration", integration(asking.visit().route())));
        } else {
            refusal(told, way, answer);
        }
        var trace = new JsonArray();
        way.judgements().forEach(heard -> trace.add(Reasoning.of(heard)));
        return told.put("trace", trace);
    }

    private static void stage(JsonObject told, PublishedApi api) {
        told.put("name", api.name()).put("stage", api.stage()).put("deployment", api.deploymentId());
    }

    private static void route(JsonObject told, Visit visit) {
        var route = visit.route();
        told.put("route", route.path().startsWith("/") ? route.method() + " " + route.path() : route.path())
                .put("authorizer", authorizer(route, visit.api()))
                .put("resource", visit.arn());
    }

    private static JsonObject authorizer(Route route, PublishedApi api) {
        return switch (route.access()) {
            case Access.Open _ -> new JsonObject().put("type", "NONE");
            case Access.Iam _ -> new JsonObject().put("type", "AWS_IAM");
            case Access.Closed _ -> new JsonObject().put("type", "NOT_BUILT");
            case Access.Authorized(var id, var scopes) ->
                Optional.ofNullable(api.authorizers().get(id))
                        .map(Told::authorizer)
                        .orElseGet(() -> new JsonObject().put("type", "MISSING"))
                        .put("id", id)
                        .put("scopes", new JsonArray(scopes));
        };
    }

    private static JsonObject authorizer(AuthorizerSpec spec) {
        var type = switch (spec) {
            case AuthorizerSpec.Token _ -> "TOKEN";
            case AuthorizerSpec.Request _ -> "REQUEST";
            case AuthorizerSpec.UserPools _ -> "COGNITO_USER_POOLS";
            case AuthorizerSpec.Jwt _ -> "JWT";
        };
        return new JsonObject().put("type", type).put("name", spec.name());
    }

    private static String principal(Who who) {
        return switch (who) {
            case Who.Nobody _ -> "anonymous";
            case Who.Signed signed -> signed.arn();
            case Who.Claimed(var claims, var _) ->
                (claims.containsKey("sub") ? "subject " + claims.get("sub") : "no subject") + " of "
                        + claims.get("iss");
            case Who.Vouched(var id, var _) -> id.orElse("not named by the authorizer");
        };
    }

    /** What would be asked next. The query of an address may hold a key of its owner's. */
    private static String integration(Route route) {
        return switch (route.integration()) {
            case IntegrationSpec.Function function -> "function " + function.functionArn();
            case IntegrationSpec.Http http ->
                "HTTP " + http.method() + " " + http.uri().split("\\?", 2)[0];
            case IntegrationSpec.Mock mock -> "a fixed answer, " + mock.status();
            case IntegrationSpec.Unbuilt(var missing) -> missing;
        };
    }

    private static void refusal(JsonObject told, Observer way, Outbound answer) {
        told.put("status", answer.status()).put("message", answer.body().toString());
        header(answer, "x-amzn-ErrorType").ifPresent(type -> told.put("errorType", type));
        header(answer, "x-amzn-RequestId")
                .or(() -> header(answer, "apigw-requestid"))
                .ifPresent(id -> told.put("requestId", id));
        way.refusal()
                .ifPresentOrElse(
                        refusal -> told.put("failure", refusal.failure().code()).put("reason", refusal.detail()),
                        () -> told.put("failure", "NO_STAGE").put("reason", "no such API, or no such stage of it"));
    }

    private static Optional<String> header(Outbound answer, String name) {
        return Optional.ofNullable(answer.headers().get(name));
    }
}
