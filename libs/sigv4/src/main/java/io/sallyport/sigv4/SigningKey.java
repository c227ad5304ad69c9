package io.sallyport.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sallyport.contracts.Secret;

/** Derives the key that signs one day's requests to one service of one region. */
public final class SigningKey {
    private static final byte[] PREFIX = "AWS4".getBytes(UTF_8);

    private SigningKey() {}

    /**
     * Folds the credential scope into the secret, one HMAC-SHA256 per part.
     *
     * @param secret secret access key as UTF-8 bytes, without the {@code AWS4} prefix
     * @param day    {@code yyyymmdd} in UTC, taken from the request's scope, never from today's clock
     * @param region as spelled in the scope, for example {@code eu-west-1}
     * @return 32 bytes; safe to cache until the credential is revoked
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">IAM User
     *     Guide, "Create a signed AWS API request", step 4</a>
     */
    public static Secret derive(Secret secret, String day, String region, String service) {
        var key = prefixed(secret.bytes());
        for (var part : new String[] {day, region, service, CredentialScope.TERMINATOR}) {
            key = Sha256.hmac(key, part.getBytes(UTF_8));
        }
        return Secret.of(key);
    }

    /** The key of a scope; see {@link #derive(Secret, String, String, String)}. */
    public static Secret derive(Secret secret, CredentialScope scope) {
        return derive(secret, scope.day(), scope.region(), scope.service());
    }

    private static byte[] prefixed(byte[] secret) {
        var key = new byte[PREFIX.length + secret.length];
        System.arraycopy(PREFIX, 0, key, 0, PREFIX.length);
        System.arraycopy(secret, 0, key, PREFIX.length, secret.length);
        return key;
    }
}
