package io.sallyport.token.service;

import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;
import io.sallyport.token.core.Claims;
import io.sallyport.token.core.Family;
import io.sallyport.token.core.Flow;
import io.sallyport.token.core.Group;
import io.sallyport.token.core.Minted;
import io.sallyport.token.core.SecretHash;
import io.sallyport.token.core.TokenUse;
import io.sallyport.token.core.User;
import io.sallyport.token.service.Directory.Access;
import io.sallyport.token.store.FamilyStore;
import io.sallyport.token.store.GroupStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Issues tokens to a user who proved to be one. Holds the user's lock meanwhile, so that no sign-out slips in between. */
public record TokenIssuer(
        Vertx vertx,
        Directory directory,
        FamilyStore families,
        GroupStore groups,
        PoolKeys keys,
        Workers workers,
        InstantSource clock,
        SecureRandom random) {

    /** @param refresh absent when the client keeps the one it has */
    public record Tokens(String access, String id, Optional<String> refresh, long expiresInSeconds) {
        @Override
        public String toString() {
            return "Tokens[***]";
        }
    }

    private record Begun(User user, Family family, Instant at) {}

    public Tokens signedIn(Access access, User user) {
        waitUntil(user.tokensAfter());
        var refresh = Minted.token(random);
        var begun = directory
                .users()
                .locked(user, (sql, current) -> {
                    var at = issuedAt(current);
                    current.requireSignIn(at);
                    var family = family(access, current, at);
                    return families.insert(sql, family, refresh).map(_ -> new Begun(current, family, at));
                })
                .await();
        return sign(access, begun, Optional.of(refresh));
    }

    /** Never in the second of a sign-out, which counts as before it. */
    private Instant issuedAt(User user) {
        var now = clock.instant();
        return now.isBefore(user.tokensAfter()) ? user.tokensAfter() : now;
    }

    private static Family family(Access access, User user, Instant at) {
        var lifetimes = access.client().settings().lifetimes();
        return new Family(
                UUID.randomUUID().toString(),
                user.poolId(),
                access.client().id(),
                user.sub(),
                at,
                at.plus(lifetimes.refreshToken()));
    }

    /** At most a second, after a sign-out. */
    private void waitUntil(Instant moment) {
        var rest = Duration.between(clock.instant(), moment).toMillis();
        if (rest > 0) {
            vertx.timer(Math.min(rest, 1_000)).await();
        }
    }

    /**
     * Keeps the refresh token, and {@code auth_time} and {@code origin_jti} in what it gives out.
     *
     * @param secretHash over the user's name or {@code sub}: a refresh sends neither, clients differ in which they remember
     */
    public Tokens refreshed(Access access, String refreshToken, Optional<String> secretHash) {
        access.client().require(Flow.REFRESH_TOKEN_AUTH);
        var family = alive(access, families.byRefreshToken(refreshToken).await());
        var user =
                directory.users().bySub(family.poolId(), family.sub()).await().orElseThrow(Directory::noUser);
        SecretHash.check(access.client(), secretHash, user.username(), user.sub());
        var begun = directory
                .users()
                .locked(
                        user,
                        (sql, current) -> families.byRefreshToken(sql, refreshToken)
                                .map(now -> begun(current, alive(access, now))))
                .await();
        return sign(access, begun, Optional.empty());
    }

    private Begun begun(User current, Family family) {
        var at = issuedAt(current);
        current.requireSignIn(at);
        return new Begun(current, family, at);
    }

    private Family alive(Access access, Optional<Family> found) {
        var family = found.filter(f -> f.clientId().equals(access.client().id()))
                .orElseThrow(() -> new Refusal(TokenFailure.NOT_AUTHORIZED, "Invalid Refresh Token"));
        if (!clock.instant().isBefore(family.expiresAt())) {
            throw new Refusal(TokenFailure.NOT_AUTHORIZED, "Refresh Token has expired");
        }
        return family;
    }

    private Tokens sign(Access access, Begun begun, Optional<String> refresh) {
        var ring = keys.of(access.pool().id()).await().orElseThrow(Directory::noUser);
        List<Group> member = groups.of(begun.user()).await();
        var sign = new Claims.Sign(
                directory.issuer(access.pool().id()), begun.user(), access.client(), begun.family(), member, uuid());
        var lifetimes = access.client().settings().lifetimes();
        Future<Tokens> signed = workers.run(() -> new Tokens(
                jws(ring.signing(TokenUse.ACCESS), Claims.access(sign, uuid(), begun.at())),
                jws(ring.signing(TokenUse.ID), Claims.id(sign, uuid(), begun.at())),
                refresh,
                lifetimes.accessToken().toSeconds()));
        return signed.await();
    }

    private static String uuid() {
        return UUID.randomUUID().toString();
    }

    /** RFC 7515, compact form; RS256. */
    private static String jws(PoolKeys.Signing signing, Map<String, Object> claims) throws GeneralSecurityException {
        var header = new JsonObject().put("kid", signing.kid()).put("alg", "RS256");
        var input = base64(header.encode()) + "." + base64(new JsonObject(claims).encode());
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(signing.key());
        signature.update(input.getBytes(StandardCharsets.US_ASCII));
        return input + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
