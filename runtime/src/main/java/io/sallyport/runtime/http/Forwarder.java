package io.sallyport.runtime.http;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.Refusal;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.Set;

/**
 * Hands a request on to the room that answers it, byte for byte: path, query, body and every header that a signature may cover. The
 * connection is mutual TLS between rooms; only there is {@link #PEER} believed.
 */
public final class Forwarder implements Entrance {
    /** Who connected to the front door. A client's own header of this name never gets past it. */
    public static final String PEER = "Sallyport-Peer";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "keep-alive", "transfer-encoding", "content-length", "upgrade");

    private final HttpClient client;
    private final String name;
    private final SocketAddress place;

    /**
     * @param client with the room's own certificate, trusting rooms only, verifying host names
     * @param name   that the other room's certificate has to bear, wherever it is
     */
    public Forwarder(HttpClient client, String name, String host, int port) {
        this.client = client;
        this.name = name;
        this.place = SocketAddress.inetSocketAddress(port, host);
    }

    @Override
    public Future<Outbound> answer(Inbound request) {
        return client.request(target(request))
                .compose(sent -> send(sent, request))
                .compose(Forwarder::read)
                .recover(e -> Future.failedFuture(
                        new Refusal(BusFailure.UNAVAILABLE, name + " did not answer at " + place + "; try again")));
    }

    private RequestOptions target(Inbound request) {
        return new RequestOptions()
                .setMethod(HttpMethod.valueOf(request.method()))
                .setServer(place)
                .setHost(name)
                .setPort(place.port())
                .setURI(request.uri())
                .setIdleTimeout(PATIENCE.toMillis());
    }

    private static Future<HttpClientResponse> send(HttpClientRequest sent, Inbound request) {
        request.headers().forEach(header -> {
            if (!OF_THE_CONNECTION.contains(header.getKey().toLowerCase(java.util.Locale.ROOT))) {
                sent.headers().add(header.getKey(), header.getValue());
            }
        });
        sent.headers().set(PEER, request.peer());
        return sent.send(request.body());
    }

    private static Future<Outbound> read(HttpClientResponse response) {
        var headers = MultiMap.caseInsensitiveMultiMap().addAll(response.headers());
        OF_THE_CONNECTION.forEach(headers::remove);
        return response.body().map(body -> new Outbound(response.statusCode(), headers, body));
    }
}
