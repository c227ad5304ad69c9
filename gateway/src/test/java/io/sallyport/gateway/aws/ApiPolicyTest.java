package io.sallyport.gateway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;

/** G11: how an API gets a policy of its own, and what is none. */
class ApiPolicyTest extends Controlled {
    private static final int MOST = 8192;

    private static String policy(String effect) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"%s\",\"Principal\":\"*\",".formatted(effect)
                + "\"Action\":\"execute-api:Invoke\",\"Resource\":\"execute-api:/*\"}]}";
    }

    /** White space counts. */
    private static String padded(int characters) {
        return policy("Deny") + " ".repeat(characters - policy("Deny").length());
    }

    private String create(String policy) {
        return rig.rest.createRestApi(c -> c.name("guarded").policy(policy)).id();
    }

    private String shown(String api) {
        return rig.rest.getRestApi(r -> r.restApiId(api)).policy();
    }

    private void patch(String api, Consumer<PatchOperation.Builder> how) {
        var patch = PatchOperation.builder().path("/policy").applyMutation(how).build();
        rig.rest.updateRestApi(u -> u.restApiId(api).patchOperations(List.of(patch)));
    }

    private String imported(String format) {
        return PETS + "x-amazon-apigateway-policy: " + format + "\n";
    }

    @Test
    void g11_an_imported_policy_is_served_from_the_next_deployment() {
        var body = SdkBytes.fromUtf8String(imported(policy("Allow")));
        var api = rig.rest.importRestApi(i -> i.body(body)).id();
        rig.rest.createDeployment(d -> d.restApiId(api).stageName("s"));

        assertThat(rig.served(api, "s").orElseThrow().resourcePolicy()).isPresent();

        patch(api, p -> p.op(Op.REPLACE).value(""));

        assertThat(shown(api)).isNull();
        assertThat(rig.served(api, "s").orElseThrow().resourcePolicy()).isPresent();
        rig.rest.createDeployment(d -> d.restApiId(api).stageName("s"));
        assertThat(rig.served(api, "s").orElseThrow().resourcePolicy()).isEmpty();
    }

    @Test
    void g11_a_policy_may_have_8192_characters_and_no_more() {
        assertThat(shown(create(padded(MOST)))).startsWith(policy("Deny"));
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> create(padded(MOST + 1)))
                .withMessageContaining("8192");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"Statement\":[]}", "{\"Statement\":{\"Effect\":\"Allow\"}}", "\"\""})
    void g11_what_is_no_policy_changes_nothing(String broken) {
        var api = create(policy("Allow"));

        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> create(broken))
                .withMessageContaining("Invalid policy document");
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> patch(api, p -> p.op(Op.REPLACE).value(broken)))
                .withMessageContaining("Invalid policy document");

        assertThat(shown(api)).isEqualTo(policy("Allow"));
        assertThat(rig.rest.getRestApis().items()).hasSize(1);
    }

    @Test
    void g11_an_http_api_has_none() {
        var body = imported(policy("Allow"));

        assertThatExceptionOfType(software.amazon.awssdk.services.apigatewayv2.model.BadRequestException.class)
                .isThrownBy(() -> rig.http.importApi(i -> i.body(body)))
                .withMessageContaining("HTTP APIs have no resource policies");
        assertThat(rig.http.getApis().items()).isEmpty();
    }
}
