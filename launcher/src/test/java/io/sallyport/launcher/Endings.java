package io.sallyport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.contracts.Secret;
import io.sallyport.launcher.story.ApiAnswer;
import io.sallyport.launcher.story.ApiCalls;
import io.sallyport.launcher.story.Clients;
import io.sallyport.launcher.story.Stage;
import io.sallyport.launcher.story.Visitor;
import io.sallyport.sigv4.Credentials;
import io.sallyport.sigv4.Header;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.iam.model.StatusType;

/**
 * Tokens and keys that were let in a moment ago, and are ended: each gateway refuses them with the first request after the acknowledgement.
 *
 * @param clients  through which they are ended
 * @param set      the example application; {@code Visitor.NAME} has to be signed up
 * @param gateways calls through each, by its name
 */
public record Endings(Clients clients, Stage.Set set, String region, Map<String, ApiCalls> gateways) {
    public void tokensAreRefusedOnceSignedOutOrRevoked() {
        var visitor = new Visitor(clients, set);
        ends(visitor, visitor::signOutEverywhere);
        ends(
                visitor,
                tokens -> clients.visitor()
                        .revokeToken(r -> r.clientId(set.clientId()).token(tokens.refreshToken())));
    }

    private void ends(Visitor visitor, Consumer<AuthenticationResultType> ending) {
        var tokens = visitor.signIn();
        var credentials = visitor.credentials(tokens, region);
        gateways.forEach((name, calls) -> {
            assertThat(members(calls, tokens.idToken()).status()).as(name).isEqualTo(200);
            assertThat(pets(calls, credentials).status()).as(name).isEqualTo(200);
        });

        ending.accept(tokens);

        gateways.forEach((name, calls) -> {
            assertThat(members(calls, tokens.idToken()).status()).as(name).isEqualTo(401);
            assertThat(pets(calls, credentials).status()).as(name).isEqualTo(403);
        });
    }

    /** @param userName of a user who is made for it */
    public void keysAreRefusedOnceInactiveOrDeleted(String userName) {
        try (var iam = clients.iam()) {
            iam.createUser(u -> u.userName(userName));
            iam.putUserPolicy(p -> p.userName(userName).policyName("call").policyDocument(mayCall()));
            var key = iam.createAccessKey(k -> k.userName(userName)).accessKey();
            var id = key.accessKeyId();
            var credentials = Credentials.longTerm(id, Secret.of(key.secretAccessKey()));
            answered(credentials, 200);
            iam.updateAccessKey(k -> k.userName(userName).accessKeyId(id).status(StatusType.INACTIVE));
            answered(credentials, 403);
            iam.updateAccessKey(k -> k.userName(userName).accessKeyId(id).status(StatusType.ACTIVE));
            answered(credentials, 200);
            iam.deleteAccessKey(k -> k.userName(userName).accessKeyId(id));
            answered(credentials, 403);
        }
    }

    private String mayCall() {
        return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"execute-api:Invoke\","
                + "\"Resource\":\"arn:aws:execute-api:*:*:" + set.apiId() + "/*\"}}";
    }

    private void answered(Credentials credentials, int status) {
        gateways.forEach((name, calls) ->
                assertThat(pets(calls, credentials).status()).as(name).isEqualTo(status));
    }

    private ApiAnswer pets(ApiCalls calls, Credentials who) {
        return calls.signed(who, "GET", set.path() + "/pets", "");
    }

    private ApiAnswer members(ApiCalls calls, String token) {
        return calls.send("GET", set.path() + "/members/pets", "", new Header("Authorization", "Bearer " + token));
    }
}
