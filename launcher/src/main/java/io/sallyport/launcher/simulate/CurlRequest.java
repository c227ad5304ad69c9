package io.sallyport.launcher.simulate;

import io.sallyport.contracts.Secret;
import io.sallyport.runtime.config.BadSetting;
import io.sallyport.sigv4.Credentials;
import io.sallyport.sigv4.Header;
import io.sallyport.sigv4.Payload;
import io.sallyport.sigv4.Signer;
import io.sallyport.sigv4.WireRequest;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The request that a curl command sends. */
record CurlRequest(String method, CurlUrl url, List<Header> headers, Buffer body) {
    private static final String TOKEN = "x-amz-security-token";

    /** What may be shown: neither query, headers nor body. */
    @Override
    public String toString() {
        return method + " " + url;
    }

    /** @param now when it would be sent: what a signature is over */
    static CurlRequest of(CurlLine line, Instant now) {
        var inQuery = line.has(CurlOption.IN_QUERY);
        var data = Optional.of(line.data()).filter(all -> !all.isEmpty()).map(CurlBody::of);
        var plain = CurlUrl.parse(line.url(), line.has(CurlOption.AS_IT_IS), line.has(CurlOption.NO_GLOB));
        var url = data.filter(_ -> inQuery)
                .map(query -> plain.withQuery(query.toString()))
                .orElse(plain);
        var body = data.filter(_ -> !inQuery);
        var headers = CurlHeaders.of(line, url, body);
        var method = method(line, body.isPresent());
        var request = new CurlRequest(method, url, headers.signed(), body.orElseGet(Buffer::buffer));
        var whole = line.last(CurlOption.SIGV4)
                .map(scope -> request.signed(scope, line, now))
                .orElse(request)
                .and(headers.unsigned());
        return url.isSecure() && !line.has(CurlOption.HTTP1) ? whole.inHttp2() : whole;
    }

    /** What curl and the listener agree on over TLS. It has no upper case in names (RFC 9113, section 8.2.1), and authorizers see names. */
    private CurlRequest inHttp2() {
        var lower = headers.stream()
                .map(header -> new Header(header.name().toLowerCase(Locale.ROOT), header.value()))
                .toList();
        return new CurlRequest(method, url, lower, body);
    }

    private static String method(CurlLine line, boolean hasBody) {
        return line.last(CurlOption.METHOD).orElse(line.has(CurlOption.HEAD) ? "HEAD" : hasBody ? "POST" : "GET");
    }

    private CurlRequest and(List<Header> more) {
        var all = new ArrayList<>(headers);
        all.addAll(more);
        return new CurlRequest(method, url, List.copyOf(all), body);
    }

    private CurlRequest signed(String scope, CurlLine line, Instant now) {
        var parts = scope.split(":", -1);
        if (parts.length != 4 || !scope.startsWith("aws:amz:")) {
            throw new BadSetting("curl's --aws-sigv4 has to be aws:amz:<region>:<service>, for example"
                    + " aws:amz:us-east-1:execute-api; from a host curl guesses wrongly");
        }
        var wire = new WireRequest(method, url.path(), url.query(), headers, Payload.of(body.getBytes()));
        try {
            var signed = new Signer(credentials(line), parts[2], parts[3]).sign(wire, now);
            return new CurlRequest(method, url, signed.headers(), body);
        } catch (IllegalArgumentException e) {
            throw new BadSetting("the request cannot be signed: " + e.getMessage());
        }
    }

    private Credentials credentials(CurlLine line) {
        var key = line.last(CurlOption.USER).orElse("").split(":", 2);
        if (key.length != 2) {
            throw new BadSetting("curl's --aws-sigv4 needs -u <access key id>:<secret access key>");
        }
        var token = headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(TOKEN))
                .map(header -> Secret.of(header.value()))
                .findFirst();
        return new Credentials(key[0], Secret.of(key[1]), token);
    }
}
