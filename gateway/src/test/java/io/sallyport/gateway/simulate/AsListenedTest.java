package io.sallyport.gateway.simulate;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.TreeMap;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    private static Inbound listened(Vertx vertx, String head) {
        Promise<Inbound> arrived = Promise.promise();
        var options = new HttpServerOptions().setHost("127.0.0.1").setPort(0);
        var listener = Listener.open(vertx, options, Limits.standard(), request -> {
                    arrived.complete(request);
                    return Future.succeededFuture(Outbound.of(200, "text/plain", ""));
                })
                .await();
        var socket =
                vertx.createNetClient().connect(listener.port(), "127.0.0.1").await();
        socket.write(head).await();
        return arrived.future().await();
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
            })
    void p06_what_is_asked_about_is_what_would_have_come(String uri, String name, String value, Vertx vertx) {
        var head = "GET " + uri + " HTTP/1.1\r\nHost: A.example:1\r\n" + name + ": " + value + "\r\n\r\n";
        var question = new JsonObject()
                .put("method", "GET")
                .put("url", "http://A.example:1" + uri)
                .put("headers", new JsonArray().add(new JsonArray().add(name).add(value)));

        var asked = Question.read(question.toBuffer().getBytes()).request(CALL);

        assertThat(seen(asked)).isEqualTo(seen(listened(vertx, head)));
    }
}
