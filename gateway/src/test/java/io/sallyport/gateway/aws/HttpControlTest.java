package io.sallyport.gateway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.gateway.openapi.Documented;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.apigatewayv2.model.ApiGatewayV2Exception;
import software.amazon.awssdk.services.apigatewayv2.model.BadRequestException;
import software.amazon.awssdk.services.apigatewayv2.model.NotFoundException;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;

@ParameterizedClass
@EnumSource(Product.class)
class HttpControlTest extends Controlled {
    @Test
    void an_imported_document_is_live_at_a_stage_that_deploys_itself() {
        var document = new String(Documented.example("http-api.yaml"), StandardCharsets.UTF_8);
        var made = rig.http.importApi(i -> i.body(document).failOnWarnings(true));
        assertThat(made.sdkHttpResponse().statusCode()).isEqualTo(201);
        assertThat(made.protocolType()).isEqualTo(ProtocolType.HTTP);
        assertThat(made.apiEndpoint()).isEqualTo("https://" + made.apiId() + ".execute-api.us-east-1.localhost:8443");

        rig.http.createStage(c -> c.apiId(made.apiId()).stageName("$default").autoDeploy(true));

        assertThat(serves(made.apiId(), "$default", "/pets")).isTrue();
    }

    @Test
    void a_stage_that_deploys_itself_follows_every_change_and_another_does_not() {
        var id = rig.http.importApi(i -> i.body(PETS)).apiId();
        rig.http.createStage(c -> c.apiId(id).stageName("$default").autoDeploy(true));
        rig.http.createStage(c -> c.apiId(id).stageName("fixed"));
        assertThat(rig.served(id, "fixed")).as("nothing is deployed to it").isEmpty();
        rig.http.createDeployment(d -> d.apiId(id).stageName("fixed"));

        rig.http.reimportApi(r -> r.apiId(id).body(PETS.replace("/pets", "/dogs")));

        assertThat(serves(id, "$default", "/dogs")).isTrue();
        assertThat(serves(id, "$default", "/pets")).isFalse();
        assertThat(serves(id, "fixed", "/pets")).isTrue();
        assertThat(rig.http.getDeployments(g -> g.apiId(id)).items()).hasSize(3);
    }

    @Test
    void what_is_deleted_is_no_longer_served() {
        var id = rig.http.importApi(i -> i.body(PETS)).apiId();
        rig.http.createStage(c -> c.apiId(id).stageName("$default").autoDeploy(true));
        rig.http.resetAuthorizersCache(r -> r.apiId(id).stageName("$default"));

        rig.http.deleteStage(d -> d.apiId(id).stageName("$default"));

        assertThat(rig.served(id, "$default")).isEmpty();
        rig.http.deleteApi(d -> d.apiId(id));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> rig.http.getApi(g -> g.apiId(id)))
                .withMessageContaining("Invalid API identifier specified 123456789012:" + id);
    }

    @Test
    void a_rest_api_is_no_http_api() {
        var id = rig.rest.createRestApi(c -> c.name("rest")).id();

        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> rig.http.getApi(g -> g.apiId(id)));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> rig.http.deleteApi(d -> d.apiId(id)));
        assertThat(rig.rest.getRestApi(g -> g.restApiId(id)).name()).isEqualTo("rest");
    }

    @Test
    void a_document_that_is_none_and_an_api_of_another_kind_are_refused() {
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> rig.http.importApi(i -> i.body("{}")))
                .withMessageContaining("openapi: 3.x");
        assertThatExceptionOfType(ApiGatewayV2Exception.class)
                .isThrownBy(() -> rig.http.createApi(c ->
                        c.name("ws").protocolType(ProtocolType.WEBSOCKET).routeSelectionExpression("$request.body.a")))
                .withMessageContaining("not built yet");
        assertThat(rig.http.getApis().items()).isEmpty();
    }

    @Test
    void a_stage_is_read_and_updated() {
        var id = rig.http.importApi(i -> i.body(PETS)).apiId();
        rig.http.createStage(c -> c.apiId(id).stageName("s"));
        rig.http.createDeployment(d -> d.apiId(id).stageName("s"));

        var updated = rig.http.updateStage(u -> u.apiId(id).stageName("s").description("d"));

        assertThat(updated.description()).isEqualTo("d");
        assertThat(serves(id, "s", "/pets")).isTrue();
        assertThat(rig.http.getStages(g -> g.apiId(id)).items()).singleElement().satisfies(stage -> {
            assertThat(stage.stageName()).isEqualTo("s");
            assertThat(stage.autoDeploy()).isFalse();
        });
    }

    @Test
    void members_that_are_not_built_are_refused_by_name() {
        var id = rig.http.importApi(i -> i.body(PETS)).apiId();

        assertThatExceptionOfType(ApiGatewayV2Exception.class)
                .isThrownBy(() -> rig.http.createApi(
                        c -> c.name("x").protocolType(ProtocolType.HTTP).disableExecuteApiEndpoint(true)))
                .withMessageContaining("disableExecuteApiEndpoint is not built yet");
        assertThatExceptionOfType(ApiGatewayV2Exception.class)
                .isThrownBy(() -> rig.http.createApi(
                        c -> c.name("x").protocolType(ProtocolType.HTTP).target("https://backend.example")))
                .withMessageContaining("target is not built yet");
        assertThatExceptionOfType(ApiGatewayV2Exception.class)
                .isThrownBy(
                        () -> rig.http.updateApi(u -> u.apiId(id).corsConfiguration(cors -> cors.allowOrigins("*"))))
                .withMessageContaining("corsConfiguration is not built yet");
        assertThatExceptionOfType(ApiGatewayV2Exception.class)
                .isThrownBy(() -> rig.http.createStage(
                        c -> c.apiId(id).stageName("s").defaultRouteSettings(d -> d.throttlingRateLimit(1.0))))
                .withMessageContaining("defaultRouteSettings is not built yet");
    }

    @Test
    void a_document_without_a_title_names_no_new_api_and_leaves_an_old_one_its_name() {
        var id = rig.http.importApi(i -> i.body(PETS)).apiId();
        var untitled = PETS.replace("title: pets, ", "");

        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> rig.http.importApi(i -> i.body(untitled)))
                .withMessageContaining("info.title, the API's name, is missing");
        assertThat(rig.http.reimportApi(r -> r.apiId(id).body(untitled)).name()).isEqualTo("pets");
    }
}
