package io.sallyport.gateway.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.core.Route.Access;
import io.sallyport.runtime.http.Inbound;
import io.sallyport.runtime.http.Outbound;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** P06: who may not ask what would become of a request, and what is no such question. */
@ExtendWith(VertxExtension.class)
class SimulateRefusalTest {
    private static final String API = "arn:aws:execute-api:us-east-1:123456789012:ff5h7fdsed";
    private static final Map<String, String> ANN = Map.of("Authorization", "visitor-ann");

    private Stand stand;

    @BeforeEach
    void open(Vertx vertx) {
        stand = new Stand(vertx);
        stand.publish(
                Apis.inventory(Kind.REST, "test", new Access.Authorized("auth01", List.of()), Apis.token(300), 0));
        stand.functions.put(Stand.AUTHORIZER, _ -> Stand.answered(Policies.answer(Policies.SEED)));
    }

    private static JsonObject question() {
        return Simulated.question(Stand.request("GET", "/test/pets", ANN));
    }

    private static JsonObject about(String url) {
        return question().put("url", url).put("headers", new JsonArray());
    }

    private void assertRefused(Outbound answer, int status, String type, String words) {
        assertThat(Stand.text(answer)).contains(words);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers().get("x-amzn-ErrorType")).isEqualTo(type);
        assertThat(stand.invoked).isEmpty();
    }

    private void mayOnly(String... statements) {
        stand.ledgers.allowOperator(Policies.policy(statements));
        stand.trust.heardNews();
    }

    private static String statement(String effect, String action, String resource) {
        return "{\"Effect\":\"%s\",\"Action\":\"%s\",\"Resource\":\"%s\"}".formatted(effect, action, resource);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{", "{\"url\":\"https://x/\"}"})
    void p06_who_does_not_sign_is_refused_whatever_they_ask(String body) {
        var answer = stand.front.answer(Simulated.call(Buffer.buffer(body))).await();

        assertRefused(answer, 403, "MissingAuthenticationTokenException", "Missing Authentication Token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"execute-api", "iam", "apigateway"})
    void p06_a_signature_for_another_service_is_refused(String service) {
        var call = stand.signedByOperator(Simulated.call(question().toBuffer()), service);

        assertRefused(
                stand.front.answer(call).await(),
                403,
                "InvalidSignatureException",
                "Credential should be scoped to correct service: 'sallyport'.");
    }

    @Test
    void p06_a_signature_over_another_question_is_refused() {
        var signed = stand.signedByOperator(Simulated.call(question().toBuffer()), "sallyport");
        var other = question().put("method", "POST").toBuffer();
        var moved = new Inbound("POST", signed.uri(), signed.headers(), other, signed.peer(), true);

        assertRefused(stand.front.answer(moved).await(), 403, "InvalidSignatureException", "signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ff5h7fdsed", "nosuchapi1"})
    void p06_who_may_not_ask_is_told_the_same_of_an_api_that_is_there_and_of_one_that_is_not(String id) {
        mayOnly(statement("Allow", "execute-api:*", "*"));
        var answer = stand.simulated.ask(about("https://" + id + ".execute-api.us-east-1.amazonaws.com/test/pets"));

        assertRefused(
                answer,
                403,
                "AccessDeniedException",
                "User: arn:aws:sts::123456789012:assumed-role/operator/CognitoIdentityCredentials is not authorized to"
                        + " perform: sallyport:SimulateRequest on resource:"
                        + " arn:aws:execute-api:us-east-1:123456789012:" + id);
    }

    @Test
    void p06_a_permission_for_another_api_is_none_for_this_one() {
        mayOnly(statement("Allow", "sallyport:SimulateRequest", API.replace("ff5h7fdsed", "aa11bb22cc")));
        assertRefused(stand.simulated.ask(question()), 403, "AccessDeniedException", "is not authorized to perform");

        mayOnly(statement("Allow", "sallyport:SimulateRequest", API));
        assertThat(stand.simulated.ask(question()).status()).isEqualTo(200);
    }

    @Test
    void p06_a_deny_wins() {
        mayOnly(statement("Allow", "*", "*"), statement("Deny", "sallyport:*", API));

        assertRefused(stand.simulated.ask(question()), 403, "AccessDeniedException", "with an explicit deny");
    }

    @Test
    void p06_a_node_without_a_lease_answers_nobody() {
        stand.ledgers.stopLeasing();
        stand.pass(Duration.ofHours(25));

        assertRefused(stand.simulated.ask(question()), 503, "ServiceUnavailableException", "Try again");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ | the body is no JSON as expected, at line 1, column",
                "[] | the body has to be a JSON object",
                "{} {} | the body is no JSON as expected",
                "{\"url\":\"https://x/\"} | method: expected, and a text",
                "{\"method\":\"GET\"} | url: expected, and a text",
                "{\"method\":\"GET\",\"method\":\"PUT\"} | the body is no JSON as expected",
                "{\"method\":\"GET\",\"host\":\"x\"} | host: no such member",
                "{\"method\":7,\"url\":\"https://x/\"} | method: expected a text",
                "{\"method\":\"GE T\",\"url\":\"https://x/\"} | method: expected one as HTTP has it",
                "{\"headers\":[[[[[\"x\"]]]]]} | the body is no JSON as expected: it is too deep",
            })
    void p06_what_is_no_question_is_told_what_is_wrong_with_it(String body, String words) {
        assertRefused(stand.simulated.ask(Buffer.buffer(body)), 400, "ValidationException", words);
    }

    @Test
    void p06_a_number_that_is_too_long_is_not_said_to_be_too_deep() {
        assertRefused(
                stand.simulated.ask(Buffer.buffer("{\"method\":" + "9".repeat(2000) + "}")),
                400,
                "ValidationException",
                "one of its names or numbers is too long");
    }

    static Stream<List<Object>> members() {
        return Stream.of(
                List.of("headers", "x", "headers: expected a list of at most 256 pairs"),
                List.of("headers", new JsonArray().add("x"), "headers[0]: expected a name and a value"),
                List.of("headers", pair("A b", "c"), "headers[0]: no HTTP client could send it"),
                List.of("headers", pair("A", "b\r\nC: d"), "headers[0]: no HTTP client could send it"),
                List.of("headers", pair("Host", "a").addAll(pair("host", "b")), "headers: 2 Host lines"),
                List.of("headers", pair("Content-Length", "5"), "does not say the body's length, 0 bytes"),
                List.of("headers", many(257), "headers: expected a list of at most 256 pairs"),
                List.of("headers", pair("A", "x".repeat(66_000)), "a listener reads at most 65536 bytes"),
                List.of("body", "%%%", "body: expected base64"),
                List.of("sourceIp", "localhost", "sourceIp: expected an IPv4 or IPv6 address, no name"),
                List.of("sourceIp", "fe80::1%lo", "sourceIp: expected an IPv4 or IPv6 address, no name"));
    }

    private static JsonArray pair(String name, String value) {
        return new JsonArray().add(new JsonArray().add(name).add(value));
    }

    private static JsonArray many(int count) {
        var all = new JsonArray();
        for (int i = 0; i < count; i++) {
            all.addAll(pair("X-" + i, "x"));
        }
        return all;
    }

    @Test
    void p06_a_member_out_of_its_bounds_is_refused_by_name() {
        members()
                .forEach(row -> assertRefused(
                        stand.simulated.ask(question().put(row.get(0).toString(), row.get(1))),
                        400,
                        "ValidationException",
                        row.get(2).toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ff5h7fdsed/test/pets",
                "ftp://ff5h7fdsed.execute-api.us-east-1.amazonaws.com/test/pets",
                "https:///test/pets",
                "https://a:b@ff5h7fdsed.execute-api.us-east-1.amazonaws.com/test/pets",
                "https://ff5h7fdsed.execute-api.us-east-1.amazonaws.com/test/pets#x",
                "https://ff5h7fdsed.execute-api.us-east-1.amazonaws.com/test/a pet",
                "https://ff5h7fdsed.execute-api.us-east-1.amazonaws.com/test/p\u00e9ts",
            })
    void p06_what_is_no_url_on_a_wire_is_refused(String url) {
        assertRefused(stand.simulated.ask(about(url)), 400, "ValidationException", "url: expected https://");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost:8443/_sallyport/simulate",
                "https://localhost:8443/restapis",
                "https://localhost:8443/",
                "https://localhost:8443/us-east-1_AbCdEfGhI/oauth2/token",
                "https://mine.auth.us-east-1.amazonaws.com/login",
                "https://sallyport.example/2015-03-31/functions",
            })
    void p06_what_is_no_api_cannot_be_asked_about(String url) {
        assertRefused(stand.simulated.ask(about(url)), 400, "ValidationException", "it is not a deployed API's");
    }

    @Test
    void p06_what_is_too_long_is_refused_before_anybody_looks_who_asks() {
        var body = Base64.getEncoder().encodeToString(new byte[2 * 1024 * 1024]);
        var call = Simulated.call(question().put("body", body).toBuffer());

        assertRefused(
                stand.front.answer(call).await(),
                413,
                "RequestEntityTooLargeException",
                "a question may have 2097152 bytes");
        assertRefused(
                stand.simulated.ask(about("https://x/" + "a".repeat(16_384))),
                400,
                "ValidationException",
                "a listener reads at most 16384 characters");
    }

    @Test
    void p06_an_api_stays_an_api_at_the_path_of_simulations() {
        var call = Simulated.call(question().toBuffer());
        call.headers().set("Host", "ff5h7fdsed.execute-api.us-east-1.amazonaws.com");

        var answer =
                stand.front.answer(stand.signedByOperator(call, "sallyport")).await();

        assertThat(answer.headers().get("x-amz-apigw-id")).isNotEmpty();
        assertThat(Stand.text(answer)).isEqualTo("{\"message\":\"Forbidden\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /_sallyport/simulate",
        "POST, /_sallyport/simulate/",
        "POST, /_sallyport/%73imulate",
        "POST, //_sallyport/simulate",
        "POST, /_Sallyport/simulate"
    })
    void p06_no_other_method_or_spelling_asks_anything(String method, String uri) {
        var call = Simulated.call(question().toBuffer());
        var other = new Inbound(method, uri, call.headers(), call.body(), call.peer(), true);

        assertThat(stand.front
                        .answer(stand.signedByOperator(other, "sallyport"))
                        .await()
                        .status())
                .isEqualTo(404);
    }
}
