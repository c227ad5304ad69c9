package io.sallyport.runtime.jwt;

import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a token counts: {@code exp} is demanded and obeyed to the second; {@code nbf} and {@code iat}, where present, may lie ahead by
 * the skew, because issuers' clocks do.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7519#section-4.1">RFC 7519, section 4.1</a>
 */
public record ClaimRules(Duration skew) {
    private static final double LAST_SECOND = 253_402_300_799d; // 9999-12-31T23:59:59Z

    /** @throws Refusal {@link TokenFailure#EXPIRED}, {@link TokenFailure#NOT_YET_VALID} or {@link TokenFailure#MALFORMED} */
    public VerifiedToken judge(Jwt jwt, Instant now) {
        var expires = time(jwt, "exp").orElseThrow(() -> malformed("exp"));
        if (!now.isBefore(expires)) {
            throw expired();
        }
        var issued = time(jwt, "iat");
        begun(issued, now);
        begun(time(jwt, "nbf"), now);
        return new VerifiedToken(jwt.issuer(), jwt.header(), jwt.claims(), issued.orElse(Instant.EPOCH), expires);
    }

    /** @return what to say of a token whose time is over */
    public static Refusal expired() {
        return new Refusal(TokenFailure.EXPIRED, "the token has expired; get a new one");
    }

    private void begun(Optional<Instant> time, Instant now) {
        if (time.isPresent() && time.get().isAfter(now.plus(skew))) {
            throw new Refusal(TokenFailure.NOT_YET_VALID, "the token is not valid yet; compare the clocks");
        }
    }

    private static Optional<Instant> time(Jwt jwt, String claim) {
        if (!jwt.claims().containsKey(claim)) {
            return Optional.empty();
        }
        if (jwt.claims().get(claim) instanceof Number number) {
            double seconds = number.doubleValue();
            if (seconds >= 0 && seconds <= LAST_SECOND) {
                return Optional.of(Instant.ofEpochMilli((long) Math.floor(seconds * 1000)));
            }
        }
        throw malformed(claim);
    }

    private static Refusal malformed(String claim) {
        return new Refusal(TokenFailure.MALFORMED, "the token's " + claim + " is no number of seconds since 1970");
    }
}
