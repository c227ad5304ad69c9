package io.sallyport.launcher.story;

import io.sallyport.contracts.Secret;
import io.sallyport.sigv4.Credentials;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;

/** A person with a browser: signs up, signs in, trades a token for credentials. */
public final class Visitor {
    public static final String NAME = "alice";
    public static final String PASSWORD = "Correct-horse-7";

    private final Clients clients;
    private final Stage.Set set;

    public Visitor(Clients clients, Stage.Set set) {
        this.clients = clients;
        this.set = set;
    }

    public void signUp() {
        clients.visitor().signUp(s -> s.clientId(set.clientId()).username(NAME).password(PASSWORD));
        clients.pools().adminConfirmSignUp(c -> c.userPoolId(set.poolId()).username(NAME));
    }

    public AuthenticationResultType signIn() {
        return clients.visitor()
                .initiateAuth(i -> i.clientId(set.clientId())
                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .authParameters(Map.of("USERNAME", NAME, "PASSWORD", PASSWORD)))
                .authenticationResult();
    }

    public void signOutEverywhere(AuthenticationResultType tokens) {
        clients.visitor().globalSignOut(g -> g.accessToken(tokens.accessToken()));
    }

    public Credentials credentials(AuthenticationResultType tokens, String region) {
        var logins = Map.of("cognito-idp." + region + ".amazonaws.com/" + set.poolId(), tokens.idToken());
        var identities = clients.visitorIdentities();
        var identity =
                identities.getId(g -> g.identityPoolId(set.identityPoolId()).logins(logins));
        var given = identities
                .getCredentialsForIdentity(
                        c -> c.identityId(identity.identityId()).logins(logins))
                .credentials();
        return new Credentials(
                given.accessKeyId(), Secret.of(given.secretKey()), Optional.of(Secret.of(given.sessionToken())));
    }
}
