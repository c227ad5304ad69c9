package io.sallyport.token.service;

import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.Secret;
import io.sallyport.contracts.TokenFailure;
import io.sallyport.token.core.Argon2id;
import io.sallyport.token.core.Client;
import io.sallyport.token.core.Credential;
import io.sallyport.token.core.Pool;
import io.sallyport.token.core.User;
import io.sallyport.token.service.Attempts.Kind;
import java.util.Optional;

/** Checks a password that was sent. Costs the same whether or not somebody has the name. */
public record Guesses(Directory directory, Attempts attempts, Workers workers) {
    /** Of a password that nobody knows. */
    private static final class Nobodys {
        static final String HASH = Argon2id.hash(
                Secret.of(java.util.UUID.randomUUID().toString()),
                java.nio.ByteBuffer.allocate(16).putLong(System.nanoTime()).array());
    }

    /** @return the user whose password it is */
    public User check(Pool pool, Client client, String name, Secret password) {
        var user = directory.users().find(pool, name).await();
        var attempt = attempts.open(Kind.PASSWORD, pool, user, name);
        var hash = user.flatMap(found ->
                directory.users().credential(pool.id(), found.sub()).await().map(Credential::argon2id));
        var right = workers.run(() -> Argon2id.matches(password, hash.orElse(Nobodys.HASH)))
                .await();
        if (user.isEmpty() || hash.isEmpty() || !right) {
            attempts.failed(attempt);
            throw refusal(client, user);
        }
        attempts.succeeded(attempt);
        return user.get();
    }

    /** Tells nobody who exists, unless the client's creator wanted it told. */
    static Refusal refusal(Client client, Optional<User> user) {
        if (user.isEmpty() && !client.settings().hidesUnknownUsers()) {
            return Directory.noUser();
        }
        return new Refusal(TokenFailure.WRONG_PASSWORD, "Incorrect username or password.");
    }
}
