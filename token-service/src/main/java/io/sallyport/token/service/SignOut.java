package io.sallyport.token.service;

import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;
import io.sallyport.token.core.Family;
import io.sallyport.token.core.Pool;
import io.sallyport.token.core.User;
import io.sallyport.token.service.Directory.Access;
import io.sallyport.token.store.FamilyStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;

/** Ends what was issued before its time: durable here first, then known to every gateway, then acknowledged. */
public record SignOut(Directory directory, FamilyStore families, Revocations revocations, InstantSource clock) {

    public void everywhere(Pool pool, User user) {
        everywhere(pool, user, (current, at) -> current);
    }

    /** @param change what else becomes of the user in the same breath */
    public void everywhere(Pool pool, User user, BiFunction<User, Instant, User> change) {
        var users = directory.users();
        var pending = users.locked(user, (sql, current) -> {
                    var at = clock.instant();
                    var next = change.apply(current, at).signedOut(at);
                    var revocation = revocations.everythingOf(next);
                    return users.save(sql, pool, next)
                            .compose(_ -> families.deleteAll(sql, next))
                            .compose(_ -> revocations.pending().insert(sql, revocation))
                            .map(revocation);
                })
                .await();
        revocations.settle(pending);
    }

    /** Deletes the user; what they were issued goes with them. */
    public void delete(User user) {
        var users = directory.users();
        var pending = users.locked(user, (sql, current) -> {
                    var revocation = revocations.everythingOf(current.signedOut(clock.instant()));
                    return users.delete(sql, current)
                            .compose(_ -> revocations.pending().insert(sql, revocation))
                            .map(revocation);
                })
                .await();
        revocations.settle(pending);
    }

    /**
     * Ends one sign-in. A token that is not known is one that ended already, as RFC 7009 wants it; it is acknowledged when nothing
     * is under way any more.
     */
    public void revoke(Access access, String refreshToken) {
        requireRevocable(access, refreshToken);
        var family = families.byRefreshToken(refreshToken).await();
        if (family.isEmpty()) {
            revocations.settleAll();
            return;
        }
        if (!family.get().clientId().equals(access.client().id())) {
            throw new Refusal(TokenFailure.CLIENT_NOT_PROVEN, "The token was issued to another client.");
        }
        directory
                .users()
                .bySub(family.get().poolId(), family.get().sub())
                .await()
                .ifPresent(user -> end(user, family.get()));
    }

    private void end(User user, Family family) {
        var pending = directory
                .users()
                .locked(user, (sql, current) -> {
                    var revocation = revocations.family(family, clock.instant());
                    return families.delete(sql, family)
                            .compose(_ -> revocations.pending().insert(sql, revocation))
                            .map(revocation);
                })
                .await();
        revocations.settle(pending);
    }

    private static void requireRevocable(Access access, String token) {
        if (!access.client().settings().revocable()) {
            throw new Refusal(
                    TokenFailure.UNSUPPORTED_OPERATION,
                    "Token revocation is not enabled for client "
                            + access.client().id());
        }
        if (token.contains(".")) {
            throw new Refusal(TokenFailure.UNSUPPORTED_TOKEN_TYPE, "Only a refresh token can be revoked.");
        }
    }

    /** A client with a secret shows it in the clear here. */
    public static void requireSecret(Access access, Optional<String> sent) {
        var secret = access.client().secret();
        var right = secret.map(known -> sent.filter(text -> known.matches(io.sallyport.contracts.Secret.of(text)))
                        .isPresent())
                .orElse(sent.isEmpty());
        if (!right) {
            throw new Refusal(TokenFailure.CLIENT_NOT_PROVEN, "Invalid client secret.");
        }
    }
}
