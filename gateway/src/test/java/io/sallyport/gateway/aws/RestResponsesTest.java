package io.sallyport.gateway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.gateway.core.IntegrationSpec;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;

/** The answers of methods and of mocks: made, read, changed and deleted. */
class RestResponsesTest extends Controlled {
    private String api;
    private String root;

    @BeforeEach
    void open() {
        var made = rig.rest.createRestApi(c -> c.name("pieces"));
        api = made.id();
        root = made.rootResourceId();
        rig.rest.putMethod(
                p -> p.restApiId(api).resourceId(root).httpMethod("GET").authorizationType("NONE"));
        rig.rest.putIntegration(p -> p.restApiId(api)
                .resourceId(root)
                .httpMethod("GET")
                .type(IntegrationType.MOCK)
                .requestTemplates(Map.of("application/json", "{\"statusCode\": 200}")));
        rig.rest.putMethodResponse(
                p -> p.restApiId(api).resourceId(root).httpMethod("GET").statusCode("200"));
        rig.rest.putIntegrationResponse(p -> p.restApiId(api)
                .resourceId(root)
                .httpMethod("GET")
                .statusCode("200")
                .responseTemplates(Map.of("application/json", "one")));
    }

    private static PatchOperation patch(Op op, String path, String value) {
        return PatchOperation.builder().op(op).path(path).value(value).build();
    }

    private void answer(PatchOperation patch) {
        rig.rest.updateIntegrationResponse(u -> u.restApiId(api)
                .resourceId(root)
                .httpMethod("GET")
                .statusCode("200")
                .patchOperations(patch));
    }

    private IntegrationSpec deployed() {
        rig.rest.createDeployment(d -> d.restApiId(api).stageName("s"));
        return served(api, "s", "GET", "/").orElseThrow().integration();
    }

    @Test
    void the_answer_of_a_mock_is_changed_and_gone_when_it_is_deleted() {
        assertThat(deployed()).isEqualTo(new IntegrationSpec.Mock(200, Map.of(), "one"));
        answer(patch(Op.REPLACE, "/responseTemplates/application~1json", "two"));
        answer(patch(Op.ADD, "/responseParameters/method.response.header.X-Kind", "'pet'"));

        assertThat(deployed()).isEqualTo(new IntegrationSpec.Mock(200, Map.of("X-Kind", "pet"), "two"));
        assertThat(rig.rest
                        .getIntegrationResponse(g -> g.restApiId(api)
                                .resourceId(root)
                                .httpMethod("GET")
                                .statusCode("200"))
                        .responseTemplates())
                .isEqualTo(Map.of("application/json", "two"));
        rig.rest.deleteIntegrationResponse(
                d -> d.restApiId(api).resourceId(root).httpMethod("GET").statusCode("200"));
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(this::deployed)
                .withMessageContaining("a mock needs an integration response");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> answer(patch(Op.REPLACE, "/selectionPattern", "2..")))
                .withMessageContaining("Invalid Response status code specified");
    }

    @Test
    void an_answer_that_could_not_be_given_is_refused_when_it_is_written() {
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> answer(patch(Op.ADD, "/responseParameters/method.response.header.X", "unquoted")))
                .withMessageContaining("'quoted' values");
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> answer(patch(Op.REPLACE, "/selectionPattern", "(")))
                .withMessageContaining("is no selection pattern");
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> answer(patch(Op.REPLACE, "/statusCode", "201")))
                .withMessageContaining("Invalid patch path /statusCode");
        assertThat(deployed()).isEqualTo(new IntegrationSpec.Mock(200, Map.of(), "one"));
    }

    @Test
    void what_a_method_says_that_it_answers_is_read_changed_and_deleted() {
        rig.rest.updateMethodResponse(u -> u.restApiId(api)
                .resourceId(root)
                .httpMethod("GET")
                .statusCode("200")
                .patchOperations(patch(Op.ADD, "/responseParameters/method.response.header.X", "true")));

        assertThat(rig.rest
                        .getMethodResponse(g -> g.restApiId(api)
                                .resourceId(root)
                                .httpMethod("GET")
                                .statusCode("200"))
                        .responseParameters())
                .isEqualTo(Map.of("method.response.header.X", true));
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> rig.rest.updateMethodResponse(u -> u.restApiId(api)
                        .resourceId(root)
                        .httpMethod("GET")
                        .statusCode("200")
                        .patchOperations(patch(Op.ADD, "/wrong/x", "true"))))
                .withMessageContaining("Invalid patch path /wrong/x");
        rig.rest.deleteMethodResponse(
                d -> d.restApiId(api).resourceId(root).httpMethod("GET").statusCode("200"));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> rig.rest.getMethodResponse(
                        g -> g.restApiId(api).resourceId(root).httpMethod("GET").statusCode("200")))
                .withMessageContaining("Invalid Response status code specified");
        assertThat(rig.judged)
                .contains("apigateway:DELETE arn:aws:apigateway:us-east-1::/restapis/" + api + "/resources/" + root
                        + "/methods/GET/responses/200");
    }
}
