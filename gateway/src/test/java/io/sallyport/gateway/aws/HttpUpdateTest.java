package io.sallyport.gateway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.gateway.core.AuthorizerSpec;
import io.sallyport.gateway.core.IntegrationSpec;
import io.sallyport.gateway.core.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigatewayv2.model.ApiGatewayV2Exception;
import software.amazon.awssdk.services.apigatewayv2.model.AuthorizationType;
import software.amazon.awssdk.services.apigatewayv2.model.AuthorizerType;
import software.amazon.awssdk.services.apigatewayv2.model.BadRequestException;
import software.amazon.awssdk.services.apigatewayv2.model.ConflictException;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationType;
import software.amazon.awssdk.services.apigatewayv2.model.NotFoundException;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateAuthorizerRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateRouteRequest;

/** Updates of an HTTP API's pieces: served at once where a stage deploys every change, elsewhere with its next deployment. */
class HttpUpdateTest extends Controlled {
    private String api;
    private String integration;
    private String authorizer;
    private String route;

    /** {@code GET /pets} behind a JWT, live at {@code $default}, which deploys by itself, and at s, which does not. */
    @BeforeEach
    void open() {
        api = rig.http
                .createApi(c -> c.name("pieces").protocolType(ProtocolType.HTTP))
                .apiId();
        integration = rig.http
                .createIntegration(c -> c.apiId(api)
                        .integrationType(IntegrationType.HTTP_PROXY)
                        .integrationMethod("GET")
                        .integrationUri("https://one.example")
                        .description("one"))
                .integrationId();
        authorizer = rig.http
                .createAuthorizer(c -> c.apiId(api)
                        .name("jwt")
                        .authorizerType(AuthorizerType.JWT)
                        .identitySource("$request.header.Authorization")
                        .jwtConfiguration(
                                j -> j.issuer("https://issuer.example").audience("web")))
                .authorizerId();
        route = rig.http
                .createRoute(c -> c.apiId(api)
                        .routeKey("GET /pets")
                        .authorizationType(AuthorizationType.JWT)
                        .authorizerId(authorizer)
                        .authorizationScopes("pets.read")
                        .target("integrations/" + integration))
                .routeId();
        rig.http.createStage(c -> c.apiId(api).stageName("$default").autoDeploy(true));
        var deployment = rig.http.createDeployment(c -> c.apiId(api)).deploymentId();
        rig.http.createStage(c -> c.apiId(api).stageName("s").deploymentId(deployment));
    }

    private Optional<Route> served(String stage, String path) {
        return served(api, stage, "GET", path);
    }

    private void route(Consumer<UpdateRouteRequest.Builder> change) {
        rig.http.updateRoute(u -> {
            u.apiId(api).routeId(route);
            change.accept(u);
        });
    }

    private void integration(Consumer<UpdateIntegrationRequest.Builder> change) {
        rig.http.updateIntegration(u -> {
            u.apiId(api).integrationId(integration);
            change.accept(u);
        });
    }

    private void authorizer(Consumer<UpdateAuthorizerRequest.Builder> change) {
        rig.http.updateAuthorizer(u -> {
            u.apiId(api).authorizerId(authorizer);
            change.accept(u);
        });
    }

    private static void refused(Runnable call, String part) {
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(call::run)
                .withMessageContaining(part);
    }

    @Test
    void a_route_that_moves_keeps_its_guard_and_what_else_was_not_said() {
        route(u -> u.routeKey("GET /dogs"));

        assertThat(served("$default", "/pets")).isEmpty();
        assertThat(served("$default", "/dogs"))
                .map(Route::access)
                .contains(new Route.Access.Authorized(authorizer, List.of("pets.read")));
        assertThat(served("s", "/pets")).isPresent();
        assertThat(served("s", "/dogs")).isEmpty();
        rig.http.createDeployment(c -> c.apiId(api).stageName("s"));
        assertThat(served("s", "/dogs")).isPresent();
        assertThat(rig.judged)
                .contains("apigateway:PATCH arn:aws:apigateway:us-east-1::/apis/" + api + "/routes/" + route);
    }

