package io.sallyport.gateway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.gateway.core.AuthorizerSpec;
import io.sallyport.gateway.core.IntegrationSpec;
import io.sallyport.gateway.core.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.model.ApiGatewayException;
import software.amazon.awssdk.services.apigateway.model.AuthorizerType;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.PutMode;

/** The patches of a REST API's pieces; nothing of them is served before the next deployment. */
class RestUpdateTest extends Controlled {
    private String api;
    private String root;
    private String pets;

    /** {@code GET /pets} is a backend that anybody may call, live at stage s. */
    @BeforeEach
    void open() {
        var made = rig.rest.createRestApi(c -> c.name("pieces"));
        api = made.id();
        root = made.rootResourceId();
        pets = resource(root, "pets");
        rig.rest.putMethod(
                p -> p.restApiId(api).resourceId(pets).httpMethod("GET").authorizationType("NONE"));
        rig.rest.putIntegration(p -> p.restApiId(api)
                .resourceId(pets)
                .httpMethod("GET")
                .type(IntegrationType.HTTP_PROXY)
                .integrationHttpMethod("GET")
                .uri("https://one.example/pets"));
        deploy();
    }

    private String resource(String parent, String part) {
        return rig.rest
                .createResource(c -> c.restApiId(api).parentId(parent).pathPart(part))
                .id();
    }

    private String deploy() {
        return rig.rest.createDeployment(d -> d.restApiId(api).stageName("s")).id();
    }

    private Optional<Route> served(String path) {
        return served(api, "s", "GET", path);
    }

    private String authorizer() {
        return rig.rest
                .createAuthorizer(c -> c.restApiId(api)
                        .name("a")
                        .type(AuthorizerType.TOKEN)
                        .authorizerUri(URI)
                        .identitySource("method.request.header.Authorization"))
                .id();
    }

    private static PatchOperation patch(Op op, String path, String value) {
        return PatchOperation.builder().op(op).path(path).value(value).build();
    }

    private static PatchOperation replace(String path, String value) {
        return patch(Op.REPLACE, path, value);
    }

    private void method(PatchOperation... patches) {
        rig.rest.updateMethod(
                u -> u.restApiId(api).resourceId(pets).httpMethod("GET").patchOperations(patches));
    }

    private void integration(PatchOperation... patches) {
        rig.rest.updateIntegration(
                u -> u.restApiId(api).resourceId(pets).httpMethod("GET").patchOperations(patches));
    }

    private static void refused(Runnable call, String... parts) {
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(call::run)
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }

    @Test
    void a_guard_put_before_a_method_is_served_with_the_next_deployment_and_not_before() {
        var authorizer = authorizer();
        method(replace("/authorizationType", "CUSTOM"), replace("/authorizerId", authorizer));
        assertThat(served("/pets")).map(Route::access).contains(new Route.Access.Open());

        deploy();

        assertThat(served("/pets")).map(Route::access).contains(new Route.Access.Authorized(authorizer, List.of()));
        assertThat(rig.judged)
                .contains("apigateway:PATCH arn:aws:apigateway:us-east-1::/restapis/" + api + "/resources/" + pets
                        + "/methods/GET");
    }

