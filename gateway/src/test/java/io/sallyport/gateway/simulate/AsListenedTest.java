package io.sallyport.gateway.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sallyport.contracts.Refusal;
import io.sallyport.runtime.http.Inbound;
import io.sallyport.runtime.http.Limits;
import io.sallyport.runtime.http.Listener;
import io.sallyport.runtime.http.Outbound;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** P06: a request that is asked about is read as a listener reads it from a socket. */
@ExtendWith(VertxExtension.class)
class AsListenedTest {
    private static final Inbound CALL =
            new Inbound("POST", "/", MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(), "127.0.0.1", false);

    private static Map<String, Object> seen(Inbound request) {
        var seen = new TreeMap<String, Object>();
        request.headers().forEach(header -> seen.merge(header.getKey(), header.getValue(), (a, b) -> a + "|" + b));
        seen.put("=", request.method() + " " + request.uri() + " " + request.peer() + " " + request.host());
        return seen;
    }

    /** A listener of its own for one request; nothing, when it refuses it before anybody is asked. */
    private static Optional<Inbound> listened(Vertx vertx, String head) {
        Promise<Optional<Inbound>> told = Promise.promise();
        var options = new HttpServerOptions().setHost("127.0.0.1").setPort(0);
        var listener = Listener.open(vertx, options, Limits.standard(), request -> {
                    told.tryComplete(Optional.of(request));
                    return Future.succeededFuture(Outbound.of(200, "text/plain", ""));
                })
                .await();
        var socket =
                vertx.createNetClient().connect(listener.port(), "127.0.0.1").await();
        socket.handler(_ -> told.tryComplete(Optional.empty()));
        socket.write(head).await();
        return told.future().await();
    }

    private static String head(String method, String uri, String name, String value) {
        return method + " " + uri + " HTTP/1.1\r\nHost: A.example:1\r\n" + name + ": " + value + "\r\n\r\n";
    }

    private static Inbound asked(String method, String uri, String name, String value) {
        var question = new JsonObject()
                .put("method", method)
                .put("url", "http://A.example:1" + uri)
                .put("headers", new JsonArray().add(new JsonArray().add(name).add(value)));
        return Question.read(question.toBuffer().getBytes()).request(CALL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "/a?b=c;X-A;plain",
                "/?;X-A;a\u00e9\u20ac",
                "/%20\"\\;X-A;  around\t ",
                "/{a}|[b]^`;X-A;in\tside",
                "//a//../b;Sallyport-Peer;10.0.0.1",
                "/a;x-ABC;''",
                "/a;X-A;\u00a0w\u0085",
            })
    void p06_what_is_asked_about_is_what_would_have_come(String uri, String name, String value, Vertx vertx) {
        var real = listened(vertx, head("GET", uri, name, value)).orElseThrow();

        assertThat(seen(asked("GET", uri, name, value))).isEqualTo(seen(real));
    }

    /** The longest that a listener reads, and names of a length that nobody uses. */
    static Stream<Arguments> longest() {
        return Stream.of(
                arguments("X".repeat(40), "/" + "a".repeat(16_333), "X-A", "v"),
                arguments("GET", "/a", "X-A", "x".repeat(65_536 - "Host: A.example:1X-A: ".length())),
                arguments("GET", "/a", "X".repeat(300), "v"));
    }

    @ParameterizedTest
    @MethodSource("longest")
    void p06_what_a_listener_just_reads_can_be_asked_about(
            String method, String uri, String name, String value, Vertx vertx) {
        var real = listened(vertx, head(method, uri, name, value)).orElseThrow();

        assertThat(seen(asked(method, uri, name, value))).isEqualTo(seen(real));
    }

    static Stream<Arguments> unread() {
        return Stream.of(
                arguments("GET", "/a", "X-A", "\u000bw"),
                arguments("GET", "/a", "X-A", "w\u001f"),
                arguments("GET", "/a", "Transfer-Encoding", "identity"),
                arguments("X".repeat(40), "/" + "a".repeat(16_334), "X-A", "v"),
                arguments("GET", "/a", "X-A", "x".repeat(65_537 - "Host: A.example:1X-A: ".length())));
    }

    @ParameterizedTest
    @MethodSource("unread")
    void p06_what_a_listener_does_not_read_cannot_be_asked_about(
            String method, String uri, String name, String value, Vertx vertx) {
        assertThat(listened(vertx, head(method, uri, name, value))).isEmpty();

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> asked(method, uri, name, value));
    }
}
