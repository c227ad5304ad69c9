package io.sallyport.sigv4;

import io.sallyport.contracts.Secret;
import java.time.Duration;
import java.time.Instant;

/** What a room does with this library, in small: look the key up by the scope, derive, verify. Knows one access key. */
record KeyStore(String accessKeyId, Secret secret, Rules rules) {
    static final Duration WINDOW = Duration.ofMinutes(5);

    static KeyStore of(Signer signer) {
        return new KeyStore(
                signer.credentials().accessKeyId(), signer.credentials().secretKey(), signer.rules());
    }

    /** Empty text when the request was refused, otherwise the path that was signed. */
    String acceptedPath(WireRequest request, Instant now) {
        return switch (Authorization.parse(request, rules)) {
            case Authorization.Absent absent -> "";
            case Authorization.Malformed malformed -> "";
            case Authorization.Signed signed ->
                verify(signed, now) instanceof Verdict.Accepted accepted ? accepted.path() : "";
        };
    }

    Verdict verify(Authorization.Signed signed, Instant now) {
        var scope = signed.claim().scope();
        var known = scope.accessKeyId().equals(accessKeyId) ? secret : Secret.of("the secret of somebody else");
        return Verifier.verify(signed, SigningKey.derive(known, scope), now, WINDOW);
    }

    Verdict verify(WireRequest request, Instant now) {
        return verify((Authorization.Signed) Authorization.parse(request, rules), now);
    }
}
