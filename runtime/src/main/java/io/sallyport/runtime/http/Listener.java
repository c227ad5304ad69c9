package io.sallyport.runtime.http;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads requests within their limits, hands them to an entrance and writes its answers. */
public final class Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final Duration IDLE = Duration.ofSeconds(60);

    private final HttpServer server;

    private Listener(HttpServer server) {
        this.server = server;
    }

    /** @param options host, port and TLS; limits and timeouts are set here. With client authentication required it serves rooms only */
    public static Future<Listener> open(Vertx vertx, HttpServerOptions options, Limits limits, Entrance entrance) {
        options.setMaxInitialLineLength(limits.uri())
                .setMaxHeaderSize(limits.headers())
                .setIdleTimeout((int) IDLE.toSeconds())
                .setHandle100ContinueAutomatically(true)
                .setDecompressionSupported(false);
        var ofRooms = options.isSsl() && options.getClientAuth() == ClientAuth.REQUIRED;
        return vertx.createHttpServer(options)
                .requestHandler(request -> serve(request, limits, entrance, ofRooms))
                .listen()
                .map(Listener::new);
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

    private static void serve(HttpServerRequest request, Limits limits, Entrance entrance, boolean ofRooms) {
        read(request, limits.of(request))
                .compose(body -> body.isPresent() ? entrance.answer(inbound(request, body.get(), ofRooms)) : tooLarge())
                .recover(Listener::bug)
                .onSuccess(answer -> write(request.response(), answer));
    }

    /** @return the body, or nothing when it grows past its limit; what was read by then is let go */
    private static Future<Optional<Buffer>> read(HttpServerRequest request, int limit) {
        var promise = Promise.<Optional<Buffer>>promise();
        var body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() + chunk.length() > limit) {
                promise.tryComplete(Optional.empty());
            } else {
                body.appendBuffer(chunk);
            }
        });
        request.exceptionHandler(e -> LOG.debug("the client left while it was sending: {}", e.toString()));
        request.endHandler(end -> promise.tryComplete(Optional.of(body)));
        return promise.future();
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

    private static Future<Outbound> tooLarge() {
        var answer = Outbound.of(413, "application/json", "{\"message\":\"Request Too Long\"}");
        return Future.succeededFuture(answer.with("Connection", "close"));
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
