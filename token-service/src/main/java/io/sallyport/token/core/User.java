package io.sallyport.token.core;

import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A user of a pool.
 *
 * @param username       never changes; equals {@code sub} in a pool whose users sign in with an address
 * @param attributes     without {@code sub}
 * @param temporaryUntil until when a password that an administrator gave lets the user in; only looked at in {@code FORCE_CHANGE_PASSWORD}
 * @param tokensAfter    start of the second from which tokens may be issued: the end of the second of the last sign-out
 */
public record User(
        String poolId,
        String sub,
        String username,
        UserStatus status,
        boolean enabled,
        Map<String, String> attributes,
        Instant temporaryUntil,
        Instant tokensAfter,
        Instant createdAt,
        Instant modifiedAt,
        long version) {

    public User {
        attributes = Map.copyOf(attributes);
    }

    public User in(UserStatus next, Instant at) {
        return copy(next, enabled, attributes, temporaryUntil, tokensAfter, at);
    }

    public User enabled(boolean now, Instant at) {
        return copy(status, now, attributes, temporaryUntil, tokensAfter, at);
    }

    public User with(Map<String, String> changed, Instant at) {
        var all = new TreeMap<>(attributes);
        all.putAll(changed);
        return copy(status, enabled, all, temporaryUntil, tokensAfter, at);
    }

    public User temporaryUntil(Instant until) {
        return copy(status, enabled, attributes, until, tokensAfter, modifiedAt);
    }

    /** Tokens issued until the end of this second are void: their {@code iat} counts whole seconds. */
    public User signedOut(Instant at) {
        return copy(status, enabled, attributes, temporaryUntil, WholeSeconds.next(at), at);
    }

    private User copy(
            UserStatus s, boolean on, Map<String, String> values, Instant temporary, Instant after, Instant at) {
        return new User(poolId, sub, username, s, on, values, temporary, after, createdAt, at, version);
    }

    /** @throws Refusal unless somebody with the right password may go on */
    public void requireSignIn(Instant now) {
        if (!enabled) {
            throw new Refusal(TokenFailure.USER_DISABLED, "User is disabled.");
        }
        switch (status) {
            case CONFIRMED -> {}
            case UNCONFIRMED -> throw new Refusal(TokenFailure.USER_NOT_CONFIRMED, "User is not confirmed.");
            case RESET_REQUIRED ->
                throw new Refusal(TokenFailure.PASSWORD_RESET_REQUIRED, "Password reset required for the user");
            case FORCE_CHANGE_PASSWORD -> {
                if (now.isAfter(temporaryUntil)) {
                    throw new Refusal(
                            TokenFailure.NOT_AUTHORIZED,
                            "Temporary password has expired and must be reset by an administrator.");
                }
            }
        }
    }
}
