package io.sallyport.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RefusalTest {
    private static final String HEAD = """
            openapi: 3.0.1
            info: {title: t, version: "1"}
            """;
    private static final String BACKEND = "{type: http_proxy, httpMethod: GET, uri: 'https://backend.example/'}";

    private static void refused(String document, String... words) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Documented.openApi().rest(document.getBytes(StandardCharsets.UTF_8)))
                .satisfies(refusal -> {
                    assertThat(refusal.failure()).isEqualTo(GatewayFailure.BAD_REQUEST);
                    assertThat(refusal.detail()).contains(words);
                });
    }

    private static String operation(String members) {
        return HEAD + "paths:\n  /pets:\n    get: " + members + "\n";
    }

    private static String guarded(String scheme) {
        return operation("{security: [{s: []}], x-amazon-apigateway-integration: " + BACKEND + "}")
                + "components: {securitySchemes: {s: " + scheme + "}}\n";
    }

    @Test
    void what_is_no_document_says_where() {
        refused("", "empty");
        refused("[1]", "root is no object");
        refused("{\"openapi\": \"3.0.1\",}", "no JSON", "line 1");
        refused("a: [b", "no YAML", "line 1");
        refused("hello: world", "openapi: 3.x");
        refused("openapi: 3.0.1\ninfo: {title: a}", "paths is missing");
    }

    @Test
    void a_key_that_comes_twice_is_refused_in_yaml_and_json() {
        refused(HEAD + "paths: {}\npaths: {}\n", "'paths' comes twice");
        refused("{\"openapi\":\"3.0.1\",\"openapi\":\"3.0.2\"}", "Duplicate");
    }

    @Test
    void aliases_that_unfold_without_end_are_refused() {
        var bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 12; i++) {
            var alias = "*a" + (i - 1);
            bomb.append("a")
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [")
                    .append((alias + ",").repeat(9))
                    .append(alias)
                    .append("]\n");
        }
        refused(HEAD + "paths: {}\n" + bomb, "unfolds to more than");
        refused(HEAD + "paths: &p\n  /a: *p\n", "unfolds to more than");
    }

    @Test
    void depth_and_length_are_bounded() {
        refused(HEAD + "x: " + "[".repeat(200) + "]".repeat(200), "no YAML");
        refused("{\"x\":" + "[".repeat(200) + "]".repeat(200) + "}", "no JSON");
        refused(" ".repeat(6 * 1024 * 1024 + 1), "at most 6291456");
    }

    @Test
    void nothing_outside_of_the_document_is_fetched() {
        refused(HEAD + "paths: {/a: {$ref: 'https://elsewhere.example/a.yaml'}}", "not followed");
        refused(HEAD + "paths: {/a: {$ref: 'file:///etc/passwd'}}", "not followed");
        refused(HEAD + "paths: {/a: {$ref: '#/nowhere'}}", "refers to nothing");
    }

    @Test
    void a_reference_within_the_document_is_followed() {
        var document =
                HEAD + "paths: {/a: {$ref: '#/x-items/a'}}\nx-items: {a: {get: {x-amazon-apigateway-integration: "
                        + BACKEND + "}}}\n";

        var imported = Documented.openApi().rest(document.getBytes(StandardCharsets.UTF_8));

        assertThat(Documented.accesses(Documented.published(imported.definition())))
                .containsOnlyKeys("GET /a");
    }

    @Test
    void an_operation_that_is_none_is_not_one_that_demands_nothing() {
        refused(operation("[1]"), "paths./pets.get", "an object is expected");
        refused(operation("yes"), "paths./pets.get", "an object is expected");
    }

    @Test
    void extensions_that_are_not_known_are_refused_by_name() {
        refused(
                HEAD + "paths: {}\nx-amazon-apigateway-new-guard: {}",
                "x-amazon-apigateway-new-guard is not built yet");
        refused(operation("{x-amazon-apigateway-other: 1}"), "paths./pets.get: x-amazon-apigateway-other is not built");
        refused(operation("{x-amazon-apigateway-integration: {type: aws_proxi, uri: 'arn:x'}}"), "type AWS_PROXI");
    }

    @Test
    void an_authorizer_that_could_not_be_asked_is_refused() {
        refused(
                guarded("{type: apiKey, name: A, in: header, x-amazon-apigateway-authorizer: {type: token}}"),
                "authorizer s");
        refused(
                guarded(
                        "{type: apiKey, name: A, in: header, x-amazon-apigateway-authorizer: {type: cognito_user_pools}}"),
                "names no user pool");
        refused(
                guarded(
                        "{type: apiKey, name: A, in: header, x-amazon-apigateway-authorizer: {type: token,"
                                + " identityValidationExpression: '(', authorizerUri: 'arn:aws:lambda:us-east-1:123456789012:function:f'}}"),
                "no regular expression");
        refused(
                guarded(
                        "{type: apiKey, name: A, in: header, x-amazon-apigateway-authorizer: {type: request,"
                                + " identitySource: method.request.path.id, authorizerUri: 'arn:aws:lambda:us-east-1:123456789012:function:f'}}"),
                "no identity source");
        refused(
                guarded(
                        "{type: apiKey, name: A, in: header, x-amazon-apigateway-authorizer: {type: token,"
                                + " authorizerResultTtlInSeconds: 3601, authorizerUri: 'arn:aws:lambda:us-east-1:123456789012:function:f'}}"),
                "3600");
    }

    @Test
    void two_variables_beside_each_other_are_refused() {
        refused(
                HEAD + "paths: {'/pets/{id}': {get: {}}, '/pets/{name}': {get: {}}}",
                "A sibling ({id}) of this resource already has a variable path part");
        refused(HEAD + "paths: {'/a/{p+}/b': {get: {}}}", "nothing can follow");
    }

    @Test
    void a_date_and_a_yes_stay_what_they_look_like() {
        var node = Documents.read("a: 2015-03-31\nb: yes\nc: true\nd: 0x1F\ne: 12".getBytes(StandardCharsets.UTF_8));

        assertThat(node.toString())
                .isEqualTo("{\"a\":\"2015-03-31\",\"b\":\"yes\",\"c\":true,\"d\":\"0x1F\",\"e\":12}");
    }

    @Test
    void security_of_the_whole_document_counts_for_http_apis_only_and_is_warned_of_otherwise() {
        var document = HEAD + "security: [{s: []}]\npaths: {/a: {get: {x-amazon-apigateway-integration: " + BACKEND
                + "}}}\ncomponents: {securitySchemes: {s: {type: apiKey, name: Authorization, in: header,"
                + " x-amazon-apigateway-authtype: awsSigv4}}}\n";

        var rest = Documented.openApi().rest(document.getBytes(StandardCharsets.UTF_8));
        var http = Documented.openApi().http(document.getBytes(StandardCharsets.UTF_8));

        assertThat(rest.warnings()).singleElement().asString().contains("ignored by REST APIs");
        assertThat(Documented.accesses(Documented.published(rest.definition()))).containsEntry("GET /a", "open");
        assertThat(Documented.accesses(Documented.published(http.definition()))).containsEntry("GET /a", "iam");
    }
}
