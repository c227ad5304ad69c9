package io.sallyport.exchange.service;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.PolicyContract;
import io.sallyport.contracts.PolicyContract.ProviderKind;
import io.sallyport.contracts.PolicyContract.Role;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;
import io.sallyport.exchange.core.Grant;
import io.sallyport.exchange.core.Lifetimes;
import io.sallyport.exchange.core.SessionPolicies;
import io.sallyport.exchange.core.SessionTags;
import io.sallyport.iampolicy.Action;
import io.sallyport.iampolicy.Context;
import io.sallyport.iampolicy.Intent;
import io.sallyport.iampolicy.Principal;
import io.sallyport.runtime.http.Inbound;
import io.sallyport.runtime.jwt.Jwt;
import io.sallyport.runtime.jwt.VerifiedToken;
import io.sallyport.runtime.trust.Session;
import io.sallyport.runtime.trust.Trust;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Trades a token of a user pool or a registered OpenID provider for a session of a role that trusts it. Blocks.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html">STS API Reference,
 *     "AssumeRoleWithWebIdentity"</a>
 */
public record WebIdentity(
        Trust trust,
        TrustingRoles roles,
        Circumstances circumstances,
        Minter minter,
        String accountId,
        InstantSource clock) {
    private static final Action ACTION = Action.of("sts:AssumeRoleWithWebIdentity");
    private static final List<String> UNBUILT_CLAIMS =
            List.of("https://aws.amazon.com/tags", "https://aws.amazon.com/source_identity");

    /** What is asked for, within the model's bounds. */
    public record Wanted(
            String roleArn,
            String sessionName,
            String token,
            Optional<Integer> seconds,
            Optional<String> policy,
            List<String> policyArns) {}

    /** Credentials, and for whom. */
    public record Assumed(Minted minted, Grant grant, Proven proven) {}

    /**
     * A token that was believed.
     *
     * @param names the provider's names as policies spell them, without {@code https://}; the first is told
     */
    public record Proven(VerifiedToken token, String subject, String audience, List<String> names) {}

    public Assumed assume(Wanted wanted, Inbound http) {
        var proven = prove(wanted.token());
        var role = trusting(wanted, proven, http);
        var life = Lifetimes.of(wanted.seconds(), role.maxSessionSeconds(), false);
        var narrowing = SessionPolicies.read(wanted.policy(), wanted.policyArns(), accountId);
        var grant = new Grant(
                        wanted.sessionName(),
                        life,
                        narrowing,
                        SessionTags.NONE,
                        Optional.empty(),
                        Optional.of(origin(proven)))
                .fitting();
        return new Assumed(minter.mint(role, grant), grant, proven);
    }

    private Proven prove(String text) {
        trust.requireLease();
        var token = verified(text);
        var provider = trust.provider(token.issuer())
                .filter(known -> known.issuer().equals(token.issuer())) // an alias would lend it another's names
                .orElseThrow(() -> new Refusal(
                        TokenFailure.UNKNOWN_ISSUER,
                        "No OpenIDConnect provider found in your account for " + token.issuer()));
        for (var claim : UNBUILT_CLAIMS) {
            if (token.claims().containsKey(claim)) {
                throw new Refusal(TokenFailure.MALFORMED, "the token's claim " + claim + " is not built yet");
            }
        }
        var subject = token.subject()
                .orElseThrow(() -> new Refusal(TokenFailure.MALFORMED, "The token has no subject (sub)"));
        return new Proven(token, subject, audience(token, provider), names(provider));
    }

    private VerifiedToken verified(String text) {
        try {
            return trust.verify(text).await();
        } catch (Refusal refusal) {
            if (refusal.failure() == TokenFailure.EXPIRED) {
                throw expired(text);
            }
            if (refusal.failure() == TokenFailure.UNKNOWN_ISSUER) {
                throw new Refusal(
                        TokenFailure.UNKNOWN_ISSUER,
                        "No OpenIDConnect provider found in your account for "
                                + Jwt.read(text).issuer());
            }
            if (refusal.failure() == BusFailure.UNAVAILABLE) {
                trust.requireLease(); // else it is the issuer that cannot be reached
                throw new Refusal(ExchangeFailure.PROVIDER_UNREACHABLE, refusal.detail());
            }
            throw refusal;
        }
    }

    /** The signature held: the time in it is the issuer's. The missing space is AWS's. */
    private Refusal expired(String text) {
        long over = Jwt.read(text).claims().get("exp") instanceof Number seconds ? seconds.longValue() : 0;
        return new Refusal(
                TokenFailure.EXPIRED,
                "Token expired: current date/time " + clock.instant().getEpochSecond()
                        + " must be before the expiration date/time" + over);
    }

    /** A user pool's own clients need no registration: the role's trust policy names those that it means, by {@code :aud}. */
    private static String audience(VerifiedToken token, PolicyContract.Provider provider) {
        var audiences = token.texts("aud");
        var known = provider.kind() == ProviderKind.USER_POOL
                ? idToken(token)
                : audiences.stream().filter(provider.clientIds()::contains).toList();
        return known.stream()
                .findFirst()
                .orElseThrow(() -> new Refusal(TokenFailure.WRONG_AUDIENCE, "Incorrect token audience"));
    }

    private static List<String> idToken(VerifiedToken token) {
        if (token.text("token_use").filter("id"::equals).isEmpty()) {
            throw new Refusal(
                    TokenFailure.WRONG_USE,
                    "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)");
        }
        return token.texts("aud");
    }

    private static List<String> names(PolicyContract.Provider provider) {
        var plain = provider.issuer().replaceFirst("^https?://", "");
        return provider.kind() == ProviderKind.USER_POOL
                ? Stream.concat(provider.aliases().stream(), Stream.of(plain)).toList()
                : List.of(plain);
    }

    /** A role that is not there is answered like one that trusts somebody else. */
    private Role trusting(Wanted wanted, Proven proven, Inbound http) {
        var intent = Intent.of(who(proven), ACTION, context(wanted, proven, http));
        try {
            return roles.find(wanted.roleArn(), intent, "this web identity");
        } catch (Refusal refusal) {
            if (refusal.failure() != ExchangeFailure.NO_SUCH_ROLE && refusal.failure() != ExchangeFailure.NOT_TRUSTED) {
                throw refusal;
            }
            throw new Refusal(ExchangeFailure.NOT_TRUSTED, "Not authorized to perform sts:AssumeRoleWithWebIdentity")
                    .because(() -> why(refusal));
        }
    }

    private static String why(Refusal refusal) {
        var reasons = refusal.reasons();
        return reasons.isEmpty() ? refusal.detail() : refusal.detail() + ": " + reasons;
    }

    private Principal who(Proven proven) {
        return new Principal.Federated(proven.names().stream().map(this::arn).toList());
    }

    /** @return the provider as a trust policy's {@code Federated} principal spells it */
    public String arn(String name) {
        return "arn:aws:iam::" + accountId + ":oidc-provider/" + name;
    }

    private Context context(Wanted wanted, Proven proven, Inbound http) {
        var context = circumstances
                .of(Optional.of(http), wanted.sessionName())
                .put("aws:FederatedProvider", arn(proven.names().getFirst()));
        for (var name : proven.names()) {
            context.put(name + ":aud", proven.audience()).put(name + ":sub", proven.subject());
            var amr = proven.token().texts("amr");
            if (!amr.isEmpty()) {
                context.put(name + ":amr", amr);
            }
        }
        return context.build();
    }

    private static Session.Origin origin(Proven proven) {
        return new Session.Origin(
                proven.token().issuer(),
                proven.subject(),
                proven.token().text("origin_jti"),
                Optional.of(proven.audience()),
                proven.token().issuedAt(),
                proven.names().getFirst(),
                proven.audience(),
                Optional.empty(),
                proven.token().texts("amr"));
    }
}
