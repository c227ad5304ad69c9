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
        this.http = HttpClient.newBuilder().sslContext(tls).connectTimeout(PATIENCE).build();
        this.clock = clock;
    }

    /** @param path from the root of the endpoint, already encoded */
    public ApiAnswer send(String method, String path, String body, Header... headers) {
        return send(request(method, path, body, List.of(headers)));
    }

    /** Signs for {@code execute-api} as the AWS SDKs do. */
    public ApiAnswer signed(Credentials who, String method, String path, String body) {
        var signer = new Signer(who, region, "execute-api");
        return send(signer.sign(request(method, path, body, List.of()), clock.instant()));
    }

    private WireRequest request(String method, String path, String body, List<Header> headers) {
        var all = new ArrayList<>(headers);
        all.add(new Header("Host", endpoint.getAuthority()));
        if (!body.isEmpty()) {
            all.add(new Header("Content-Type", "application/json"));
        }
        return new WireRequest(method, path, "", all, Payload.of(body.getBytes(StandardCharsets.UTF_8)));
    }

    private ApiAnswer send(WireRequest request) {
        var http = HttpRequest.newBuilder(endpoint.resolve(request.path())).timeout(PATIENCE);
        request.headers().stream()
                .filter(header -> !OWN.contains(header.name().toLowerCase(java.util.Locale.ROOT)))
                .forEach(header -> http.header(header.name(), header.value()));
        http.method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.payload().bytes()));
        return answer(http.build());
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
