package io.sallyport.sigv4;

import io.sallyport.contracts.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Judges a signature. Pure: same inputs, same verdict.
 *
 * <p>The path rule: the canonical URI is the raw path as it came, percent-encoded once more with its slashes kept, which is what
 * AWS calls encoding twice. So {@code /a%2Fb}, {@code /a/b}, {@code /a;b} and {@code /a%3Bb} are four different paths, and a
 * signature for one is none for another. Only with {@link Rules#normalizedPath()} is a signature over the path without
 * {@code //}, {@code .} and {@code ..} taken too; {@link Verdict.Accepted#path()} is then that path.
 */
public final class Verifier {
    private Verifier() {}

    /**
     * @param derivedKey of the claim's scope, from {@link SigningKey#derive}
     * @param window     how far the signer's clock may be off; a presigned request is good for its own life instead, once it began
     */
    public static Verdict verify(Authorization.Signed signed, Secret derivedKey, Instant now, Duration window) {
        var claim = signed.claim();
        var life = switch (signed) {
            case Authorization.Header header -> window;
            case Authorization.Presigned presigned -> presigned.expires();
        };
        return ClockWindow.judge(claim.signedAt(), now, window, life).orElseGet(() -> judge(claim, derivedKey.bytes()));
    }

    private static Verdict judge(Claim claim, byte[] key) {
        var source = source(claim);
        var path = claim.request().path();
        return accepted(claim, source, path, key)
                .or(() -> normalized(claim, source, path, key))
                .map(yes -> payload(claim, yes))
                .orElseGet(() -> mismatch(claim, source, path));
    }

    /** The signature covers the declared hash when there is one: a body of a request that nobody signed is never hashed. */
    private static CanonicalRequest.Source source(Claim claim) {
        var payload = claim.declaredPayload().orElseGet(claim.request().payload()::sha256);
        return new CanonicalRequest.Source(
                claim.request().method(), claim.query(), claim.headers(), claim.signedHeaders(), payload);
    }

    private static Optional<Verdict.Accepted> normalized(
            Claim claim, CanonicalRequest.Source source, String path, byte[] key) {
        var normal = RawPath.normalized(path);
        return claim.rules().normalizedPath() && !normal.equals(path)
                ? accepted(claim, source, normal, key)
                : Optional.empty();
    }

    private static Optional<Verdict.Accepted> accepted(
            Claim claim, CanonicalRequest.Source source, String path, byte[] key) {
        boolean yes = matches(claim, source, path, false, key)
                || (claim.rules().unsignedToken()
                        && claim.query().has(QueryForm.TOKEN)
                        && matches(claim, source, path, true, key));
        return yes ? Optional.of(new Verdict.Accepted(path)) : Optional.empty();
    }

    private static boolean matches(
            Claim claim, CanonicalRequest.Source source, String path, boolean lateToken, byte[] key) {
        var text = CanonicalRequest.of(source, path, lateToken).stringToSign(claim.scope(), claim.signedAt());
        return claim.signature().matches(CanonicalRequest.signature(key, text));
    }

    private static Verdict payload(Claim claim, Verdict.Accepted yes) {
        var declared = claim.declaredPayload().filter(hash -> !hash.equals(Limits.UNSIGNED_PAYLOAD));
        return declared.<Verdict>flatMap(
                        hash -> wrongPayload(hash, claim.request().payload().sha256()))
                .orElse(yes);
    }

    private static Optional<Verdict> wrongPayload(String declared, String computed) {
        return declared.equals(computed)
                ? Optional.empty()
                : Optional.of(new Verdict.PayloadMismatch(declared, computed));
    }

    private static Verdict mismatch(Claim claim, CanonicalRequest.Source source, String path) {
        var canonical = CanonicalRequest.of(source, path, false);
        return new Verdict.Mismatch(
                canonical.toString(),
                canonical.stringToSign(claim.scope(), claim.signedAt()).toString());
    }
}
