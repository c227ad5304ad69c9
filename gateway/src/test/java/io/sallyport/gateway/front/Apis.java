package io.sallyport.gateway.front;

import io.sallyport.gateway.core.AuthorizerSpec;
import io.sallyport.gateway.core.AuthorizerSpec.Payload;
import io.sallyport.gateway.core.IntegrationSpec;
import io.sallyport.gateway.core.PublishedApi;
import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.core.Route;
import io.sallyport.gateway.core.Route.Access;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The inventory API of the article, behind one authorizer or another. */
final class Apis {
    static final String ID = "ff5h7fdsed";

    private Apis() {}

    static AuthorizerSpec token(int ttlSeconds) {
        return new AuthorizerSpec.Token(
                "auth01", "token", Stand.AUTHORIZER, "Authorization", Optional.of("visitor-[a-z]+"), ttlSeconds);
    }

    static AuthorizerSpec pools(String poolId, Optional<String> validation) {
        return new AuthorizerSpec.UserPools(
                "auth01",
                "members",
                List.of("arn:aws:cognito-idp:us-east-1:123456789012:userpool/" + poolId),
                "Authorization",
                validation);
    }

    static AuthorizerSpec request(Kind kind, Payload payload, boolean simple, int ttlSeconds) {
        var source = kind == Kind.REST ? "method.request.header.X-Visitor" : "$request.header.X-Visitor";
        return new AuthorizerSpec.Request(
                "auth01", "request", Stand.AUTHORIZER, List.of(source), payload, simple, ttlSeconds);
    }

    static PublishedApi inventory(Kind kind, String stage, AuthorizerSpec authorizer) {
        return inventory(kind, stage, new Access.Authorized(authorizer.id(), List.of()), authorizer, 0);
    }

    static PublishedApi inventory(Kind kind, String stage, Access access, AuthorizerSpec authorizer, long cacheEpoch) {
        return api(kind, stage, inventoryRoutes(kind, access), Map.of(authorizer.id(), authorizer), cacheEpoch);
    }

    static PublishedApi api(
            Kind kind, String stage, List<Route> routes, Map<String, AuthorizerSpec> authorizers, long cacheEpoch) {
        return new PublishedApi(
                kind,
                ID,
                "inventory",
                stage,
                "d1",
                "hash",
                routes,
                authorizers,
                Map.of(),
                Optional.empty(),
                cacheEpoch);
    }

    static List<Route> inventoryRoutes(Kind kind, Access access) {
        return List.of(
                route(kind, "GET", "/pets", access),
                route(kind, "POST", "/inventory", access),
                route(kind, "POST", "/inventory/{id}", access));
    }

    static Route route(Kind kind, String method, String path, Access access) {
        var payload = kind == Kind.REST ? Payload.V1 : Payload.V2;
        return new Route(method, path, "res001", access, new IntegrationSpec.Function(Stand.BACKEND, payload, 29_000));
    }

    /** The same API under another id. */
    static PublishedApi named(String id, PublishedApi api) {
        return new PublishedApi(
                api.kind(),
                id,
                api.name(),
                api.stage(),
                api.deploymentId(),
                api.contentHash(),
                api.routes(),
                api.authorizers(),
                api.stageVariables(),
                api.resourcePolicy(),
                api.cacheEpoch());
    }

    static PublishedApi withPolicy(PublishedApi api, String policy) {
        return new PublishedApi(
                api.kind(),
                api.apiId(),
                api.name(),
                api.stage(),
                api.deploymentId(),
                api.contentHash(),
                api.routes(),
                api.authorizers(),
                api.stageVariables(),
                Optional.of(policy),
                api.cacheEpoch());
    }
}
