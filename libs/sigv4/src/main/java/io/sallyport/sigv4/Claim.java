package io.sallyport.sigv4;

import io.sallyport.contracts.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a request says about its signature, bound to that request: well formed, and not yet believed.
 *
 * <p>Not made by hand: {@link Authorization#parse} is the only way to one.
 */
public final class Claim {
    private final CredentialScope scope;
    private final List<String> signedHeaders;
    private final Instant signedAt;
    private final Secret signature;
    private final Optional<Secret> sessionToken;
    private final Optional<String> declaredPayload;
    private final WireRequest request;
    private final HeaderTable headers;
    private final Query query;
    private final Rules rules;

    /** The parts of one form, header or query, before they are held against the request. */
    record Parts(
            CredentialScope scope,
            List<String> signedHeaders,
            Instant signedAt,
            Secret signature,
            String token,
            String payload) {}

    Claim(Parts parts, WireRequest request, HeaderTable headers, Query query, Rules rules) {
        this.scope = parts.scope;
        this.signedHeaders = parts.signedHeaders;
        this.signedAt = parts.signedAt;
        this.signature = parts.signature;
        this.sessionToken = parts.token.isEmpty() ? Optional.empty() : Optional.of(Secret.of(parts.token));
        this.declaredPayload = parts.payload.isEmpty() ? Optional.empty() : Optional.of(parts.payload);
        this.request = request;
        this.headers = headers;
        this.query = query;
        this.rules = rules;
    }

    /** Whose key to fetch, and for what; not yet proved. */
    public CredentialScope scope() {
        return scope;
    }

    /** Lower case, sorted, each once; {@code host} is among them. */
    public List<String> signedHeaders() {
        return signedHeaders;
    }

    public Instant signedAt() {
        return signedAt;
    }

    /** 64 lower-case hexadecimal digits. Secret, since who reads it may send it again within the clock window. */
    public Secret signature() {
        return signature;
    }

    /** Must belong to {@link CredentialScope#accessKeyId()}: the verifier does not know, its caller does. */
    public Optional<Secret> sessionToken() {
        return sessionToken;
    }

    public WireRequest request() {
        return request;
    }

    /** A SHA-256 in hexadecimal, or {@link Limits#UNSIGNED_PAYLOAD}; empty when the sender declared none. */
    Optional<String> declaredPayload() {
        return declaredPayload;
    }

    HeaderTable headers() {
        return headers;
    }

    Query query() {
        return query;
    }

    Rules rules() {
        return rules;
    }

    @Override
    public String toString() {
        return "Claim[" + scope + ", " + signedAt + ", " + request + "]";
    }
}
