package io.sallyport.runtime.jwt;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Fetches one document of a foreign issuer: over TLS, without redirects, at most 150 kB, within a deadline, and only from an address
 * that was looked at first. The connection goes to that very address, so the name cannot lead elsewhere a moment later.
 */
final class IssuerFetch {
    private static final int MOST_BYTES = 150_000;

    private final Vertx vertx;
    private final long patienceMillis;
    private final boolean loopback;
    private final WebClient client;

    IssuerFetch(Vertx vertx, Duration patience, boolean loopback, Optional<TrustOptions> trust) {
        this.vertx = vertx;
        this.patienceMillis = patience.toMillis();
        this.loopback = loopback;
        var options = new WebClientOptions()
                .setFollowRedirects(false)
                .setDecompressionSupported(false)
                .setUserAgent("sallyport")
                .setKeepAlive(false)
                .setConnectTimeout((int) patienceMillis)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) patienceMillis);
        trust.ifPresent(options::setTrustOptions);
        this.client = WebClient.create(vertx, options);
    }

    void close() {
        client.close();
    }

    /** @return the document; fails with {@link BusFailure#UNAVAILABLE} saying which URL and why */
    Future<Buffer> get(String url) {
        return target(url)
                .map(uri -> vertx.executeBlocking(() -> resolve(uri.getHost()), false)
                        .compose(addresses -> get(uri, addresses))
                        .timeout(patienceMillis, TimeUnit.MILLISECONDS)
                        .recover(e -> Future.failedFuture(unavailable(url, e.toString()))))
                .orElseGet(() -> Future.failedFuture(unavailable(url, "it is no https URL that may be fetched")));
    }

    /** An HTTPS URL without user or fragment; without TLS only where loopback is allowed. */
    private Optional<URI> target(String url) {
        try {
            var uri = new URI(url);
            boolean tls = "https".equals(uri.getScheme()) || (loopback && "http".equals(uri.getScheme()));
            return tls && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static List<InetAddress> resolve(String host) throws java.net.UnknownHostException {
        return List.of(InetAddress.getAllByName(host));
    }

    private Future<Buffer> get(URI uri, List<InetAddress> addresses) {
        boolean tls = "https".equals(uri.getScheme());
        if (!PublicAddress.mayAskAll(addresses, loopback)
                || !(tls || addresses.getFirst().isLoopbackAddress())) {
            return Future.failedFuture("its address is one that may not be asked");
        }
        int port = uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
        var options = new RequestOptions()
                .setHost(uri.getHost())
                .setPort(port)
                .setSsl(tls)
                .setURI(pathAndQuery(uri))
                .putHeader("Accept", "application/json");
        var server = SocketAddress.inetSocketAddress(port, addresses.getFirst().getHostAddress());
        Promise<Buffer> outcome = Promise.promise();
        client.request(HttpMethod.GET, server, options)
                .as(new BoundedBody(MOST_BYTES, outcome))
                .send()
                .compose(IssuerFetch::body)
                .onSuccess(outcome::tryComplete)
                .onFailure(outcome::tryFail);
        return outcome.future();
    }

    private static String pathAndQuery(URI uri) {
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    private static Future<Buffer> body(HttpResponse<Buffer> answer) {
        return answer.statusCode() == 200 && answer.body() != null
                ? Future.succeededFuture(answer.body())
                : Future.failedFuture("it answered with status " + answer.statusCode() + ", not 200");
    }

    private static Refusal unavailable(String url, String why) {
        return new Refusal(BusFailure.UNAVAILABLE, "cannot fetch " + url + ": " + why);
    }
}
