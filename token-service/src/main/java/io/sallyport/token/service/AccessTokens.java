package io.sallyport.token.service;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;
import io.sallyport.token.core.Claims;
import io.sallyport.token.core.Client;
import io.sallyport.token.core.Family;
import io.sallyport.token.core.Pool;
import io.sallyport.token.core.TokenUse;
import io.sallyport.token.core.User;
import io.sallyport.token.store.FamilyStore;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;

/** Who shows an access token of one of this room's pools. The room's own tables say what was revoked. */
public record AccessTokens(
        Directory directory, FamilyStore families, PoolKeys keys, Revocations revocations, InstantSource clock) {
    private static final int MOST_CHARACTERS = 16_384;
    /** What the clock of another replica may be ahead, as at every gateway. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    /** Somebody who is signed in. */
    public record Bearer(Pool pool, Client client, User user, Family family) {}

    public Bearer verify(String token) {
        var jwt = parse(token);
        var claims = verified(jwt);
        requireAlive(claims);
        requireScope(claims);
        var origin = text(claims, "origin_jti");
        var family = families.byOrigin(origin).await().orElseThrow(() -> revoked(claims));
        var access = directory.access(family.poolId(), family.clientId());
        var user = directory.users().bySub(family.poolId(), family.sub()).await();
        return new Bearer(access.pool(), access.client(), user.orElseThrow(Directory::noUser), family);
    }

    private static SignedJWT parse(String token) {
        try {
            if (token.length() <= MOST_CHARACTERS) {
                return SignedJWT.parse(token);
            }
        } catch (ParseException e) {
            // said below
        }
        throw invalid();
    }

    private JWTClaimsSet verified(SignedJWT jwt) {
        try {
            var claims = jwt.getJWTClaimsSet();
            var header = jwt.getHeader();
            var key = keys.of(poolOf(text(claims, "iss")))
                    .await()
                    .flatMap(ring -> Optional.ofNullable(ring.verifying().get(String.valueOf(header.getKeyID()))))
                    .filter(found -> found.use() == TokenUse.ACCESS)
                    .orElseThrow(AccessTokens::invalid);
            if (!JWSAlgorithm.RS256.equals(header.getAlgorithm()) || !jwt.verify(new RSASSAVerifier(key.key()))) {
                throw invalid();
            }
            return claims;
        } catch (ParseException | JOSEException e) {
            throw invalid();
        }
    }

    private String poolOf(String issuer) {
        var prefix = directory.issuer("");
        if (!issuer.startsWith(prefix)) {
            throw invalid();
        }
        return issuer.substring(prefix.length());
    }

    private void requireAlive(JWTClaimsSet claims) {
        var expires = claims.getExpirationTime();
        if (expires == null || !TokenUse.ACCESS.claim().equals(text(claims, "token_use"))) {
            throw invalid();
        }
        var now = clock.instant();
        if (!now.isBefore(expires.toInstant())) {
            throw new Refusal(TokenFailure.EXPIRED, "Access Token has expired");
        }
        var issued = claims.getIssueTime();
        if (issued == null || issued.toInstant().isAfter(now.plus(SKEW))) {
            throw invalid();
        }
    }

    private static void requireScope(JWTClaimsSet claims) {
        if (!Arrays.asList(text(claims, "scope").split(" ", -1)).contains(Claims.SELF_SERVICE)) {
            throw new Refusal(TokenFailure.NOT_AUTHORIZED, "Access Token does not have required scopes");
        }
    }

    /** Says so only when every gateway knows: whoever tries a sign-out again takes this for its yes. */
    private Refusal revoked(JWTClaimsSet claims) {
        revocations.settle(text(claims, "iss"), text(claims, "sub"));
        revocations.settle(text(claims, "iss"), text(claims, "origin_jti"));
        return new Refusal(TokenFailure.REVOKED, "Access Token has been revoked");
    }

    private static String text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text ? text : "";
    }

    private static Refusal invalid() {
        return new Refusal(TokenFailure.BAD_SIGNATURE, "Invalid Access Token");
    }
}
