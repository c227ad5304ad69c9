package io.sallyport.functions.worker;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.regex.Pattern;

/**
 * The runtime API of one environment, on a loopback port of its own, answering processes of that environment only.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">runtime API, 2018-06-01</a>
 */
final class RuntimeApi {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String ROOT = "/2018-06-01/runtime/";
    private static final Pattern ANSWER = Pattern.compile("invocation/([A-Za-z0-9-]{1,64})/(response|error)");

    private final HttpServer server;
    private final RuntimeCalls calls;
    private final Peers peers;
    private final int largestBody;
    private final Map<HttpConnection, Future<Boolean>> proven = new WeakHashMap<>();

    private RuntimeApi(HttpServer server, RuntimeCalls calls, Peers peers, int largestBody) {
        this.server = server;
        this.calls = calls;
        this.peers = peers;
        this.largestBody = largestBody;
    }

    /** @param largestBody bytes of a response; what is larger is told as an empty body */
    static Future<RuntimeApi> open(Vertx vertx, RuntimeCalls calls, Peers peers, int largestBody) {
        var options = new HttpServerOptions()
                .setHost(LOOPBACK)
                .setPort(0)
                .setHttp2ClearTextEnabled(false)
                .setDecompressionSupported(false);
        var server = vertx.createHttpServer(options);
        var api = new RuntimeApi(server, calls, peers, largestBody);
        return server.requestHandler(api::serve).listen().map(api);
    }

    /** @return {@code host:port}, the value of {@code AWS_LAMBDA_RUNTIME_API} */
    String address() {
        return LOOPBACK + ":" + server.actualPort();
    }

    Future<Void> close() {
        return server.close();
    }

    private void serve(HttpServerRequest request) {
        var reply = new RuntimeReply(request.response());
        if (!address().equals(request.getHeader("host"))) {
            reply.refused(403, "InvalidHost", "this API answers at " + address());
            return;
        }
        request.pause();
        fromHere(request).onComplete(known -> {
            request.resume();
            if (known.succeeded() && known.result()) {
                route(request, reply);
            } else {
                reply.refused(403, "Forbidden", "this API answers the processes of its own environment only");
            }
        });
    }

    /** Who connected is found out once a connection. */
    private Future<Boolean> fromHere(HttpServerRequest request) {
        var peer = request.remoteAddress();
        if (!LOOPBACK.equals(peer.hostAddress())) {
            return Future.succeededFuture(false);
        }
        return proven.computeIfAbsent(
                request.connection(), connection -> peers.ownConnection(peer.port(), server.actualPort()));
    }

    private void route(HttpServerRequest request, RuntimeReply reply) {
        var path = request.path();
        var call = path != null && path.startsWith(ROOT) ? path.substring(ROOT.length()) : "";
        var answer = ANSWER.matcher(call);
        switch (request.method().name() + " " + (answer.matches() ? "answer" : call)) {
            case "GET invocation/next" -> calls.next(reply);
            case "POST init/error" -> body(request).onSuccess(body -> calls.initError(body, reply));
            case "POST answer" ->
                body(request).onSuccess(body -> answer(answer.group(1), answer.group(2), body, reply));
            default -> reply.refused(404, "NoSuchCall", "the runtime API has no such call");
        }
    }

    private void answer(String requestId, String kind, Optional<Buffer> body, RuntimeReply reply) {
        if (kind.equals("response")) {
            calls.response(requestId, body, reply);
        } else {
            calls.error(requestId, body, reply);
        }
    }

    /** @return the body, or nothing when it passes its bound; the rest is then read and let go */
    private Future<Optional<Buffer>> body(HttpServerRequest request) {
        var promise = Promise.<Optional<Buffer>>promise();
        var body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() <= largestBody) {
                body.appendBuffer(chunk);
            }
        });
        request.exceptionHandler(promise::tryFail);
        request.endHandler(
                end -> promise.tryComplete(body.length() > largestBody ? Optional.empty() : Optional.of(body)));
        return promise.future();
    }
}
