package io.sallyport.gateway.integrate;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.gateway.core.Headers;
import io.sallyport.gateway.core.IntegrationSpec;
import io.sallyport.gateway.core.Visit;
import io.sallyport.runtime.http.Outbound;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Passes a request on to a backend, as it came but for the headers of the connection. Follows no redirect. */
public final class HttpIntegration {
    private static final int MOST_BODY = 10 * 1024 * 1024;
    private static final int MOST_HEADERS = 64 * 1024;

    private final HttpClient client;
    private final Addresses addresses;

    private HttpIntegration(HttpClient client, Addresses addresses) {
        this.client = client;
        this.addresses = addresses;
    }

    public static HttpIntegration open(Vertx vertx, BackendSettings settings) {
        return open(vertx, settings, InetAddress::getAllByName);
    }

    static HttpIntegration open(Vertx vertx, BackendSettings settings, Addresses.Lookup lookup) {
        var client = vertx.createHttpClient(
                new HttpClientOptions().setMaxHeaderSize(MOST_HEADERS).setDecompressionSupported(false),
                new PoolOptions().setHttp1MaxSize(settings.pool()));
        return new HttpIntegration(client, new Addresses(vertx, lookup, settings.privateToo()));
    }

    public Future<Void> close() {
        return client.close();
    }

    Future<Outbound> answer(Visit visit, IntegrationSpec.Http spec) {
        var target = BackendTarget.of(visit, spec);
        return addresses
                .find(target.host())
                .compose(address -> exchange(visit, spec, target, address))
                .timeout(spec.timeoutMillis(), TimeUnit.MILLISECONDS)
                .recover(failure -> Future.failedFuture(worded(failure)));
    }

    private Future<Outbound> exchange(
            Visit visit, IntegrationSpec.Http spec, BackendTarget target, InetAddress address) {
        var options = new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(target.port(), address.getHostAddress()))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.tls())
                .setMethod(HttpMethod.valueOf(spec.method().equals("ANY") ? visit.method() : spec.method()))
                .setURI(target.uri())
                .setConnectTimeout(spec.timeoutMillis())
                .setIdleTimeout(spec.timeoutMillis())
                .setFollowRedirects(false)
                .setHeaders(headers(visit.headers(), target));
        return client.request(options)
                .compose(request -> request.send(Buffer.buffer(visit.body().bytes())))
                .compose(HttpIntegration::read);
    }

    private static MultiMap headers(Headers sent, BackendTarget target) {
        var headers = MultiMap.caseInsensitiveMultiMap();
        sent.where(HopByHop.passing(sent)).lines().forEach(line -> headers.add(line.name(), line.value()));
        target.headers().forEach(line -> headers.set(line.name(), line.value()));
        return headers;
    }

    private static Future<Outbound> read(HttpClientResponse response) {
        Promise<Outbound> promise = Promise.promise();
        var body = Buffer.buffer();
        response.handler(chunk -> {
            if (body.length() + chunk.length() > MOST_BODY) {
                promise.tryFail(new Refusal(GatewayFailure.INTEGRATION_FAILED, "the backend's answer is too long"));
                response.request().reset();
            } else {
                body.appendBuffer(chunk);
            }
        });
        response.exceptionHandler(promise::tryFail);
        response.endHandler(_ -> promise.tryComplete(new Outbound(response.statusCode(), passing(response), body)));
        return promise.future();
    }

    private static MultiMap passing(HttpClientResponse response) {
        var lines = Headers.of(response.headers().entries().stream()
                .map(header -> new Headers.Line(header.getKey(), header.getValue()))
                .toList());
        var headers = MultiMap.caseInsensitiveMultiMap();
        lines.where(HopByHop.passing(lines)).lines().forEach(line -> headers.add(line.name(), line.value()));
        return headers;
    }

    private static Refusal worded(Throwable failure) {
        return switch (failure) {
            case Refusal refusal -> refusal;
            case TimeoutException _ ->
                new Refusal(GatewayFailure.INTEGRATION_TIMEOUT, "the backend did not answer in time");
            default -> new Refusal(GatewayFailure.INTEGRATION_UNREACHABLE, "the backend cannot be reached");
        };
    }
}
