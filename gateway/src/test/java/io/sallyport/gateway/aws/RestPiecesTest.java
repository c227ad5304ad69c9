package io.sallyport.gateway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.gateway.core.IntegrationSpec;
import io.sallyport.gateway.core.Route;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.model.ApiGatewayException;
import software.amazon.awssdk.services.apigateway.model.AuthorizerType;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;

/** An API written piece by piece, as Terraform and CloudFormation do. */
class RestPiecesTest extends Controlled {
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:pets";
    private String api;
    private String root;

    @BeforeEach
    void open() {
        var made = rig.rest.createRestApi(c -> c.name("pieces"));
        api = made.id();
        root = made.rootResourceId();
    }

    private String resource(String parent, String part) {
        return rig.rest
                .createResource(c -> c.restApiId(api).parentId(parent).pathPart(part))
                .id();
    }

    private void method(String resource, String name, String authorization) {
        rig.rest.putMethod(
                p -> p.restApiId(api).resourceId(resource).httpMethod(name).authorizationType(authorization));
    }

    private void function(String resource, String name) {
        rig.rest.putIntegration(p -> p.restApiId(api)
                .resourceId(resource)
                .httpMethod(name)
                .type(IntegrationType.AWS_PROXY)
                .integrationHttpMethod("POST")
                .uri(URI));
    }

    private Route route(String method, String path) {
        rig.rest.createDeployment(d -> d.restApiId(api).stageName("s"));
        return served(api, "s", method, path).orElseThrow();
    }

    @Test
    void resources_methods_authorizer_and_integration_make_a_route() {
        var pets = resource(root, "pets");
        var pet = resource(pets, "{id}");
        var authorizer = rig.rest.createAuthorizer(c -> c.restApiId(api)
                .name("a")
                .type(AuthorizerType.TOKEN)
                .authorizerUri(URI)
                .identitySource("method.request.header.Authorization"));
        rig.rest.putMethod(p -> p.restApiId(api)
                .resourceId(pet)
                .httpMethod("GET")
                .authorizationType("CUSTOM")
                .authorizerId(authorizer.id()));
        function(pet, "GET");

        var route = route("GET", "/pets/7");

        assertThat(route.path()).isEqualTo("/pets/{id}");
        assertThat(route.access()).isEqualTo(new Route.Access.Authorized(authorizer.id(), java.util.List.of()));
        assertThat(route.integration())
                .isInstanceOfSatisfying(
                        IntegrationSpec.Function.class,
                        f -> assertThat(f.functionArn()).isEqualTo(FUNCTION));
        assertThat(rig.rest.getResources(g -> g.restApiId(api)).items())
                .extracting(r -> r.path())
                .containsExactly("/", "/pets", "/pets/{id}");
        assertThat(rig.rest
                        .getMethod(g -> g.restApiId(api).resourceId(pet).httpMethod("GET"))
                        .authorizerId())
                .isEqualTo(authorizer.id());
        assertThat(rig.rest
                        .getIntegration(g -> g.restApiId(api).resourceId(pet).httpMethod("GET"))
                        .uri())
                .isEqualTo(URI);
    }

    @Test
    void a_mock_comes_in_several_calls_and_is_deployed_when_it_is_whole() {
        method(root, "GET", "NONE");
        rig.rest.putIntegration(p -> p.restApiId(api)
                .resourceId(root)
                .httpMethod("GET")
                .type(IntegrationType.MOCK)
                .requestTemplates(Map.of("application/json", "{\"statusCode\": 200}")));
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> route("GET", "/"))
                .withMessageContaining("a mock needs an integration response");
        rig.rest.putMethodResponse(
                p -> p.restApiId(api).resourceId(root).httpMethod("GET").statusCode("200"));
        rig.rest.putIntegrationResponse(p -> p.restApiId(api)
                .resourceId(root)
                .httpMethod("GET")
                .statusCode("200")
                .responseTemplates(Map.of("application/json", "{}")));

        assertThat(route("GET", "/").integration()).isEqualTo(new IntegrationSpec.Mock(200, Map.of(), "{}"));
    }

    @Test
    void what_is_taken_away_is_gone_with_the_next_deployment() {
        var pets = resource(root, "pets");
        var food = resource(pets, "food");
        method(food, "GET", "NONE");
        function(food, "GET");
        method(root, "GET", "AWS_IAM");
        function(root, "GET");
        assertThat(route("GET", "/pets/food").access()).isInstanceOf(Route.Access.Open.class);

        rig.rest.deleteResource(d -> d.restApiId(api).resourceId(pets));

        assertThat(route("GET", "/").access()).isInstanceOf(Route.Access.Iam.class);
        assertThat(serves(api, "s", "/pets/food")).isFalse();
        rig.rest.deleteMethod(d -> d.restApiId(api).resourceId(root).httpMethod("GET"));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> rig.rest.getMethod(
                        g -> g.restApiId(api).resourceId(root).httpMethod("GET")))
                .withMessageContaining("Invalid Method identifier specified");
    }

    @Test
    void what_cannot_be_is_refused_in_the_services_words() {
        var pets = resource(root, "pets");
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> resource(root, "pets"))
                .withMessageContaining("Another resource with the same parent already has this name: pets");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> resource("none", "x"))
                .withMessageContaining("Invalid Resource identifier specified");
        resource(pets, "{id}");
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> resource(pets, "{name}"))
                .withMessageContaining("A sibling ({id}) of this resource already has a variable path part");
        var greedy = resource(root, "{proxy+}");
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> resource(greedy, "x"))
                .withMessageContaining("Cannot create a child of a resource with a greedy path variable: {proxy+}");
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> method(pets, "GET", "CUSTOM"))
                .withMessageContaining("Invalid authorizer ID specified");
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> method(pets, "GET", "EVERYBODY"))
                .withMessageContaining("is no authorization type");
        assertThatExceptionOfType(ApiGatewayException.class)
                .isThrownBy(() -> rig.rest.putMethod(p -> p.restApiId(api)
                        .resourceId(pets)
                        .httpMethod("GET")
                        .authorizationType("NONE")
                        .apiKeyRequired(true)))
                .withMessageContaining("apiKeyRequired is not built yet");
        method(pets, "GET", "NONE");
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> rig.rest.putIntegration(p -> p.restApiId(api)
                        .resourceId(pets)
                        .httpMethod("GET")
                        .type(IntegrationType.AWS)
                        .uri(URI)))
                .withMessageContaining("type AWS are not built yet");
    }

    @Test
    void an_authorizer_that_guards_a_method_is_not_deleted() {
        var authorizer = rig.rest.createAuthorizer(c -> c.restApiId(api)
                .name("a")
                .type(AuthorizerType.TOKEN)
                .authorizerUri(URI)
                .identitySource("method.request.header.Authorization"));
        rig.rest.putMethod(p -> p.restApiId(api)
                .resourceId(root)
                .httpMethod("GET")
                .authorizationType("CUSTOM")
                .authorizerId(authorizer.id()));

        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(
                        () -> rig.rest.deleteAuthorizer(d -> d.restApiId(api).authorizerId(authorizer.id())))
                .withMessageContaining("is referenced in method");
        rig.rest.deleteMethod(d -> d.restApiId(api).resourceId(root).httpMethod("GET"));
        rig.rest.deleteAuthorizer(d -> d.restApiId(api).authorizerId(authorizer.id()));
        assertThat(rig.rest.getAuthorizers(g -> g.restApiId(api)).items()).isEmpty();
    }
}
