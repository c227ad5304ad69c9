package io.sallyport.token.service;

import io.sallyport.contracts.Secret;
import io.sallyport.token.core.Credential;
import io.sallyport.token.core.Pool;
import io.sallyport.token.core.User;
import java.security.SecureRandom;
import java.util.function.UnaryOperator;

/** Gives users their passwords. */
public record Passwords(Directory directory, Workers workers, SecureRandom random) {

    /** Hashes off the event loop. */
    public Credential credential(Pool pool, String username, Secret password) {
        return workers.run(() -> Credential.of(pool.srpName(), username, password, random))
                .await();
    }

    /**
     * Stores a password that the pool's policy was asked about, with what else changes then.
     *
     * @param change looks at the user under its lock; may refuse
     */
    public User set(Pool pool, User user, Secret password, UnaryOperator<User> change) {
        var credential = credential(pool, user.username(), password);
        var users = directory.users();
        return users.locked(user, (sql, current) -> {
                    var next = change.apply(current);
                    return users.save(sql, pool, next)
                            .compose(_ -> users.saveCredential(sql, next, credential))
                            .map(next);
                })
                .await();
    }
}
