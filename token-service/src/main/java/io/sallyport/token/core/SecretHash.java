package io.sallyport.token.core;

import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.Secret;
import io.sallyport.contracts.TokenFailure;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The proof that a client knows its secret.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html">Cognito developer guide,
 *     "Computing secret hash values"</a>
 */
public final class SecretHash {
    private SecretHash() {}

    /** @param username as the client sent it */
    public static String of(Secret clientSecret, String username, String clientId) {
        return Base64.getEncoder().encodeToString(Keyed.hmac(clientSecret, username + clientId));
    }

    /**
     * @param usernames any of which it may be over
     * @throws Refusal unless the client has no secret, or {@code sent} is right
     */
    public static void check(Client client, Optional<String> sent, String... usernames) {
        if (client.secret().isEmpty()) {
            require(
                    sent.isEmpty(),
                    "Client " + client.id() + " is not configured for secret but secret hash was received");
            return;
        }
        require(
                sent.isPresent(),
                "Client " + client.id() + " is configured with secret but SECRET_HASH was not received");
        var proof = Secret.of(sent.orElseThrow());
        var right = false;
        for (var username : usernames) {
            right |= proof.matches(
                    of(client.secret().orElseThrow(), username, client.id()).getBytes(StandardCharsets.UTF_8));
        }
        require(right, "Unable to verify secret hash for client " + client.id());
    }

    private static void require(boolean held, String otherwise) {
        if (!held) {
            throw new Refusal(TokenFailure.WRONG_SECRET_HASH, otherwise);
        }
    }
}
