package io.sallyport.token.service;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.Secret;
import io.sallyport.token.service.AccessTokens.Bearer;
import java.time.InstantSource;
import java.util.Map;

/** What users do with themselves, by their access token. */
public record SelfService(
        Directory directory,
        AccessTokens tokens,
        Guesses guesses,
        Passwords passwords,
        SignOut signOut,
        InstantSource clock) {

    public void changePassword(String accessToken, Secret previous, Secret proposed) {
        var bearer = tokens.verify(accessToken);
        var user = guesses.check(bearer.pool(), bearer.client(), bearer.user().username(), previous);
        bearer.pool().settings().passwordPolicy().check(proposed);
        passwords.set(bearer.pool(), user, proposed, current -> current.in(current.status(), clock.instant()));
    }

    public void setAttributes(String accessToken, Map<String, String> attributes) {
        var bearer = tokens.verify(accessToken);
        bearer.client().requireWritable(attributes);
        bearer.pool().settings().schema().checkChange(attributes);
        requireNoVerification(bearer, attributes);
        var users = directory.users();
        users.locked(
                        bearer.user(),
                        (sql, current) -> users.save(
                                sql,
                                bearer.pool(),
                                current.with(Attributes.unverified(current, attributes), clock.instant())))
                .recover(e -> SignUps.aliasTaken(e, "address"))
                .await();
    }

    /** Nothing verifies a changed address yet, so a pool that promises to does not take one. */
    private static void requireNoVerification(Bearer bearer, Map<String, String> attributes) {
        bearer.pool().settings().autoVerified().stream()
                .filter(attributes::containsKey)
                .findFirst()
                .ifPresent(name -> {
                    throw new Refusal(
                            GatewayFailure.INVALID_REQUEST,
                            "changing " + name + " in a pool that verifies it is not built yet");
                });
    }

    public void signOut(String accessToken) {
        var bearer = tokens.verify(accessToken);
        signOut.everywhere(bearer.pool(), bearer.user());
    }

    public void delete(String accessToken) {
        signOut.delete(tokens.verify(accessToken).user());
    }
}
