package io.sallyport.exchange.service;

import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.exchange.core.Grant;
import io.sallyport.exchange.core.Identity;
import io.sallyport.exchange.core.IdentityPool;
import io.sallyport.exchange.core.Lifetimes;
import io.sallyport.exchange.core.ProvenLogin;
import io.sallyport.exchange.core.RoleChoice;
import io.sallyport.exchange.core.SessionTags;
import io.sallyport.iampolicy.Action;
import io.sallyport.iampolicy.Intent;
import io.sallyport.iampolicy.Principal;
import io.sallyport.runtime.http.Inbound;
import io.sallyport.runtime.trust.Session;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trades logins for credentials: GetId, then GetCredentialsForIdentity. Blocks.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html">Cognito Developer Guide, "Identity
 *     pools authentication flow"</a>
 */
public record EnhancedFlow(
        PoolBook pools,
        IdentityBook identities,
        Logins logins,
        TrustingRoles roles,
        Circumstances circumstances,
        Minter minter,
        InstantSource clock) {
    static final String PROVIDER = "cognito-identity.amazonaws.com";

    private static final String SESSION_NAME = "CognitoIdentityCredentials";
    private static final Action ACTION = Action.of("sts:AssumeRoleWithWebIdentity");

    /** The most that a guest may do, whatever the guests' role says; AWS narrows guests to services that clients call. */
    public static final Grant.Narrowing GUEST = new Grant.Narrowing(List.of("""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["execute-api:Invoke","execute-api:ManageConnections",\
            "lambda:InvokeFunction","lambda:InvokeFunctionUrl"],"Resource":"*"}]}"""), List.of());

    public Identity identity(String poolId, Map<String, String> sent) {
        var pool = pools.find(poolId);
        return identities.known(pool, logins.prove(pool, sent));
    }

    /** @param customRole one of the roles that the token names */
    public Minted credentials(String identityId, Map<String, String> sent, Optional<String> customRole, Inbound http) {
        var identity = identities.find(identityId);
        var pool = pools.find(identity.poolId());
        var proven = logins.prove(pool, sent);
        identities.demand(pool, identity, proven);
        return proven.isEmpty()
                ? guest(pool, identity, customRole, http)
                : signedIn(pool, identity, proven, customRole, http);
    }

    private Minted guest(IdentityPool pool, Identity identity, Optional<String> customRole, Inbound http) {
        if (customRole.isPresent()) {
            throw new Refusal(ExchangeFailure.LOGIN_REFUSED, "Access denied: a guest has no CustomRoleArn.");
        }
        var amr = List.of("unauthenticated");
        var origin = new Session.Origin(
                PROVIDER,
                identity.id(),
                Optional.empty(),
                Optional.empty(),
                clock.instant(),
                PROVIDER,
                pool.id(),
                Optional.of(identity.id()),
                amr);
        return minted(RoleChoice.guest(pool.roles()), origin, GUEST, http);
    }

    private Minted signedIn(
            IdentityPool pool, Identity identity, List<ProvenLogin> proven, Optional<String> custom, Inbound http) {
        var chosen = RoleChoice.signedIn(pool.roles(), proven, custom);
        var amr = new ArrayList<>(List.of("authenticated"));
        proven.forEach(login -> amr.addAll(login.amr()));
        var login = chosen.login();
        var origin = new Session.Origin(
                login.issuer(),
                login.subject(),
                login.originJti(),
                Optional.of(login.provider().clientId()),
                login.issuedAt(),
                PROVIDER,
                pool.id(),
                Optional.of(identity.id()),
                List.copyOf(amr));
        return minted(chosen.roleArn(), origin, Grant.Narrowing.NONE, http);
    }

    private Minted minted(String roleArn, Session.Origin origin, Grant.Narrowing narrowing, Inbound http) {
        var context = circumstances
                .of(Optional.of(http), SESSION_NAME)
                .put("aws:FederatedProvider", PROVIDER)
                .put(PROVIDER + ":aud", origin.audience())
                .put(PROVIDER + ":sub", origin.identityId().orElseThrow())
                .put(PROVIDER + ":amr", origin.amr())
                .build();
        var who = new Principal.Federated(List.of(PROVIDER));
        var role = roles.find(roleArn, Intent.of(who, ACTION, context), "this identity pool");
        return minter.mint(
                role,
                new Grant(
                        SESSION_NAME,
                        Lifetimes.USUAL,
                        narrowing,
                        SessionTags.NONE,
                        Optional.empty(),
                        Optional.of(origin)));
    }
}
