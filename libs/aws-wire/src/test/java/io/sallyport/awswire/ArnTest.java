package io.sallyport.awswire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArnTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::123456789012:role/path/name",
                "arn:aws:lambda:eu-west-1:123456789012:function:f:1",
                "arn:aws:execute-api:eu-west-1:123456789012:abc/test/GET/",
                "arn:aws:apigateway:eu-west-1::/restapis/abc"
            })
    void an_arn_is_written_as_it_was_read(String text) {
        assertThat(Arn.parse(text).orElseThrow().toString()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "arn",
                "arn:aws:iam::1",
                "urn:aws:iam::1:x",
                "arn::iam::1:x",
                "arn:aws:::1:x",
                "arn:aws:iam::1:"
            })
    void what_is_no_arn_is_nothing(String text) {
        assertThat(Arn.parse(text)).isEmpty();
    }

    @Test
    void a_name_longer_than_any_service_gives_is_nothing() {
        assertThat(Arn.parse("arn:aws:iam::1:" + "x".repeat(Arn.MAX_LENGTH))).isEmpty();
    }

    @Test
    void a_resource_has_a_type_and_an_id() {
        var role = Arn.parse("arn:aws:iam::1:role/path/name").orElseThrow();
        var topic = Arn.parse("arn:aws:sns:r:1:name").orElseThrow();

        assertThat(role.resourceType()).contains("role");
        assertThat(role.resourceId()).isEqualTo("path/name");
        assertThat(topic.resourceType()).isEmpty();
        assertThat(topic.resourceId()).isEqualTo("name");
    }
}
