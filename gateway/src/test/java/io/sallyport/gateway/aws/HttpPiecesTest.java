package io.sallyport.gateway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.gateway.core.Route;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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

/** An API written piece by piece while it is served. */
class HttpPiecesTest extends Controlled {
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:pets";

    private String api;

    @BeforeEach
    void open() {
        api = rig.http
                .createApi(c -> c.name("pieces").protocolType(ProtocolType.HTTP))
                .apiId();
        rig.http.createStage(c -> c.apiId(api).stageName("$default").autoDeploy(true));
    }

    private String integration() {
        return rig.http
                .createIntegration(c -> c.apiId(api)
                        .integrationType(IntegrationType.AWS_PROXY)
                        .integrationUri(FUNCTION)
                        .payloadFormatVersion("2.0"))
                .integrationId();
    }

    private String authorizer() {
        return rig.http
                .createAuthorizer(c -> c.apiId(api)
                        .name("jwt")
                        .authorizerType(AuthorizerType.JWT)
                        .identitySource("$request.header.Authorization")
                        .jwtConfiguration(
                                j -> j.issuer("https://issuer.example").audience("web")))
                .authorizerId();
    }

    private Optional<Route> served(String path) {
        return served(api, "$default", "GET", path);
    }

    @Test
    void a_route_is_served_when_it_has_its_integration_and_gone_when_it_is_deleted() {
        var integration = integration();
        var authorizer = authorizer();
        assertThat(served("/pets")).isEmpty();

        var route = rig.http.createRoute(c -> c.apiId(api)
                .routeKey("GET /pets")
                .authorizationType(AuthorizationType.JWT)
                .authorizerId(authorizer)
                .authorizationScopes("pets.read")
                .target("integrations/" + integration));

        assertThat(served("/pets"))
                .map(Route::access)
                .contains(new Route.Access.Authorized(authorizer, List.of("pets.read")));
        assertThat(rig.http.getRoutes(g -> g.apiId(api)).items())
                .singleElement()
                .satisfies(one -> assertThat(one.target()).isEqualTo("integrations/" + integration));
        rig.http.deleteRoute(d -> d.apiId(api).routeId(route.routeId()));
        assertThat(served("/pets")).isEmpty();
    }

    @Test
    void what_is_in_use_is_not_deleted() {
        var integration = integration();
        var authorizer = authorizer();
        var route = rig.http.createRoute(c -> c.apiId(api)
                .routeKey("GET /pets")
                .authorizationType(AuthorizationType.JWT)
                .authorizerId(authorizer)
                .target("integrations/" + integration));

        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> rig.http.deleteAuthorizer(d -> d.apiId(api).authorizerId(authorizer)))
                .withMessageContaining("referenced by route GET /pets");
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> rig.http.deleteIntegration(d -> d.apiId(api).integrationId(integration)))
                .withMessageContaining("referenced by route GET /pets");
        rig.http.deleteRoute(d -> d.apiId(api).routeId(route.routeId()));
        rig.http.deleteAuthorizer(d -> d.apiId(api).authorizerId(authorizer));
        rig.http.deleteIntegration(d -> d.apiId(api).integrationId(integration));
        assertThat(rig.http.getAuthorizers(g -> g.apiId(api)).items()).isEmpty();
        assertThat(rig.http.getIntegrations(g -> g.apiId(api)).items()).isEmpty();
    }

    @Test
    void what_cannot_be_is_refused() {
        rig.http.createRoute(c -> c.apiId(api).routeKey("GET /pets"));
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> rig.http.createRoute(c -> c.apiId(api).routeKey("GET /pets")))
                .withMessageContaining("already exists");
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> rig.http.createRoute(c -> c.apiId(api).routeKey("pets")))
                .withMessageContaining("is no route key");
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> rig.http.createRoute(
                        c -> c.apiId(api).routeKey("GET /a").target("integrations/none")))
                .withMessageContaining("target is integrations/<id>");
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> rig.http.createRoute(
                        c -> c.apiId(api).routeKey("GET /a").authorizationType(AuthorizationType.JWT)))
                .withMessageContaining("needs an authorizer");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> rig.http.getRoute(g -> g.apiId(api).routeId("none")))
                .withMessageContaining("Invalid Route identifier specified");
        assertThatExceptionOfType(ApiGatewayV2Exception.class)
                .isThrownBy(() -> rig.http.createRoute(
                        c -> c.apiId(api).routeKey("GET /b").apiKeyRequired(true)))
                .withMessageContaining("apiKeyRequired is not built yet");
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> rig.http.createIntegration(c -> c.apiId(api)
                        .integrationType(IntegrationType.HTTP_PROXY)
                        .integrationUri("ftp://backend.example")))
                .withMessageContaining("Invalid HTTP endpoint");
    }

    @Test
    void an_authorizer_and_a_stage_are_shown_as_they_were_made_and_what_is_not_there_is_named() {
        var made = rig.http.getAuthorizer(g -> g.apiId(api).authorizerId(authorizer()));
        assertThat(made.name()).isEqualTo("jwt");
        assertThat(made.authorizerType()).isEqualTo(AuthorizerType.JWT);
        assertThat(made.identitySource()).containsExactly("$request.header.Authorization");
        assertThat(made.jwtConfiguration().issuer()).isEqualTo("https://issuer.example");
        assertThat(made.jwtConfiguration().audience()).containsExactly("web");
        var stage = rig.http.getStage(g -> g.apiId(api).stageName("$default"));
        assertThat(stage.stageName()).isEqualTo("$default");
        assertThat(stage.autoDeploy()).isTrue();

        missing("Authorizer", () -> rig.http.getAuthorizer(g -> g.apiId(api).authorizerId("none")));
        missing("stage", () -> rig.http.getStage(g -> g.apiId(api).stageName("none")));
        missing("API", () -> rig.http.getAuthorizer(g -> g.apiId("none").authorizerId(made.authorizerId())));
        missing("API", () -> rig.http.getStage(g -> g.apiId("none").stageName("$default")));
    }

    @Test
    void a_deployment_is_deleted_once_no_stage_points_to_it() {
        var integration = integration();
        rig.http.createRoute(c -> c.apiId(api).routeKey("GET /pets").target("integrations/" + integration));
        var first = rig.http.createDeployment(d -> d.apiId(api)).deploymentId();
        rig.http.createStage(c -> c.apiId(api).stageName("fixed").deploymentId(first));

        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> rig.http.deleteDeployment(d -> d.apiId(api).deploymentId(first)))
                .withMessageContaining("Active stages pointing to this deployment must be moved or deleted");
        assertThat(rig.served(api, "fixed")).isPresent();
        rig.http.deleteStage(d -> d.apiId(api).stageName("fixed"));
        missing("API", () -> rig.http.deleteDeployment(d -> d.apiId("none").deploymentId(first)));
        rig.http.deleteDeployment(d -> d.apiId(api).deploymentId(first));

        missing("Deployment", () -> rig.http.getDeployment(g -> g.apiId(api).deploymentId(first)));
        missing("Deployment", () -> rig.http.deleteDeployment(d -> d.apiId(api).deploymentId(first)));
    }

    private static void missing(String what, ThrowingCallable call) {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(call)
                .withMessageContaining("Invalid " + what + " identifier specified");
    }
}
