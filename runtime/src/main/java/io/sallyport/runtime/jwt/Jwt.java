package io.sallyport.runtime.jwt;

import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A signed token as it was read, not believed yet: three parts, each in its only base64url spelling, header and claims strict JSON.
 *
 * @param issuer {@code iss}
 * @param keyId  {@code kid} of the header; never absent, because a key is chosen by issuer and key id and by nothing else
 * @param algorithm one of RS256, RS384, RS512
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7515">RFC 7515</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8725">RFC 8725, JWT best current practices</a>
 */
public record Jwt(
        String issuer, String keyId, String algorithm, Map<String, Object> header, Map<String, Object> claims) {
    /** Characters of a whole token. */
    public static final int MAX_LENGTH = 16_384;

    private static final int MAX_NAME = 1_024;
    private static final Set<String> ALGORITHMS = Set.of("RS256", "RS384", "RS512");
    private static final List<String> TIMES = List.of("exp", "iat", "nbf");
    private static final StrictJson JSON = new StrictJson(MAX_LENGTH);

    /** @throws Refusal {@link TokenFailure#MALFORMED}: nothing in it can be judged */
    public static Jwt read(String token) {
        demand(token.length() <= MAX_LENGTH, "the token is longer than " + MAX_LENGTH + " characters");
        int header = token.indexOf('.');
        int claims = token.indexOf('.', header + 1);
        demand(header > 0 && claims > header + 1, "the token is not header.claims.signature");
        demand(token.indexOf('.', claims + 1) < 0, "the token has more than three parts");
        part(token.substring(claims + 1));
        return of(object(token.substring(0, header)), object(token.substring(header + 1, claims)));
    }

    private static Jwt of(Map<String, Object> header, Map<String, Object> claims) {
        var algorithm = text(header, "alg");
        demand(ALGORITHMS.contains(algorithm), "the token's algorithm is not one of RS256, RS384, RS512");
        demand(!header.containsKey("crit"), "the token's header demands extensions that are not understood here");
        TIMES.forEach(time -> demand(
                !claims.containsKey(time) || claims.get(time) instanceof Number,
                "the token's " + time + " is no number of seconds since 1970"));
        return new Jwt(text(claims, "iss"), text(header, "kid"), algorithm, header, claims);
    }

    private static String text(Map<String, Object> object, String name) {
        if (object.get(name) instanceof String text && !text.isEmpty() && text.length() <= MAX_NAME) {
            return text;
        }
        throw malformed("the token's " + name + " is missing or no text of at most " + MAX_NAME + " characters");
    }

    private static Map<String, Object> object(String part) {
        return JSON.read(part(part)).orElseThrow(() -> malformed("a part of the token is not one plain JSON object"));
    }

    /** Bits that mean nothing have to be zero: else one token has several spellings, and a cache or a log would see several. */
    private static byte[] part(String part) {
        var bytes = decoded(part);
        var spelling = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        demand(bytes.length > 0 && spelling.equals(part), "a part of the token is not base64url");
        return bytes;
    }

    private static byte[] decoded(String part) {
        try {
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static void demand(boolean held, String otherwise) {
        if (!held) {
            throw malformed(otherwise);
        }
    }

    private static Refusal malformed(String why) {
        return new Refusal(TokenFailure.MALFORMED, why);
    }

    /** Claims are personal: not printed. */
    @Override
    public String toString() {
        return "Jwt[" + issuer + ", " + keyId + "]";
    }
}
