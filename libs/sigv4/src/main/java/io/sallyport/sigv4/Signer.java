package io.sallyport.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Signs requests to one service of one region.
 *
 * @param service signing name, for example {@code execute-api}
 * @param rules   what the service wants otherwise than the plain rules
 */
public record Signer(Credentials credentials, String region, String service, Rules rules) {
    /** Changed or dropped by those on the way, so never signed. */
    private static final Set<String> UNSIGNED = Set.of(
            "authorization", "connection", "expect", "transfer-encoding", "upgrade", "user-agent", "x-amzn-trace-id");

    /** By {@link Rules#STRICT}. */
    public Signer(Credentials credentials, String region, String service) {
        this(credentials, region, service, Rules.STRICT);
    }

    /**
     * Adds X-Amz-Date, the session token and Authorization; what was there under these names goes. Signs all other headers but
     * those that proxies change; {@code host} must be among them. A header {@code x-amz-content-sha256} is signed as it is.
     *
     * @throws IllegalArgumentException when the request cannot be signed, saying why
     */
    public WireRequest sign(WireRequest request, Instant now) {
        return signing(request, now).request();
    }

    /**
     * The same in the query: no header is added, those that are there are signed.
     *
     * @param expires from 1 second to 7 days
     * @throws IllegalArgumentException when the request cannot be signed, saying why
     */
    public WireRequest presign(WireRequest request, Instant now, Duration expires) {
        return presigning(request, now, expires).request();
    }

    Draft.Signing signing(WireRequest request, Instant now) {
        return checked(() -> {
            var scope = scope(now);
            var late = new ArrayList<Header>();
            var headers = without(request.headers(), "authorization", "x-amz-date", SignedHeaders.TOKEN);
            credentials
                    .sessionToken()
                    .ifPresent(token -> (rules.unsignedToken() ? late : headers)
                            .add(new Header("X-Amz-Security-Token", token.reveal())));
            headers.add(new Header("X-Amz-Date", AmzDate.format(now)));
            if (rules.unsignedPayload()) {
                headers.add(new Header("x-amz-content-sha256", Limits.UNSIGNED_PAYLOAD));
            }
            var draft = draft(with(request, request.query(), headers), scope, now);
            headers.addAll(late);
            headers.add(new Header("Authorization", draft.authorization()));
            return draft.signing(with(request, request.query(), headers));
        });
    }

    Draft.Signing presigning(WireRequest request, Instant now, Duration expires) {
        return checked(() -> {
            CredentialReader.expires(Long.toString(expires.toSeconds()));
            var scope = scope(now);
            var headers = without(request.headers(), "authorization", SignedHeaders.TOKEN);
            var query = query(request, scope, now, expires);
            var tokenQuery = credentials
                    .sessionToken()
                    .map(token -> parameter(QueryForm.TOKEN, token.reveal()))
                    .orElse("");
            var signedQuery = rules.unsignedToken() ? query : query + tokenQuery;
            var draft = draft(with(request, signedQuery, headers), scope, now);
            return draft.signing(
                    with(request, query + tokenQuery + parameter(QueryForm.SIGNATURE, draft.signature()), headers));
        });
    }

    private Draft draft(WireRequest request, CredentialScope scope, Instant now) {
        var path = rules.normalizedPath() ? RawPath.normalized(request.path()) : request.path();
        var key = SigningKey.derive(credentials.secretKey(), scope);
        return Draft.of(request, path, signedNames(request.headers()), scope, now, key, rules);
    }

    private CredentialScope scope(Instant now) {
        return new CredentialScope(
                credentials.accessKeyId(), AmzDate.format(now).substring(0, 8), region, service);
    }

    private String query(WireRequest request, CredentialScope scope, Instant now, Duration expires) {
        var own = parameter(QueryForm.ALGORITHM, CredentialReader.ALGORITHM)
                + parameter(QueryForm.CREDENTIAL, scope.credential())
                + parameter(QueryForm.DATE, AmzDate.format(now))
                + parameter(QueryForm.SIGNED_HEADERS, String.join(";", signedNames(request.headers())))
                + parameter(QueryForm.EXPIRES, Long.toString(expires.toSeconds()))
                + (rules.unsignedPayload() ? parameter(QueryForm.PAYLOAD, Limits.UNSIGNED_PAYLOAD) : "");
        return request.query().isEmpty() ? own.substring(1) : request.query() + own;
    }

    private static String parameter(String name, String value) {
        return "&" + name + "=" + new Ascii(value.length() * 3).putEncoded(value.getBytes(UTF_8), false);
    }

    private static List<String> signedNames(List<Header> headers) {
        return headers.stream()
                .map(header -> header.name().toLowerCase(Locale.ROOT))
                .filter(name -> !UNSIGNED.contains(name))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Header> without(List<Header> headers, String... names) {
        var left = new ArrayList<>(headers);
        left.removeIf(header -> Set.of(names).contains(header.name().toLowerCase(Locale.ROOT)));
        return left;
    }

    private static WireRequest with(WireRequest request, String query, List<Header> headers) {
        return new WireRequest(request.method(), request.path(), query, headers, request.payload());
    }

    @FunctionalInterface
    private interface Step {
        Draft.Signing take();
    }

    private static Draft.Signing checked(Step step) {
        try {
            return step.take();
        } catch (Unreadable e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
