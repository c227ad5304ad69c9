package io.sallyport.gateway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.model.AuthorizerType;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.Deployment;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigateway.model.Method;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Stage;

/** Each piece of an API is found by its name, and named when it is not there. */
class RestLookupTest extends Controlled {
    private String api;
    private String pets;

    /** One resource with one method and its integration. */
    @BeforeEach
    void open() {
        var made = rig.rest.createRestApi(c -> c.name("pieces"));
        api = made.id();
        pets = rig.rest
                .createResource(
                        c -> c.restApiId(api).parentId(made.rootResourceId()).pathPart("pets"))
                .id();
        rig.rest.putMethod(
                p -> p.restApiId(api).resourceId(pets).httpMethod("GET").authorizationType("NONE"));
        rig.rest.putIntegration(p -> p.restApiId(api)
                .resourceId(pets)
                .httpMethod("GET")
                .type(IntegrationType.AWS_PROXY)
                .integrationHttpMethod("POST")
                .uri(URI));
    }

    private static void missing(String what, ThrowingCallable call) {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(call)
                .withMessageContaining("Invalid " + what + " identifier specified");
    }

    private String deploy(String stage) {
        return rig.rest
                .createDeployment(d -> d.restApiId(api).stageName(stage).description("to " + stage))
                .id();
    }

    @Test
    void an_authorizer_is_shown_as_it_was_made() {
        var made = rig.rest.createAuthorizer(c -> c.restApiId(api)
                .name("visitors")
                .type(AuthorizerType.TOKEN)
                .authorizerUri(URI)
                .identitySource("method.request.header.Authorization")
                .identityValidationExpression("visitor-[a-z]+")
                .authorizerResultTtlInSeconds(60));

        var got = rig.rest.getAuthorizer(g -> g.restApiId(api).authorizerId(made.id()));

        assertThat(got.id()).isEqualTo(made.id());
        assertThat(got.name()).isEqualTo("visitors");
        assertThat(got.type()).isEqualTo(AuthorizerType.TOKEN);
        assertThat(got.authorizerUri()).isEqualTo(URI);
        assertThat(got.identitySource()).isEqualTo("method.request.header.Authorization");
        assertThat(got.identityValidationExpression()).isEqualTo("visitor-[a-z]+");
        assertThat(got.authorizerResultTtlInSeconds()).isEqualTo(60);
        missing("Authorizer", () -> rig.rest.getAuthorizer(g -> g.restApiId(api).authorizerId("none")));
        missing("API", () -> rig.rest.getAuthorizer(g -> g.restApiId("none").authorizerId(made.id())));
    }

    @Test
    void a_resource_is_shown_with_its_methods_where_that_is_asked() {
        var plain = rig.rest.getResource(g -> g.restApiId(api).resourceId(pets));
        var whole = rig.rest.getResource(g -> g.restApiId(api).resourceId(pets).embed("methods"));

        assertThat(List.of(plain.path(), plain.pathPart())).containsExactly("/pets", "pets");
        assertThat(rig.rest.getRestApi(g -> g.restApiId(api)).rootResourceId()).isEqualTo(plain.parentId());
        assertThat(plain.resourceMethods())
                .containsExactly(Map.entry("GET", Method.builder().build()));
        assertThat(whole.resourceMethods().values()).singleElement().satisfies(method -> {
            assertThat(method.authorizationType()).isEqualTo("NONE");
            assertThat(method.methodIntegration().uri()).isEqualTo(URI);
        });
        missing("Resource", () -> rig.rest.getResource(g -> g.restApiId(api).resourceId("none")));
        missing("API", () -> rig.rest.getResource(g -> g.restApiId("none").resourceId(pets)));
    }

    @Test
    void stages_are_listed_all_or_those_of_one_deployment() {
        var first = deploy("a");
        rig.rest.createStage(
                c -> c.restApiId(api).stageName("b").deploymentId(first).variables(Map.of("colour", "blue")));
        deploy("c");

        assertThat(rig.rest.getStages(g -> g.restApiId(api)).item())
                .extracting(Stage::stageName)
                .containsExactlyInAnyOrder("a", "b", "c");
        assertThat(rig.rest.getStages(g -> g.restApiId(api).deploymentId(first)).item())
                .extracting(Stage::stageName, Stage::deploymentId)
                .containsExactlyInAnyOrder(tuple("a", first), tuple("b", first));
        assertThat(rig.rest
                        .getStages(g -> g.restApiId(api).deploymentId("none"))
                        .item())
                .isEmpty();
        missing("API", () -> rig.rest.getStages(g -> g.restApiId("none")));
    }

    @Test
    void deployments_are_listed_in_pages_and_those_of_this_api_only() {
        var made = List.of(deploy("a"), deploy("b"), deploy("c"));
        var other = rig.rest.createRestApi(c -> c.name("other")).id();

        var first = rig.rest.getDeployments(g -> g.restApiId(api).limit(2));
        var second = rig.rest.getDeployments(g -> g.restApiId(api).limit(2).position(first.position()));

        assertThat(first.items()).hasSize(2);
        assertThat(second.position()).isNull();
        var all = new ArrayList<>(first.items());
        all.addAll(second.items());
        assertThat(all).extracting(Deployment::id).containsExactlyInAnyOrderElementsOf(made);
        assertThat(all).extracting(Deployment::description).containsExactlyInAnyOrder("to a", "to b", "to c");
        assertThat(rig.rest.getDeployments(g -> g.restApiId(other)).items()).isEmpty();
        missing("API", () -> rig.rest.getDeployments(g -> g.restApiId("none")));
    }

    @Test
    void a_method_that_lost_its_integration_is_served_as_it_was_deployed_and_not_deployed_again() {
        deploy("s");

        rig.rest.deleteIntegration(d -> d.restApiId(api).resourceId(pets).httpMethod("GET"));

        assertThat(serves(api, "s", "/pets")).isTrue();
        missing(
                "Integration",
                () -> rig.rest.getIntegration(
                        g -> g.restApiId(api).resourceId(pets).httpMethod("GET")));
        missing(
                "Integration",
                () -> rig.rest.deleteIntegration(
                        d -> d.restApiId(api).resourceId(pets).httpMethod("GET")));
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> deploy("s"))
                .withMessageContaining("No integration defined for method");
        missing(
                "Method",
                () -> rig.rest.deleteIntegration(
                        d -> d.restApiId(api).resourceId(pets).httpMethod("POST")));
        missing(
                "Resource",
                () -> rig.rest.deleteIntegration(
                        d -> d.restApiId(api).resourceId("none").httpMethod("GET")));
    }
}
