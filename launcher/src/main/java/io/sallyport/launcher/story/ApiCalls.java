package io.sallyport.launcher.story;

import io.sallyport.sigv4.Credentials;
import io.sallyport.sigv4.Header;
import io.sallyport.sigv4.Payload;
import io.sallyport.sigv4.Signer;
import io.sallyport.sigv4.WireRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;

/** Calls a deployed API as any HTTP client would; signs when asked to. */
public final class ApiCalls {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Headers that the JDK's client writes itself. */
    private static final Set<String> OWN = Set.of("host");

    private final URI endpoint;
    private final String region;
    private final HttpClient http;
    private final InstantSource clock;

    public ApiCalls(URI endpoint, String region, SSLContext tls, InstantSource clock) {
        this.endpoint = endpoint;
        this.region = region;
        this.http =
                HttpClient.newBuilder().sslContext(tls).connectTimeout(PATIENCE).build();
        this.clock = clock;
    }

    /** @param path from the root of the endpoint, already encoded */
    public ApiAnswer send(String method, String path, String body, Header... headers) {
        return send(request(method, path, body, List.of(headers)));
    }

    /** Signs for {@code execute-api} as the AWS SDKs do. */
    public ApiAnswer signed(Credentials who, String method, String path, String body) {
        return signed(who, "execute-api", request(method, path, body, List.of()));
    }

    /** @param service signing name */
    public ApiAnswer signed(Credentials who, String service, ApiRequest request) {
        return send(signedRequest(who, service, request));
    }

    /** Signs now, for whoever sends it. */
    public ApiRequest signedRequest(Credentials who, String service, ApiRequest request) {
        var signer = new Signer(who, region, service);
        return request.signed(wire -> signer.sign(wire, clock.instant()));
    }

    /** @param path from the root of the endpoint, already encoded, with its query if it has one */
    public ApiRequest request(String method, String path, String body, List<Header> headers) {
        var all = new ArrayList<>(headers);
        all.add(new Header("Host", endpoint.getAuthority()));
        if (!body.isEmpty()) {
            all.add(new Header("Content-Type", "application/json"));
        }
        var query = path.indexOf('?');
        var wire = new WireRequest(
                method,
                query < 0 ? path : path.substring(0, query),
                query < 0 ? "" : path.substring(query + 1),
                all,
                Payload.of(body.getBytes(StandardCharsets.UTF_8)));
        return new ApiRequest(wire, body);
    }

    /** Sends it as it is. */
    public ApiAnswer send(ApiRequest request) {
        var http = HttpRequest.newBuilder(uri(request.wire())).timeout(PATIENCE);
        request.wire().headers().stream()
                .filter(header -> !OWN.contains(header.name().toLowerCase(java.util.Locale.ROOT)))
                .forEach(header -> http.header(header.name(), header.value()));
        http.method(request.wire().method(), HttpRequest.BodyPublishers.ofString(request.body()));
        return answer(http.build());
    }

    private URI uri(WireRequest request) {
        var query = request.query().isEmpty() ? "" : "?" + request.query();
        return URI.create(endpoint + request.path() + query);
    }

    private ApiAnswer answer(HttpRequest request) {
        try {
            return ApiAnswer.of(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
