package io.sallyport.gateway.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.gateway.core.IntegrationSpec;
import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.core.Route;
import io.sallyport.gateway.core.Route.Access;
import io.sallyport.runtime.http.Inbound;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Requests passed on to a real HTTP server. */
@ExtendWith(VertxExtension.class)
class HttpIntegrationTest {
    private static final Map<String, String> PLAIN = Map.of("X-Mine", "1");

    private final List<String> seen = new ArrayList<>();
    private Stand stand;
    private HttpServer backend;

    @BeforeEach
    void open(Vertx vertx) {
        backend = vertx.createHttpServer()
                .requestHandler(this::serve)
                .listen(0, "127.0.0.1")
                .await();
        stand = new Stand(vertx);
    }

    private void serve(HttpServerRequest request) {
        if (request.path().startsWith("/silent")) {
            return;
        }
        if (request.path().startsWith("/huge")) {
            request.response().end(Buffer.buffer(new byte[10 * 1024 * 1024 + 1]));
            return;
        }
        seen.add(request.method() + " " + request.uri());
        request.headers().forEach(header -> seen.add(header.getKey().toLowerCase(Locale.ROOT)));
        request.response()
                .setStatusCode(404)
                .putHeader("X-Backend", "yes")
                .putHeader("Keep-Alive", "timeout=5")
                .putHeader("X-Secret", "of the connection")
                .putHeader("Connection", "X-Secret")
                .end("not here");
    }

    private void publish(String uri, Access access, Map<String, String> parameters, int timeoutMillis) {
        var integration = new IntegrationSpec.Http("ANY", uri, parameters, timeoutMillis);
        var route = new Route("ANY", "/files/{proxy+}", "res001", access, integration);
        stand.publish(Apis.api(Kind.REST, "test", List.of(route), Map.of("auth01", Apis.token(0)), 0));
    }

    private String local(String path) {
        return "http://127.0.0.1:" + backend.actualPort() + path;
    }

    private static Inbound request(String path, Map<String, String> headers) {
        return Stand.request("GET", path, headers);
    }

    @Test
    void a_request_is_passed_on_and_its_answer_back_without_what_is_between_neighbours() {
        publish(local("/store/{proxy}"), new Access.Open(), Map.of(), 20_000);
        var answer = stand.send(request(
                "/test/files/a%20b/c%3Fd?x=1&y=%2B",
                Map.of("X-Mine", "1", "Connection", "X-Hop", "X-Hop", "1", "Authorization", "AWS4-HMAC-SHA256 x")));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(Stand.text(answer)).isEqualTo("not here");
        assertThat(answer.headers().get("X-Backend")).isEqualTo("yes");
        assertThat(answer.headers().names()).doesNotContain("Keep-Alive", "X-Secret", "Connection");
        assertThat(seen).contains("GET /store/a%20b/c%3Fd?x=1&y=%2B", "x-mine", "x-forwarded-for", "x-forwarded-proto");
        assertThat(seen).doesNotContain("x-hop", "authorization");
    }

    @Test
    void parameters_are_mapped_and_fill_their_place_only() {
        var mapping = Map.of(
                "integration.request.path.id", "method.request.querystring.id",
                "integration.request.header.X-Who", "method.request.header.X-Mine",
                "integration.request.querystring.kind", "'a&b'");
        publish(local("/store/{id}/x"), new Access.Open(), mapping, 20_000);

        stand.send(request("/test/files/f?id=..%3Fq%23", PLAIN));

        assertThat(seen.getFirst()).isEqualTo("GET /store/..%3Fq%23/x?id=..%3Fq%23&kind=a%26b");
        assertThat(seen).contains("x-who");
    }

    @Test
    void a_mapped_value_does_not_leave_its_place() {
        publish(
                local("/store/{id}/x"),
                new Access.Open(),
                Map.of("integration.request.path.id", "method.request.querystring.id"),
                20_000);

        stand.send(request("/test/files/f?id=1/../../admin", PLAIN));
        assertThat(seen.getFirst()).startsWith("GET /store/1%2F..%2F..%2Fadmin/x?");
        seen.clear();
        assertThat(stand.sendOnly(request("/test/files/f?id=..", PLAIN)).status())
                .isEqualTo(400);
        assertThat(seen).isEmpty();
    }

