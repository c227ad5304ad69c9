package io.sallyport.runtime.http;

import io.sallyport.runtime.http.BodyReader.Reading;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads requests within their limits, hands them to an entrance and writes its answers. */
public final class Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final Duration IDLE = Duration.ofSeconds(60);
    /** For a client that has gone; nobody reads it. */
    private static final Outbound NOBODY = Outbound.of(400, "text/plain", "");

    /** Nothing that follows on this connection is read: its sender is no HTTP client, or means two. */
    private static final Outbound NO_HOST = Outbound.of(400, "application/json", "{\"message\":\"Bad Request\"}")
            .with("Connection", "close");

    /** HTTP/1 is told by the protocol's own reader. */
    private static final Outbound LONG_URI =
            Outbound.of(414, "application/json", "{\"message\":\"Request-URI Too Long\"}");

    private final HttpServer server;

    private Listener(HttpServer server) {
        this.server = server;
    }

    /** @param options host, port and TLS; limits and timeouts are set here. With client authentication required it serves rooms only */
    public static Future<Listener> open(Vertx vertx, HttpServerOptions options, Limits limits, Entrance entrance) {
        options.setMaxInitialLineLength(limits.uri())
                .setMaxHeaderSize(limits.headers())
                .setIdleTimeout((int) IDLE.toSeconds())
                .setInitialSettings(http2(options, limits))
                .setHandle100ContinueAutomatically(false)
                .setDecompressionSupported(false);
        var ofRooms = options.isSsl() && options.getClientAuth() == ClientAuth.REQUIRED;
        var budget = new BodyBudget(limits.together());
        return vertx.createHttpServer(options)
                .requestHandler(request -> {
                    if (!namesOneHost(request)) {
                        write(request.response(), NO_HOST);
                    } else if (request.uri().length() > limits.uri()) {
                        write(request.response(), LONG_URI);
                    } else {
                        serve(request, new BodyReader(request, limits, budget), entrance, ofRooms);
                    }
                })
                .listen()
                .map(Listener::new);
    }

    /** There path and query are headers too. */
    private static Http2Settings http2(HttpServerOptions options, Limits limits) {
        return new Http2Settings(options.getInitialSettings()).setMaxHeaderListSize(limits.uri() + limits.headers());
    }

    public int port() {
        return server.actualPort();
    }

    /** The server itself, for swapping its certificate. */
    public HttpServer server() {
        return server;
    }

    /** Takes no new connection, lets what runs finish, then closes. */
    public Future<Void> drain(Duration patience) {
        return server.shutdown(patience.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
    }

    private static void serve(HttpServerRequest request, BodyReader reader, Entrance entrance, boolean ofRooms) {
        reader.read()
                .compose(reading -> switch (reading) {
                    case Reading.Whole(var body) -> entrance.answer(inbound(request, body, ofRooms));
                    case Reading.Refused(var answer) -> Future.succeededFuture(answer);
                    case Reading.Gone() -> Future.succeededFuture(NOBODY);
                })
                .recover(Listener::bug)
                .onSuccess(answer -> write(request.response(), answer))
                .onComplete(_ -> reader.giveBack());
    }

    /** RFC 9112 section 3.2: HTTP/1.1 names its host once. Earlier ones need not, later ones do so elsewhere. */
    private static boolean namesOneHost(HttpServerRequest request) {
        int hosts = request.headers().getAll(HttpHeaders.HOST).size();
        return hosts == 1 || (hosts == 0 && request.version() != HttpVersion.HTTP_1_1);
    }

    private static Inbound inbound(HttpServerRequest request, Buffer body, boolean ofRooms) {
        var headers = headers(request);
        var forwarded = Optional.ofNullable(headers.get(Forwarder.PEER)).filter(_ -> ofRooms);
        headers.remove(Forwarder.PEER);
        var peer = forwarded.orElseGet(() -> address(request));
        return new Inbound(request.method().name(), request.uri(), headers, body, peer, request.isSSL());
    }

    private static String address(HttpServerRequest request) {
        return request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
    }

    /** HTTP/2 carries the host outside the headers; to everybody here it is a header. */
    private static MultiMap headers(HttpServerRequest request) {
        var headers = request.headers();
        var authority = request.authority();
        if (!headers.contains("host") && authority != null) {
            headers.set("host", authority.toString());
        }
        return headers;
    }

    private static Future<Outbound> bug(Throwable failure) {
        LOG.error("a request failed", failure);
        return Future.succeededFuture(Outbound.of(500, "application/json", "{\"message\":\"Internal server error\"}"));
    }

    private static void write(HttpServerResponse response, Outbound answer) {
        if (response.closed() || response.ended()) {
            return; // the client has gone
        }
        response.setStatusCode(answer.status()).headers().addAll(answer.headers());
        var ended = answer.body().length() == 0 ? response.end() : response.end(answer.body());
        ended.onFailure(e -> LOG.debug("the client left before its answer: {}", e.toString()));
    }
}
