package io.sallyport.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.NetSocket;
import io.vertx.junit5.VertxExtension;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a listener reads, what it refuses to, and how much it holds at the same time. */
@ExtendWith(VertxExtension.class)
class ListenerTest {
    private static final int LARGE = 200_000;
    private static final Limits LIMITS = new Limits(250_000, 300_000, 16_000, 16_000, 400_000);
    private static final String UPLOAD = "/2015-03-31/functions";
    private static final Outbound DONE = Outbound.of(200, "text/plain", "done");

    private final Promise<Promise<Outbound>> arrived = Promise.promise();
    private Vertx vertx;
    private HttpClient client;
    private HttpClient http2;
    private int port;

    @BeforeEach
    void open(Vertx one) {
        vertx = one;
        client = one.createHttpClient();
        http2 = one.createHttpClient(
                new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false));
        var options = new HttpServerOptions().setHost("127.0.0.1").setPort(0);
        port = Listener.open(one, options, LIMITS, this::answer).await().port();
    }

    /** What goes to /wait is answered when the test wants. */
    private Future<Outbound> answer(Inbound request) {
        if (!request.rawPath().equals("/wait")) {
            return Future.succeededFuture(DONE);
        }
        Promise<Outbound> promise = Promise.promise();
        arrived.complete(promise);
        return promise.future();
    }

    private Future<HttpClientResponse> post(String path, int bytes) {
        return client.request(HttpMethod.POST, port, "127.0.0.1", path)
                .compose(request -> request.send(Buffer.buffer(new byte[bytes])));
    }

    private int status(String path, int bytes) {
        return post(path, bytes).await().statusCode();
    }

    private NetSocket socket(String head) {
        var socket = vertx.createNetClient().connect(port, "127.0.0.1").await();
        socket.write(head).await();
        return socket;
    }

    /** The first that comes back. */
    private String told(String head) {
        Promise<String> first = Promise.promise();
        var socket = vertx.createNetClient().connect(port, "127.0.0.1").await();
        socket.handler(data -> first.tryComplete(data.toString()));
        socket.write(head).await();
        return first.future().await();
    }

    private static String head(String path, int length, String more) {
        return "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + length + "\r\n" + more + "\r\n";
    }

    /** The listener sees what others send in its own time: asks until it has. */
    private void askUntil(IntPredicate wanted) {
        int tries = 0;
        while (!wanted.test(status("/", LARGE))) {
            assertThat(++tries).isLessThan(2_000);
        }
    }

    @Test
    void bodies_over_the_budget_are_refused_while_small_ones_pass_and_what_was_held_is_given_back() {
        var first = post("/wait", LARGE);
        var held = arrived.future().await();

        var refused = post("/", LARGE).await();

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
        assertThat(refused.getHeader("Connection")).isEqualTo("close");
        assertThat(status("/", 100)).isEqualTo(200);
        held.complete(DONE);
        assertThat(first.await().statusCode()).isEqualTo(200);
        askUntil(status -> status == 200);
        assertThat(status("/", LARGE)).isEqualTo(200);
    }

    @Test
    void who_leaves_while_sending_holds_nothing_any_more() {
        var socket = socket(head("/", LARGE, ""));
        socket.write(Buffer.buffer(new byte[LARGE - 1])).await();
        askUntil(status -> status == 503);

        socket.close().await();

        askUntil(status -> status == 200);
    }

    @Test
    void a_body_that_says_that_it_is_too_long_is_refused_before_it_is_sent() {
        assertThat(told(head("/", 250_001, "Expect: 100-continue\r\n"))).startsWith("HTTP/1.1 413");
        assertThat(told(head("/", 250_000, "Expect: 100-continue\r\n"))).startsWith("HTTP/1.1 100");
    }

    @Test
    void a_body_that_grows_too_long_is_refused() {
        var chunk = "186a0\r\n" + "x".repeat(100_000) + "\r\n";

        assertThat(told("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk.repeat(3)))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void a_request_names_one_host_and_only_http_1_0_may_name_none() {
        assertThat(told("GET / HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 400").containsIgnoringCase("connection: close");
        assertThat(told("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")).startsWith("HTTP/1.1 400");
        assertThat(told("GET / HTTP/1.0\r\nHost: a\r\nhost: a\r\n\r\n")).startsWith("HTTP/1.0 400");
        assertThat(told("GET / HTTP/1.1\r\nHost: a\r\n\r\n")).startsWith("HTTP/1.1 200");
        assertThat(told("GET / HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.0 200");
    }

    private int statusOverHttp2(String path, int header) {
        return http2.request(HttpMethod.GET, port, "127.0.0.1", path)
                .compose(request -> request.putHeader("X-A", "a".repeat(header)).send())
                .await()
                .statusCode();
    }

    @Test
    void http_2_reads_as_much_of_path_and_headers_as_http_1() {
        assertThat(statusOverHttp2("/" + "a".repeat(15_999), 15_000)).isEqualTo(200);
        assertThat(statusOverHttp2("/" + "a".repeat(16_000), 1)).isEqualTo(414);
        // its settings say so, and clients mind them
        assertThatException().isThrownBy(() -> statusOverHttp2("/", 33_000)).withMessageContaining("32000");
    }

    @Test
    void a_functions_code_is_read_only_of_a_request_that_shows_a_signature() {
        assertThat(told(head(UPLOAD, 300_000, ""))).startsWith("HTTP/1.1 403").contains("Missing Authentication Token");
        assertThat(told(head(UPLOAD, 250_000, "Expect: 100-continue\r\n"))).startsWith("HTTP/1.1 100");
        var signed = "Authorization: AWS4-HMAC-SHA256 x\r\nExpect: 100-continue\r\n";
        assertThat(told(head(UPLOAD, 300_000, signed))).startsWith("HTTP/1.1 100");
        assertThat(told(head(UPLOAD, 300_001, signed))).startsWith("HTTP/1.1 413");
        assertThat(told(head(UPLOAD + "/f/invocations", 300_000, signed))).startsWith("HTTP/1.1 413");
        assertThat(told(head(UPLOAD + "?X-Amz-Signature=0", 300_000, "Expect: 100-continue\r\n")))
                .startsWith("HTTP/1.1 100");
    }
}