    @Test
    void a_method_takes_no_guard_that_is_not_there_and_no_path_that_it_has_not() {
        refused(
                () -> method(replace("/authorizationType", "CUSTOM"), replace("/authorizerId", "none")),
                "Invalid authorizer ID specified");
        refused(() -> method(replace("/authorizationType", "EVERYBODY")), "is no authorization type");
        refused(() -> method(replace("/httpMethod", "PUT")), "Invalid patch path /httpMethod", "/authorizationType");
        refused(() -> method(replace("/requestParameters", "x")), "Invalid patch path /requestParameters");
        refused(
                () -> method(patch(Op.ADD, "/authorizationType", "NONE")),
                "Invalid patch operation specified. Must be one of: [replace]");
        refused(() -> method(patch(Op.MOVE, "/requestParameters/a", "x")), "Invalid patch operation");
        assertThatExceptionOfType(ApiGatewayException.class)
                .isThrownBy(() -> method(replace("/apiKeyRequired", "true")))
                .withMessageContaining("apiKeyRequired is not built yet");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> rig.rest.updateMethod(
                        u -> u.restApiId(api).resourceId(pets).httpMethod("PUT")))
                .withMessageContaining("Invalid Method identifier specified");
    }

    @Test
    void scopes_and_parameters_come_and_go_one_by_one() {
        method(
                patch(Op.ADD, "/authorizationScopes", "pets.read"),
                patch(Op.ADD, "/authorizationScopes", "pets.write"),
                patch(Op.ADD, "/requestParameters/method.request.querystring.size", "true"),
                replace("/operationName", "listPets"));
        method(patch(Op.REMOVE, "/authorizationScopes", "pets.write"));

        var found = rig.rest.getMethod(g -> g.restApiId(api).resourceId(pets).httpMethod("GET"));

        assertThat(found.authorizationScopes()).containsExactly("pets.read");
        assertThat(found.requestParameters()).isEqualTo(Map.of("method.request.querystring.size", true));
        assertThat(found.operationName()).isEqualTo("listPets");
        assertThat(found.methodIntegration().uri()).isEqualTo("https://one.example/pets");
        method(patch(Op.REMOVE, "/requestParameters/method.request.querystring.size", ""));
        assertThat(rig.rest
                        .getMethod(g -> g.restApiId(api).resourceId(pets).httpMethod("GET"))
                        .hasRequestParameters())
                .isFalse();
    }

    @Test
    void an_integration_is_changed_and_checked_as_one_that_is_put() {
        integration(
                replace("/uri", "https://two.example/{id}"),
                replace("/httpMethod", "POST"),
                replace("/timeoutInMillis", "1000"),
                patch(Op.ADD, "/requestParameters/integration.request.path.id", "method.request.querystring.id"));
        assertThat(served("/pets"))
                .map(Route::integration)
                .isPresent()
                .get()
                .satisfies(one -> assertThat(((IntegrationSpec.Http) one).uri()).isEqualTo("https://one.example/pets"));

        deploy();

        assertThat(served("/pets"))
                .map(Route::integration)
                .contains(new IntegrationSpec.Http(
                        "POST",
                        "https://two.example/{id}",
                        Map.of("integration.request.path.id", "method.request.querystring.id"),
                        1000));
        refused(() -> integration(replace("/uri", "ftp://two.example")), "Invalid HTTP endpoint specified");
        refused(() -> integration(replace("/timeoutInMillis", "soon")), "a whole number is expected");
        refused(() -> integration(replace("/timeoutInMillis", "29001")), "Timeout should be between");
        refused(() -> integration(replace("/type", "MOCK")), "Invalid patch path /type");
        assertThatExceptionOfType(ApiGatewayException.class)
                .isThrownBy(() -> integration(replace("/connectionType", "VPC_LINK")))
                .withMessageContaining("VPC_LINK is not built yet");
    }

    @Test
    void a_resource_moves_with_what_is_below_it() {
        var food = resource(pets, "food");
        var animals = resource(root, "animals");
        rig.rest.updateResource(u -> u.restApiId(api)
                .resourceId(pets)
                .patchOperations(replace("/parentId", animals), replace("/pathPart", "dogs")));

        assertThat(rig.rest.getResources(g -> g.restApiId(api)).items())
                .extracting(one -> one.path())
                .containsExactly("/", "/animals", "/animals/dogs", "/animals/dogs/food");
        assertThat(served("/pets")).isPresent();
        deploy();
        assertThat(served("/pets")).isEmpty();
        assertThat(served("/animals/dogs")).isPresent();
        refused(() -> move(animals, "/parentId", food), "Resources cannot be cyclical.");
        refused(() -> move(pets, "/parentId", pets), "Resources cannot be cyclical.");
        refused(() -> move(pets, "/pathPart", "{proxy+}"), "greedy");
        refused(() -> move(pets, "/pathPart", "a/b"), "Resource's path part only allow");
        refused(() -> move(pets, "/path", "x"), "Invalid patch path /path", "[/parentId, /pathPart]");
        refused(() -> move(root, "/pathPart", "x"), "Root resource cannot be updated");
        resource(animals, "cats");
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> move(pets, "/pathPart", "cats"))
                .withMessageContaining("Another resource with the same parent already has this name: cats");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> move(pets, "/parentId", "none"))
                .withMessageContaining("Invalid Resource identifier specified");
    }

    private void move(String resource, String path, String value) {
        rig.rest.updateResource(u -> u.restApiId(api).resourceId(resource).patchOperations(replace(path, value)));
    }

    @Test
    void an_authorizer_is_changed_and_checked_as_one_that_is_created() {
        var id = authorizer();
        method(replace("/authorizationType", "CUSTOM"), replace("/authorizerId", id));
        deploy();
        authorizer(id, replace("/authorizerResultTtlInSeconds", "60"));
        assertThat(ttl(id)).isEqualTo(300);

        deploy();

        assertThat(ttl(id)).isEqualTo(60);
        refused(() -> authorizer(id, replace("/authorizerUri", "arn:nothing")), "does not name a function");
        refused(() -> authorizer(id, replace("/identitySource", "nowhere")), "is no identity source");
        refused(() -> authorizer(id, replace("/authorizerResultTtlInSeconds", "3601")), "3600");
        refused(() -> authorizer(id, replace("/id", "x")), "Invalid patch path /id");
        refused(
                () -> authorizer(
                        id,
                        replace("/type", "COGNITO_USER_POOLS"),
                        patch(
                                Op.ADD,
                                "/providerARNs",
                                "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_AbCdEfGhI")),
                "needs an authorizer of its kind");
        rig.rest.createAuthorizer(
                c -> c.restApiId(api).name("b").type(AuthorizerType.TOKEN).authorizerUri(URI));
        refused(() -> authorizer(id, replace("/name", "b")), "Authorizer name must be unique");
    }

    private void authorizer(String id, PatchOperation... patches) {
        rig.rest.updateAuthorizer(u -> u.restApiId(api).authorizerId(id).patchOperations(patches));
    }

    private int ttl(String authorizer) {
        return rig.served(api, "s")
                .flatMap(one -> one.authorizer(authorizer))
                .map(plan -> ((AuthorizerSpec.Token) plan.spec()).ttlSeconds())
                .orElseThrow();
    }

    @Test
    void what_is_said_about_a_deployment_changes_and_nothing_else() {
        var id = deploy();
        rig.rest.updateDeployment(
                u -> u.restApiId(api).deploymentId(id).patchOperations(replace("/description", "first")));

        assertThat(rig.rest
                        .getDeployment(g -> g.restApiId(api).deploymentId(id))
                        .description())
                .isEqualTo("first");
        assertThat(served("/pets")).isPresent();
        refused(
                () -> rig.rest.updateDeployment(
                        u -> u.restApiId(api).deploymentId(id).patchOperations(replace("/id", "x"))),
                "Invalid patch path /id");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> rig.rest.updateDeployment(
                        u -> u.restApiId(api).deploymentId("none").patchOperations(replace("/description", "x"))))
                .withMessageContaining("Invalid Deployment identifier specified");
    }

    @Test
    void a_patch_does_not_open_what_an_import_left_closed() {
        var document = """
                openapi: 3.0.1
                info: {title: pets, version: "1"}
                paths:
                  /pets:
                    get:
                      security: [{k: []}]
                      x-amazon-apigateway-integration: {type: aws, httpMethod: POST, uri: 'arn:aws:apigateway:us-east-1:sqs:path/q'}
                components: {securitySchemes: {k: {type: apiKey, name: x-api-key, in: header}}}
                """;
        var put = rig.rest.putRestApi(
                p -> p.restApiId(api).mode(PutMode.OVERWRITE).body(SdkBytes.fromUtf8String(document)));
        assertThat(put.warnings())
                .anyMatch(warning -> warning.contains("API keys are not built yet"))
                .anyMatch(warning -> warning.contains("type AWS are not built yet"));
        pets = rig.rest.getResources(g -> g.restApiId(api)).items().stream()
                .filter(one -> one.path().equals("/pets"))
                .findFirst()
                .orElseThrow()
                .id();

        method(replace("/operationName", "listPets"));
        integration(replace("/timeoutInMillis", "1000"));
        deploy();

        assertThat(served("/pets")).map(Route::access).contains(new Route.Access.Closed("API keys are not built yet"));
        method(replace("/apiKeyRequired", "false"));
        deploy();
        assertThat(served("/pets")).map(Route::access).contains(new Route.Access.Open());
        assertThat(served("/pets"))
                .map(Route::integration)
                .contains(new IntegrationSpec.Unbuilt("integrations of type AWS are not built yet"));
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> rig.rest.putRestApi(p -> p.restApiId(api)
                        .mode(PutMode.OVERWRITE)
                        .failOnWarnings(true)
                        .body(SdkBytes.fromUtf8String(document))))
                .withMessageContaining("Warnings found during import");
    }

    @Test
    void who_may_not_patch_changes_nothing() {
        var resource = "arn:aws:apigateway:us-east-1::/restapis/" + api + "/resources/" + pets;
        rig.denied = java.util.Set.of(
                "apigateway:PATCH " + resource,
                "apigateway:PATCH " + resource + "/methods/GET",
                "apigateway:PATCH " + resource + "/methods/GET/integration");

        assertThatExceptionOfType(ApiGatewayException.class)
                .isThrownBy(() -> move(pets, "/pathPart", "dogs"))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(403));
        assertThatExceptionOfType(ApiGatewayException.class)
                .isThrownBy(() -> method(replace("/operationName", "x")))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(403));
        assertThatExceptionOfType(ApiGatewayException.class)
                .isThrownBy(() -> integration(replace("/uri", "https://two.example")))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(403));
        deploy();
        assertThat(served("/pets"))
                .map(Route::integration)
                .map(one -> ((IntegrationSpec.Http) one).uri())
                .contains("https://one.example/pets");
    }
}
