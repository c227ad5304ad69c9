package io.sallyport.gateway.definition;

import io.sallyport.gateway.core.AuthorizerSpec;
import io.sallyport.gateway.core.PublishedApi;
import io.sallyport.gateway.core.Route;
import io.sallyport.gateway.core.Route.Access;
import io.sallyport.gateway.definition.RestDefinition.Integration;
import io.sallyport.gateway.definition.RestDefinition.Resource;
import io.sallyport.gateway.routes.ResourcePolicy;
import io.sallyport.iampolicy.MalformedPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes of a definition what data nodes serve, or refuses it: nothing is published whose guards are not all known. */
public final class Publishing {
    private static final String CATCH_ALL = "$default";
    private static final int MOST_ROUTES = 300;

    private Publishing() {}

    /** The stage that it is made for. */
    public record Target(
            String apiId,
            String stage,
            String deploymentId,
            String contentHash,
            Map<String, String> variables,
            long cacheEpoch) {}

    /** @throws io.sallyport.contracts.Refusal {@code BAD_REQUEST} with what is wrong and where */
    public static PublishedApi of(Definition definition, Target target) {
        return new PublishedApi(
                definition.kind(),
                target.apiId(),
                definition.facts().name(),
                target.stage(),
                target.deploymentId(),
                target.contentHash(),
                routes(definition),
                Authorizers.all(definition),
                target.variables(),
                policy(definition),
                target.cacheEpoch());
    }

    /** @throws io.sallyport.contracts.Refusal when it could not be published for a reason that is not only that it is unfinished */
    public static void check(Definition definition) {
        var authorizers = Authorizers.all(definition);
        policy(definition);
        switch (definition) {
            case RestDefinition rest -> {
                Broken.unless(
                        rest.resources().size() <= MOST_ROUTES, "an API has at most " + MOST_ROUTES + " resources");
                rest.resources()
                        .values()
                        .forEach(resource -> resource.methods().forEach((name, method) -> {
                            access(method, authorizers, at(name, resource));
                            method.integration()
                                    .filter(i -> !unfinished(i))
                                    .ifPresent(i -> Integrations.rest(i, at(name, resource)));
                        }));
            }
            case HttpDefinition http -> {
                Broken.unless(http.routes().size() <= MOST_ROUTES, "an API has at most " + MOST_ROUTES + " routes");
                http.integrations().values().forEach(i -> Integrations.http(i, at(i, http)));
                http.routes().values().forEach(route -> access(route, authorizers));
            }
        }
    }

    /** A mock comes in several calls, and has an answer only after the last; without one it is not deployed. */
    private static boolean unfinished(Integration integration) {
        return integration.type().equals("MOCK") && integration.responses().isEmpty();
    }

    private static List<Route> routes(Definition definition) {
        check(definition);
        var authorizers = Authorizers.all(definition);
        var routes = switch (definition) {
            case RestDefinition rest ->
                rest.resources().values().stream()
                        .flatMap(resource -> routes(resource, authorizers))
                        .toList();
            case HttpDefinition http -> routes(http, authorizers);
        };
        Broken.unless(
                !routes.isEmpty() || definition instanceof HttpDefinition, "The REST API doesn't contain any methods");
        return routes;
    }

    private static Stream<Route> routes(Resource resource, Map<String, AuthorizerSpec> authorizers) {
        return resource.methods().entrySet().stream().map(entry -> {
            var method = entry.getValue();
            var where = at(entry.getKey(), resource);
            var integration = method.integration()
                    .orElseThrow(() -> Broken.because("No integration defined for method: " + where));
            return new Route(
                    entry.getKey(),
                    resource.path(),
                    resource.id(),
                    access(method, authorizers, where),
                    Integrations.rest(integration, where));
        });
    }

