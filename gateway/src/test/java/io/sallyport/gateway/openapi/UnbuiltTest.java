package io.sallyport.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.gateway.core.IntegrationSpec;
import io.sallyport.gateway.core.Route;
import io.sallyport.gateway.definition.Definition;
import io.sallyport.gateway.openapi.OpenApi.Imported;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a document demands and is not built is imported with a warning, and reached by nobody. */
class UnbuiltTest {
    private static final String HEAD = "openapi: 3.0.1\ninfo: {title: pets, version: '1'}\n";
    private static final String BACKEND = "{type: http_proxy, httpMethod: GET, uri: 'https://backend.example/pets'}";

    private static byte[] operation(String members, String rest) {
        return (HEAD + "paths:\n  /pets:\n    get: " + members + "\n" + rest).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] guarded(String more, String rest) {
        return operation("{" + more + ", x-amazon-apigateway-integration: " + BACKEND + "}", rest);
    }

    private static Route route(Imported<? extends Definition> imported) {
        return Documented.published(imported.definition()).routes().getFirst();
    }

    private static void closed(byte[] document, String missing) {
        var imported = Documented.openApi().rest(document);
        assertThat(imported.warnings())
                .anySatisfy(warning -> assertThat(warning)
                        .contains("paths./pets.get")
                        .contains(missing)
                        .endsWith("calls are refused until it is"));
        assertThat(route(imported).access())
                .isInstanceOfSatisfying(
                        Route.Access.Closed.class,
                        closed -> assertThat(closed.missing()).contains(missing));
    }

    private static void unanswered(String integration, String missing) {
        var imported =
                Documented.openApi().rest(operation("{x-amazon-apigateway-integration: " + integration + "}", ""));
        assertThat(imported.warnings())
                .anySatisfy(warning -> assertThat(warning).contains(missing));
        assertThat(route(imported).integration())
                .isInstanceOfSatisfying(
                        IntegrationSpec.Unbuilt.class,
                        unbuilt -> assertThat(unbuilt.missing()).contains(missing));
    }

    @Test
    void a_scheme_that_nobody_could_check_lets_nobody_in() {
        closed(
                guarded("security: [{s: []}]", "components: {securitySchemes: {s: {type: http, scheme: bearer}}}"),
                "security demands s, which nobody could check");
        closed(guarded("security: [{missing: []}]", ""), "security demands missing");
    }

    @Test
    void two_ways_in_let_nobody_in_since_one_would_be_dropped() {
        closed(guarded("security: [{a: []}, {b: []}]", ""), "security names [a, b]");
        closed(guarded("security: [{a: []}, {}]", ""), "and nobody");
    }

    @Test
    void an_api_key_that_is_demanded_closes_the_method_whoever_else_may_call() {
        var keys = "components: {securitySchemes: {k: {type: apiKey, name: x-api-key, in: header},"
                + " i: {type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: awsSigv4}}}";
        closed(guarded("security: [{k: []}]", keys), "API keys");
        closed(guarded("security: [{i: [], k: []}]", keys), "API keys");
        closed(guarded("security: [{i: []}, {k: []}]", keys), "API keys");
        closed(guarded("security: [{k: []}], x-amazon-apigateway-auth: {type: AWS_IAM}", keys), "API keys");
        assertThat(route(Documented.openApi().rest(guarded("security: [{i: []}]", keys)))
                        .access())
                .isEqualTo(new Route.Access.Iam());
    }

    @Test
    void an_api_key_of_an_http_api_closes_the_route() {
        var keys = "components: {securitySchemes: {k: {type: apiKey, name: X-API-Key, in: header}}}";

        assertThat(route(Documented.openApi().http(guarded("security: [{k: []}]", keys)))
                        .access())
                .isInstanceOf(Route.Access.Closed.class);
        assertThat(route(Documented.openApi().http(guarded("summary: a", "security: [{k: []}]\n" + keys)))
                        .access())
                .isInstanceOf(Route.Access.Closed.class);
    }

    @Test
    void a_validator_that_would_check_something_closes_what_it_guards() {
        closed(guarded("x-amazon-apigateway-request-validator: all", ""), "request validators");
        var validators = "x-amazon-apigateway-request-validators: {all: {validateRequestBody: true}, none: {}}\n";
        closed(guarded("summary: a", validators + "x-amazon-apigateway-request-validator: all"), "request validators");
        assertThat(route(Documented.openApi().rest(guarded("x-amazon-apigateway-request-validator: none", validators)))
                        .access())
                .isInstanceOf(Route.Access.Open.class);
    }

    @Test
    void an_endpoint_that_is_meant_to_be_closed_is_not_opened() {
        var name = "x-amazon-apigateway-endpoint-configuration: ";
        closed(guarded("summary: a", name + "{disableExecuteApiEndpoint: true}"), "private endpoints");
        closed(guarded("summary: a", name + "{types: [PRIVATE]}"), "private endpoints");
        closed(guarded("summary: a", "servers: [{url: /, " + name + "{vpcEndpointIds: [v]}}]"), "private endpoints");
    }

    @Test
    void integrations_that_are_not_built_answer_nothing() {
        unanswered("{type: aws, uri: 'arn:x'}", "type AWS");
        unanswered("{type: http, uri: 'https://a.example'}", "type HTTP");
        unanswered(
                "{type: http_proxy, connectionType: VPC_LINK, connectionId: c, uri: 'https://a.example'}", "VPC_LINK");
        unanswered(
                "{type: http_proxy, tlsConfig: {insecureSkipVerification: true}, uri: 'https://a.example'}",
                "tlsConfig");
        unanswered("{type: http_proxy, integrationTarget: t, uri: 'https://a.example'}", "integrationTarget");
        unanswered("{type: http_proxy, responseTransferMode: STREAM, uri: 'https://a.example'}", "STREAM");
        unanswered(
                "{type: aws_proxy, credentials: 'arn:aws:iam::*:user/*', uri: 'arn:x'}", "credentials of the caller");
        unanswered(
                "{type: mock, requestTemplates: {application/json: '{\"statusCode\": 200}'}, responses: {default:"
                        + " {statusCode: '200', responseTemplates: {application/json: '$context.requestId'}}}}",
                "mapping templates");
    }
}
