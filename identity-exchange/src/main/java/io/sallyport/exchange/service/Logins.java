package io.sallyport.exchange.service;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.PolicyContract;
import io.sallyport.contracts.PolicyContract.ProviderKind;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;
import io.sallyport.exchange.core.IdentityPool;
import io.sallyport.exchange.core.IdentityPool.UserPool;
import io.sallyport.exchange.core.ProvenLogin;
import io.sallyport.runtime.jwt.Jwt;
import io.sallyport.runtime.jwt.JwtIssuer;
import io.sallyport.runtime.jwt.VerifiedToken;
import io.sallyport.runtime.trust.Trust;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Proves the {@code Logins} of a request: each an ID token, not revoked, of a user pool and client that the identity pool lists. One that
 * fails fails them all. Blocks.
 */
public record Logins(Trust trust, InstantSource clock) {
    private static final String NOT_AN_ID_TOKEN = "Not a valid OpenId Connect identity token.";

    /** @return in the pool's order, one for each provider */
    public List<ProvenLogin> prove(IdentityPool pool, Map<String, String> logins) {
        trust.requireLease();
        var proven = new ArrayList<ProvenLogin>();
        logins.forEach((name, token) -> proven.add(prove(pool, name, token)));
        if (proven.stream().map(ProvenLogin::issuer).distinct().count() < proven.size()) {
            throw refused("Logins name one provider twice.");
        }
        var order = pool.settings().userPools();
        proven.sort(Comparator.comparingInt(login -> order.indexOf(login.provider())));
        return List.copyOf(proven);
    }

    private ProvenLogin prove(IdentityPool pool, String name, String token) {
        var provider = userPool(name).orElseThrow(Logins::unsupported);
        var listed = pool.settings().userPools().stream()
                .filter(one -> userPool(one.provider()).filter(provider::equals).isPresent())
                .toList();
        if (listed.isEmpty()) {
            throw unsupported();
        }
        var verified = verified(token, provider);
        if (verified.text("token_use").filter("id"::equals).isEmpty()) {
            throw invalid(NOT_AN_ID_TOKEN);
        }
        return login(verified, client(listed, verified));
    }

    private Optional<PolicyContract.Provider> userPool(String name) {
        return trust.provider(name).filter(found -> found.kind() == ProviderKind.USER_POOL);
    }

    private static UserPool client(List<UserPool> listed, VerifiedToken token) {
        return listed.stream()
                .filter(one -> token.texts("aud").contains(one.clientId()))
                .findFirst()
                .orElseThrow(Logins::unsupported);
    }

    private static ProvenLogin login(VerifiedToken token, UserPool provider) {
        var subject = token.subject().orElseThrow(() -> invalid(NOT_AN_ID_TOKEN));
        return new ProvenLogin(
                provider, token.issuer(), subject, token.text("origin_jti"), token.issuedAt(), token.claims());
    }

    private VerifiedToken verified(String token, PolicyContract.Provider provider) {
        try {
            return trust.verify(token, JwtIssuer.of(provider.issuer())).await();
        } catch (Refusal refusal) {
            throw worded(refusal, token);
        }
    }

    private Refusal worded(Refusal refusal, String token) {
        return switch (refusal.failure()) {
            case TokenFailure.EXPIRED ->
                invalid("Token expired: " + clock.instant().getEpochSecond() + " >= " + expiry(token));
            case TokenFailure.BAD_SIGNATURE -> invalid("Couldn't verify signed token.");
            case TokenFailure.UNKNOWN_ISSUER -> invalid("Issuer doesn't match providerName");
            case TokenFailure.REVOKED -> invalid("Token has been revoked.");
            case TokenFailure.NOT_YET_VALID -> invalid("Token is not valid yet.");
            case TokenFailure _ -> invalid(NOT_AN_ID_TOKEN);
            case BusFailure _, GatewayFailure _, FunctionFailure _, ExchangeFailure _, PolicyFailure _ -> refusal;
        };
    }

    /** Only of a token whose signature held: its claims are believed when they say that it is over. */
    private static long expiry(String token) {
        return Jwt.read(token).claims().get("exp") instanceof Number seconds ? seconds.longValue() : 0;
    }

    private static Refusal invalid(String why) {
        return refused("Invalid login token. " + why);
    }

    private static Refusal unsupported() {
        return refused("Token is not from a supported provider of this identity pool.");
    }

    private static Refusal refused(String why) {
        return new Refusal(ExchangeFailure.LOGIN_REFUSED, why);
    }
}
