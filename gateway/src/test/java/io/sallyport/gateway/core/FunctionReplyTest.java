package io.sallyport.gateway.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.gateway.core.AuthorizerSpec.Payload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionReplyTest {
    private static FunctionReply v1(String json) {
        return FunctionReply.read(json, Payload.V1);
    }

    private static FunctionReply v2(String json) {
        return FunctionReply.read(json, Payload.V2);
    }

    private static String body(FunctionReply reply) {
        return reply.body().text().orElseThrow();
    }

    @Test
    void a_proxy_answer_is_taken_as_it_is() {
        var reply = v1("{\"statusCode\":201,\"headers\":{\"X-A\":\"1\",\"X-N\":7,\"X-B\":true},\"body\":\"{}\"}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.headers().all("x-a")).containsExactly("1");
        assertThat(reply.headers().all("x-n")).containsExactly("7");
        assertThat(reply.headers().all("content-type")).containsExactly("application/json");
        assertThat(body(reply)).isEqualTo("{}");
    }

    @Test
    void headers_with_many_values_go_before_those_with_one() {
        var reply = v1("{\"statusCode\":\"200\",\"headers\":{\"set-cookie\":\"c=0\",\"x\":\"y\"},"
                + "\"multiValueHeaders\":{\"Set-Cookie\":[\"a=1\",\"b=2\"]}}");

        assertThat(reply.headers().all("set-cookie")).containsExactly("a=1", "b=2");
        assertThat(reply.headers().all("x")).containsExactly("y");
        assertThat(reply.body().isEmpty()).isTrue();
    }

    @Test
    void a_base64_body_is_decoded() {
        assertThat(body(v1("{\"statusCode\":200,\"body\":\"aGk=\",\"isBase64Encoded\":true}")))
                .isEqualTo("hi");
    }

    @Test
    void what_belongs_to_the_connection_is_sent_under_another_name() {
        var reply =
                v1("{\"statusCode\":200,\"headers\":{\"Content-Length\":\"9999\",\"transfer-encoding\":\"chunked\"}}");

        assertThat(reply.headers().all("content-length")).isEmpty();
        assertThat(reply.headers().all("transfer-encoding")).isEmpty();
        assertThat(reply.headers().all("x-amzn-remapped-content-length")).containsExactly("9999");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"ok\"",
                "[]",
                "{}",
                "{\"body\":\"x\"}",
                "{\"statusCode\":99}",
                "{\"statusCode\":600}",
                "{\"statusCode\":200.5}",
                "{\"statusCode\":\"2000\"}",
                "{\"statusCode\":200,\"body\":{\"a\":1}}",
                "{\"statusCode\":200,\"headers\":[]}",
                "{\"statusCode\":200,\"headers\":{\"a b\":\"x\"}}",
                "{\"statusCode\":200,\"headers\":{\"a\":\"x\\r\\nSet-Cookie: y\"}}",
                "{\"statusCode\":200,\"headers\":{\"a\":{}}}",
                "{\"statusCode\":200,\"multiValueHeaders\":{\"a\":\"x\"}}",
                "{\"statusCode\":200,\"body\":\"%%%\",\"isBase64Encoded\":true}",
                "{\"statusCode\":200} trailing",
                "{",
            })
    void what_is_no_proxy_answer_is_refused(String json) {
        assertThatExceptionOfType(FunctionReply.Malformed.class).isThrownBy(() -> v1(json));
    }

    @Test
    void format_2_takes_an_answer_without_a_status_for_the_body() {
        assertThat(body(v2("{\"message\":\"Hello\"}"))).isEqualTo("{\"message\":\"Hello\"}");
        assertThat(body(v2("\"Hello\""))).isEqualTo("Hello");
        assertThat(body(v2("[1]"))).isEqualTo("[1]");
        assertThat(v2("{}").status()).isEqualTo(200);
        assertThat(v2("{}").headers().all("content-type")).containsExactly("application/json");
    }

    @Test
    void format_2_sends_its_cookies() {
        var reply = v2("{\"statusCode\":204,\"cookies\":[\"a=1\",\"b=2; Secure\"]}");

        assertThat(reply.headers().all("set-cookie")).containsExactly("a=1", "b=2; Secure");
        assertThatExceptionOfType(FunctionReply.Malformed.class)
                .isThrownBy(() -> v2("{\"statusCode\":204,\"cookies\":[\"a=1\\nX: y\"]}"));
    }
}