    @Test
    void a_route_is_checked_as_one_that_is_created() {
        rig.http.createRoute(c -> c.apiId(api).routeKey("GET /cats"));

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> route(u -> u.routeKey("GET /cats")))
                .withMessageContaining("already exists");
        refused(() -> route(u -> u.routeKey("cats")), "is no route key");
        refused(() -> route(u -> u.target("integrations/none")), "target is integrations/<id>");
        refused(() -> route(u -> u.authorizerId("none")), "needs an authorizer");
        refused(() -> route(u -> u.authorizationType(AuthorizationType.CUSTOM)), "needs an authorizer of its kind");
        assertThatExceptionOfType(ApiGatewayV2Exception.class)
                .isThrownBy(() -> route(u -> u.apiKeyRequired(true)))
                .withMessageContaining("apiKeyRequired is not built yet");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> rig.http.updateRoute(u -> u.apiId(api).routeId("none")))
                .withMessageContaining("Invalid Route identifier specified");
        assertThat(served("$default", "/pets")).isPresent();
    }

    @Test
    void an_integration_is_changed_member_by_member() {
        integration(u -> u.integrationUri("https://two.example").timeoutInMillis(1000));

        assertThat(served("$default", "/pets"))
                .map(Route::integration)
                .contains(new IntegrationSpec.Http("GET", "https://two.example", Map.of(), 1000));
        assertThat(rig.http
                        .getIntegration(g -> g.apiId(api).integrationId(integration))
                        .description())
                .isEqualTo("one");
        refused(() -> integration(u -> u.integrationUri("ftp://two.example")), "Invalid HTTP endpoint");
        refused(() -> integration(u -> u.integrationType(IntegrationType.AWS_PROXY)), "does not name a function");
        assertThatExceptionOfType(ApiGatewayV2Exception.class)
                .isThrownBy(() -> integration(u -> u.credentialsArn("arn:aws:iam::123456789012:role/r")))
                .withMessageContaining("credentialsArn is not built yet");
    }

    @Test
    void an_authorizer_is_changed_and_checked_as_one_that_is_created() {
        authorizer(
                u -> u.jwtConfiguration(j -> j.issuer("https://other.example").audience("web", "phone")));

        assertThat(rig.served(api, "$default").flatMap(one -> one.authorizer(authorizer)))
                .map(plan -> plan.spec())
                .contains(new AuthorizerSpec.Jwt(
                        authorizer,
                        "jwt",
                        "https://other.example",
                        List.of("web", "phone"),
                        "$request.header.Authorization"));
        refused(() -> authorizer(u -> u.identitySource("nowhere")), "is no identity source");
        refused(() -> authorizer(u -> u.jwtConfiguration(j -> j.issuer("https://a.example"))), "audiences");
        refused(() -> authorizer(u -> u.authorizerType(AuthorizerType.REQUEST)), "payload format version");
    }

    @Test
    void what_is_said_about_a_deployment_changes() {
        var id = rig.http.createDeployment(c -> c.apiId(api)).deploymentId();

        rig.http.updateDeployment(u -> u.apiId(api).deploymentId(id).description("first"));

        assertThat(rig.http.getDeployment(g -> g.apiId(api).deploymentId(id)).description())
                .isEqualTo("first");
    }

    @Test
    void who_may_not_patch_changes_nothing() {
        var arn = "apigateway:PATCH arn:aws:apigateway:us-east-1::/apis/" + api;
        rig.denied = Set.of(
                arn + "/routes/" + route, arn + "/integrations/" + integration, arn + "/authorizers/" + authorizer);

        for (Runnable call : List.<Runnable>of(
                () -> route(u -> u.authorizationType(AuthorizationType.NONE)),
                () -> integration(u -> u.integrationUri("https://two.example")),
                () -> authorizer(u -> u.name("other")))) {
            assertThatExceptionOfType(ApiGatewayV2Exception.class)
                    .isThrownBy(call::run)
                    .satisfies(e -> assertThat(e.statusCode()).isEqualTo(403));
        }
        assertThat(served("$default", "/pets"))
                .map(Route::access)
                .contains(new Route.Access.Authorized(authorizer, List.of("pets.read")));
    }
}
