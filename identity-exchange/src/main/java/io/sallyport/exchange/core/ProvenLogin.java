package io.sallyport.exchange.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A login whose token was verified and belongs to a provider of the pool.
 *
 * @param issuer   {@code iss}, exactly
 * @param issuedAt {@code iat}
 */
public record ProvenLogin(
        IdentityPool.UserPool provider,
        String issuer,
        String subject,
        Optional<String> originJti,
        Instant issuedAt,
        Map<String, Object> claims) {

    /** @return the same for every token of one person of one issuer: 64 hex digits that tell neither */
    public String key() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            // an issuer is a URL and holds no line feed: no two pairs spell the same text
            return HexFormat.of().formatHex(digest.digest((issuer + "\n" + subject).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** @return how it was proved, in the words of trust policies */
    public List<String> amr() {
        return List.of(provider.provider(), provider.provider() + ":CognitoSignIn:" + subject);
    }

    /** Claims are personal: not printed. */
    @Override
    public String toString() {
        return "ProvenLogin[" + issuer + "]";
    }
}
