package io.sallyport.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.launcher.RunningProduct.Running;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;

/** A broken API description is answered by one sentence that says what is wrong and where, and leaves nothing behind. */
@ExtendWith(RunningProduct.class)
class BrokenDocumentTest {
    private static final String HEAD = "openapi: 3.0.1\ninfo: {title: broken, version: '1'}\n";

    /**
     * @param where the place in the document that the answer has to name
     * @param what  what is wrong there, as the answer has to say it
     */
    record Broken(String name, String document, String where, String what) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Broken operation(String name, String members, String where, String what) {
        return new Broken(name, HEAD + "paths:\n  /pets:\n    get: " + members + "\n", where, what);
    }

    private static Stream<Broken> documents() {
        return Stream.of(
                new Broken("no JSON", "{\"openapi\": \"3.0.1\",}", "line 1, column 21", "double-quote"),
                new Broken("no YAML", HEAD + "paths: [a\n", "line 4, column 1", "expected ',' or ']'"),
                new Broken("a key twice", HEAD + "paths: {}\npaths: {}\n", "line 4", "'paths' comes twice"),
                new Broken("no version", "info: {title: broken}\npaths: {}\n", "OpenAPI input", "openapi: 3.x"),
                new Broken("no paths", HEAD, "OpenAPI input", "paths is missing"),
                operation("no operation", "[1]", "paths./pets.get", "object"),
                operation(
                        "an unknown type",
                        "{x-amazon-apigateway-integration: {type: http_proxi, uri: 'https://a.example'}}",
                        "GET /pets",
                        "HTTP_PROXI"),
                operation(
                        "a function that is none",
                        "{x-amazon-apigateway-integration: {type: aws_proxy, httpMethod: POST, uri: 'inventory'}}",
                        "GET /pets",
                        "'inventory' does not name a function"),
                operation(
                        "a guard that is none",
                        "{x-amazon-apigateway-auth: {type: visitors}, x-amazon-apigateway-integration: {type: http_proxy,"
                                + " uri: 'https://a.example'}}",
                        "paths./pets.get",
                        "visitors"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void as_a_rest_api_it_is_refused_in_one_sentence(Broken broken, Running running) {
        var apis = running.clients().restApis();

        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> apis.importRestApi(i -> i.body(SdkBytes.fromUtf8String(broken.document()))))
                .satisfies(refusal -> assertSaid(broken, refusal));

        assertThat(apis.getRestApis(g -> g.limit(500)).items())
                .noneMatch(api -> api.name().equals("broken"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void as_an_http_api_it_is_refused_in_one_sentence(Broken broken, Running running) {
        var apis = running.clients().httpApis();

        assertThatExceptionOfType(software.amazon.awssdk.services.apigatewayv2.model.BadRequestException.class)
                .isThrownBy(() -> apis.importApi(i -> i.body(broken.document())))
                .satisfies(refusal -> assertSaid(broken, refusal));

        assertThat(apis.getApis(g -> g.maxResults("500")).items())
                .noneMatch(api -> api.name().equals("broken"));
    }

    private static void assertSaid(Broken broken, AwsServiceException refusal) {
        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(refusal.awsErrorDetails().errorMessage())
                .contains(broken.where(), broken.what())
                .hasLineCount(1)
                .hasSizeLessThan(300);
    }
}
