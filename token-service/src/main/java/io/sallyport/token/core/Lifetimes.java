package io.sallyport.token.core;

import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;
import java.time.Duration;
import java.util.Optional;

/**
 * How long what a client gets is good for, as it was configured.
 *
 * @param sessionMinutes of the state between two steps of a sign-in, 3 to 15
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html">
 *     CreateUserPoolClient</a>
 */
public record Lifetimes(
        Optional<Integer> access,
        Optional<TokenUnit> accessUnit,
        Optional<Integer> id,
        Optional<TokenUnit> idUnit,
        int refresh,
        Optional<TokenUnit> refreshUnit,
        int sessionMinutes) {
    private static final Duration USUAL = Duration.ofHours(1);
    private static final Duration LEAST = Duration.ofMinutes(5);
    private static final Duration MOST = Duration.ofDays(1);
    private static final Duration LEAST_REFRESH = Duration.ofHours(1);
    private static final Duration MOST_REFRESH = Duration.ofDays(3650);
    public static final int USUAL_REFRESH_DAYS = 30;
    public static final int USUAL_SESSION_MINUTES = 3;

    /** The longest that any access or ID token lives. */
    public static final Duration LONGEST_TOKEN = MOST;

    public Lifetimes {
        within("AccessTokenValidity", of(access, accessUnit), LEAST, MOST);
        within("IdTokenValidity", of(id, idUnit), LEAST, MOST);
        within("RefreshTokenValidity", refreshUnit.orElse(TokenUnit.DAYS).of(refresh), LEAST_REFRESH, MOST_REFRESH);
    }

    public Duration accessToken() {
        return of(access, accessUnit);
    }

    public Duration idToken() {
        return of(id, idUnit);
    }

    public Duration refreshToken() {
        return refreshUnit.orElse(TokenUnit.DAYS).of(refresh);
    }

    public Duration session() {
        return Duration.ofMinutes(sessionMinutes);
    }

    private static Duration of(Optional<Integer> count, Optional<TokenUnit> unit) {
        return count.map(n -> unit.orElse(TokenUnit.HOURS).of(n)).orElse(USUAL);
    }

    private static void within(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new Refusal(
                    TokenFailure.INVALID_PARAMETER,
                    "Invalid range for token validity: %s is %d seconds, it must be between %d and %d."
                            .formatted(name, value.toSeconds(), least.toSeconds(), most.toSeconds()));
        }
    }
}