    @Test
    void a_mapped_value_makes_no_second_header() {
        publish(
                local("/store/x"),
                new Access.Open(),
                Map.of("integration.request.header.X-Who", "method.request.querystring.who"),
                20_000);

        assertThat(stand.sendOnly(request("/test/files/f?who=ann%0d%0aX-Admin:%201", PLAIN))
                        .status())
                .isEqualTo(400);
        assertThat(seen).isEmpty();
    }

    @Test
    void a_backend_does_not_see_what_signed_a_query() {
        publish(local("/store/{proxy}"), new Access.Open(), Map.of(), 20_000);

        stand.send(request(
                "/test/files/a?X-Amz-Signature=0f&k=v&X-Amz-Security-Token=secret&x-amz-%63redential=c", PLAIN));

        assertThat(seen.getFirst()).isEqualTo("GET /store/a?k=v");
    }

    @Test
    void a_path_that_is_handed_on_keeps_its_slashes() {
        publish(
                local("/store/{proxy}"),
                new Access.Open(),
                Map.of("integration.request.path.proxy", "method.request.path.proxy"),
                20_000);

        stand.send(request("/test/files/a/b", PLAIN));

        assertThat(seen.getFirst()).isEqualTo("GET /store/a/b");
    }

    @Test
    void nobody_has_it_hidden_where_a_request_came_from() {
        publish(local("/store/{proxy}"), new Access.Open(), Map.of(), 20_000);

        stand.send(request("/test/files/a", Map.of("Connection", "X-Forwarded-For, x-forwarded-proto", "X-Mine", "1")));

        assertThat(seen).contains("x-forwarded-for", "x-forwarded-proto", "x-forwarded-port");
    }

    @Test
    void nothing_reaches_a_backend_before_the_verdict() {
        publish(local("/store/{proxy}"), new Access.Authorized("auth01", List.of()), Map.of(), 20_000);
        stand.functions.put(Stand.AUTHORIZER, _ -> Stand.answered(Policies.answer(Policies.policy(Policies.DENY))));

        assertThat(stand.send(request("/test/files/a", Map.of("Authorization", "visitor-ann")))
                        .status())
                .isEqualTo(403);
        assertThat(stand.send(request("/test/files/a", Map.of())).status()).isEqualTo(401);
        assertThat(seen).isEmpty();
    }

    @Test
    void link_local_addresses_are_never_asked() {
        for (var host :
                List.of("169.254.169.254", "[fe80::1]", "[::ffff:169.254.169.254]", "[fd00:ec2::254]", "0.0.0.0")) {
            publish("http://" + host + "/latest", new Access.Open(), Map.of(), 20_000);

            assertThat(stand.send(request("/test/files/a", PLAIN)).status()).isEqualTo(504);
        }
    }

    @Test
    void an_answer_beyond_its_bound_is_not_passed_on() {
        publish(local("/huge"), new Access.Open(), Map.of(), 20_000);

        assertThat(stand.send(request("/test/files/a", PLAIN)).status()).isEqualTo(502);
    }

    @Test
    void a_backend_that_says_nothing_is_timed_out_and_one_that_is_not_there_unreachable() {
        publish(local("/silent"), new Access.Open(), Map.of(), 50);
        var silent = stand.send(request("/test/files/a", PLAIN));
        assertThat(silent.status()).isEqualTo(504);
        assertThat(Stand.text(silent)).isEqualTo("{\"message\":\"Endpoint request timed out\"}");

        var gone = local("/gone");
        backend.close().await();
        publish(gone, new Access.Open(), Map.of(), 20_000);
        assertThat(stand.send(request("/test/files/a", PLAIN)).status()).isEqualTo(504);
    }

    @Test
    void a_definition_that_leads_nowhere_is_the_owners_fault() {
        for (var uri : List.of("http://{proxy}/x", "ftp://127.0.0.1/x", "http://127.0.0.1/{missing}", "nonsense")) {
            publish(uri, new Access.Open(), Map.of(), 20_000);

            assertThat(stand.send(request("/test/files/a", PLAIN)).status()).isEqualTo(500);
        }
        publish(local("/x"), new Access.Open(), Map.of("overwrite:header.x", "y"), 20_000);
        assertThat(stand.send(request("/test/files/a", PLAIN)).status()).isEqualTo(500);
    }
}
