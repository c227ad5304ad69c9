package io.sallyport.launcher.analysis;

import io.sallyport.launcher.story.Clients;
import io.sallyport.runtime.config.BadSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.Method;
import software.amazon.awssdk.services.apigateway.model.Resource;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.Authorizer;
import software.amazon.awssdk.services.apigatewayv2.model.GetAuthorizersResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetRoutesResponse;
import software.amazon.awssdk.services.apigatewayv2.model.NotFoundException;

/**
 * A REST or an HTTP API of a running product.
 *
 * @param policy its resource policy; an HTTP API never has one
 */
record LiveApi(Routes routes, Optional<ApiPolicy> policy) {

    /**
     * @param arn {@code arn:aws:execute-api:<region>:<account>:<apiId>}
     * @throws BadSetting when there is none of this id
     */
    static LiveApi find(Clients clients, String arn) {
        var apiId = arn.substring(arn.lastIndexOf(':') + 1);
        try {
            return rest(clients.restApis(), apiId, arn)
                    .or(() -> http(clients.httpApis(), apiId))
                    .orElseThrow(() -> new BadSetting(
                            "there is no API " + apiId + "; --api wants the id of a REST API or of an HTTP API"));
        } catch (SdkException e) {
            throw Connection.unreachable(e);
        }
    }

    private static Optional<LiveApi> rest(ApiGatewayClient apis, String apiId, String arn) {
        try {
            var policy =
                    Optional.ofNullable(apis.getRestApi(r -> r.restApiId(apiId)).policy());
            var routes = apis.getResourcesPaginator(r -> r.restApiId(apiId).embed("methods")).items().stream()
                    .flatMap(LiveApi::routes)
                    .toList();
            return Optional.of(new LiveApi(new Routes(routes, false), policy.map(json -> ApiPolicy.of(arn, json))));
        } catch (software.amazon.awssdk.services.apigateway.model.NotFoundException e) {
            return Optional.empty();
        }
    }

    private static Stream<Route> routes(Resource resource) {
        return resource.resourceMethods().entrySet().stream()
                .map(e -> new Route(e.getKey(), resource.path(), access(e.getValue())));
    }

    private static Access access(Method method) {
        return switch (method.authorizationType()) {
            case "NONE" -> new Access.Open();
            case "AWS_IAM" -> new Access.Iam();
            case "COGNITO_USER_POOLS" -> new Access.Tokens("the method's user pools", "COGNITO_USER_POOLS");
            default -> new Access.Function();
        };
    }

    private static Optional<LiveApi> http(ApiGatewayV2Client apis, String apiId) {
        try {
            apis.getApi(r -> r.apiId(apiId));
            var authorizers = authorizers(apis, apiId);
            var routes = pages(
                            from -> apis.getRoutes(r -> r.apiId(apiId).nextToken(from.orElse(null))),
                            GetRoutesResponse::nextToken)
                    .flatMap(page -> page.items().stream())
                    .filter(route -> route.target() != null) // one without an integration is not published
                    .map(route -> route(route, authorizers))
                    .toList();
            return Optional.of(new LiveApi(new Routes(routes, true), Optional.empty()));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Authorizer> authorizers(ApiGatewayV2Client apis, String apiId) {
        return pages(
                        from -> apis.getAuthorizers(r -> r.apiId(apiId).nextToken(from.orElse(null))),
                        GetAuthorizersResponse::nextToken)
                .flatMap(page -> page.items().stream())
                .collect(Collectors.toMap(Authorizer::authorizerId, a -> a));
    }

    private static <P> Stream<P> pages(Function<Optional<String>, P> ask, Function<P, String> next) {
        List<P> pages = new ArrayList<>();
        var token = Optional.<String>empty();
        do {
            var page = ask.apply(token);
            pages.add(page);
            token = Optional.ofNullable(next.apply(page));
        } while (token.isPresent());
        return pages.stream();
    }

    private static Route route(
            software.amazon.awssdk.services.apigatewayv2.model.Route route, Map<String, Authorizer> authorizers) {
        var key = route.routeKey().split(" ", 2);
        var access = access(route, authorizers);
        return key.length == 1 ? new Route(Route.ANY, key[0], access) : new Route(key[0], key[1], access);
    }

    private static Access access(
            software.amazon.awssdk.services.apigatewayv2.model.Route route, Map<String, Authorizer> authorizers) {
        return switch (route.authorizationTypeAsString()) {
            case "NONE" -> new Access.Open();
            case "AWS_IAM" -> new Access.Iam();
            case "JWT" ->
                Optional.ofNullable(authorizers.get(route.authorizerId()))
                        .<Access>map(a -> tokens(a, route.authorizationScopes()))
                        .orElseGet(Access.Function::new);
            default -> new Access.Function();
        };
    }

    private static Access tokens(Authorizer authorizer, List<String> scopes) {
        var jwt = authorizer.jwtConfiguration();
        var whose = jwt.issuer() + " for " + String.join(" or ", jwt.audience());
        return new Access.Tokens(
                scopes.isEmpty() ? whose : whose + " with scope " + String.join(" or ", scopes), "JWT");
    }
}