    /** A route without an integration answers nothing, so it is not published; its path is no route then. */
    private static List<Route> routes(HttpDefinition http, Map<String, AuthorizerSpec> authorizers) {
        List<Route> routes = new ArrayList<>();
        for (var route : http.routes().values()) {
            Optional.ofNullable(http.integrations().get(route.integrationId())).ifPresent(integration -> {
                var key = RouteKey.parse(route.key());
                routes.add(new Route(
                        key.method(),
                        key.path(),
                        route.id(),
                        access(route, authorizers),
                        Integrations.http(integration, route.key())));
            });
        }
        return routes;
    }

    private static String at(String method, Resource resource) {
        return method + " " + resource.path();
    }

    /** By its route when it has one: whoever imports a document never learns of an id. */
    private static String at(HttpDefinition.HttpIntegration integration, HttpDefinition http) {
        return http.routes().values().stream()
                .filter(route -> route.integrationId().equals(integration.id()))
                .map(HttpDefinition.HttpRoute::key)
                .findFirst()
                .orElse("integration " + integration.id());
    }

    /** What is demanded must be whole, also where nobody may call yet. */
    private static Access access(RestDefinition.Method method, Map<String, AuthorizerSpec> authorizers, String where) {
        var open = access(method.authorization(), method.authorizerId(), method.scopes(), authorizers, where);
        return method.unbuiltGuards()
                .<Access>map(guards -> new Access.Closed(guards.missing()))
                .orElse(open);
    }

    private static Access access(HttpDefinition.HttpRoute route, Map<String, AuthorizerSpec> authorizers) {
        var open = access(route.authorization(), route.authorizerId(), route.scopes(), authorizers, route.key());
        return route.unbuiltGuard().<Access>map(Access.Closed::new).orElse(open);
    }

    private static Access access(
            String authorization,
            String authorizerId,
            List<String> scopes,
            Map<String, AuthorizerSpec> authorizers,
            String where) {
        return switch (authorization) {
            case "NONE" -> new Access.Open();
            case "AWS_IAM" -> new Access.Iam();
            case "CUSTOM", "COGNITO_USER_POOLS", "JWT" -> {
                var spec = authorizers.get(authorizerId);
                Broken.unless(
                        spec != null && fits(spec, authorization),
                        where + ": authorization " + authorization + " needs an authorizer of its kind, not '"
                                + authorizerId + "'");
                yield new Access.Authorized(authorizerId, scopes);
            }
            default -> throw Broken.because(where + ": '" + authorization + "' is no authorization type");
        };
    }

    private static boolean fits(AuthorizerSpec spec, String authorization) {
        return switch (spec) {
            case AuthorizerSpec.Token _, AuthorizerSpec.Request _ -> authorization.equals("CUSTOM");
            case AuthorizerSpec.UserPools _ -> authorization.equals("COGNITO_USER_POOLS");
            case AuthorizerSpec.Jwt _ -> authorization.equals("JWT");
        };
    }

    private static Optional<String> policy(Definition definition) {
        return switch (definition) {
            case HttpDefinition _ -> Optional.empty();
            case RestDefinition rest -> {
                rest.policy().ifPresent(Publishing::readable);
                yield rest.policy();
            }
        };
    }

    private static void readable(String policy) {
        try {
            ResourcePolicy.compile(policy, "arn:aws:execute-api:us-east-1:123456789012:checked");
        } catch (MalformedPolicy e) {
            throw Broken.because(
                    "Invalid policy document. Please check the policy syntax and ensure that Principals are"
                            + " valid: " + e.getMessage());
        }
    }

    /** A route's key in its parts. */
    public record RouteKey(String method, String path) {
        /** @throws io.sallyport.contracts.Refusal when it is none */
        public static RouteKey parse(String key) {
            if (key.equals(CATCH_ALL)) {
                return new RouteKey("ANY", CATCH_ALL);
            }
            int space = key.indexOf(' ');
            Broken.unless(space > 0, "'" + key + "' is no route key; expected GET /path, ANY /path or $default");
            var method = key.substring(0, space);
            Broken.unless(Paths.METHODS.contains(method), "'" + key + "': " + method + " is no method");
            return new RouteKey(method, Paths.checked(key.substring(space + 1)));
        }
    }
}
