package io.sallyport.token.service;

import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;
import io.sallyport.runtime.sql.Duplicate;
import io.sallyport.token.core.Names;
import io.sallyport.token.core.Pool;
import io.sallyport.token.core.User;
import io.sallyport.token.core.UserStatus;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What a user is made of, whoever makes it. */
final class NewUsers {
    private NewUsers() {}

    static User of(Pool pool, String name, Map<String, String> given, UserStatus status, Instant now) {
        var names = new Names(pool.settings());
        var sub = UUID.randomUUID().toString();
        var username = names.username(name, sub);
        var attributes = names.attributes(name, given);
        pool.settings().schema().checkNew(attributes);
        return new User(pool.id(), sub, username, status, true, attributes, Instant.EPOCH, Instant.EPOCH, now, now, 1);
    }

    /** Says early, before a password is hashed for nothing; the table says so again. */
    static void requireFree(Directory directory, Pool pool, User user) {
        if (directory.users().find(pool, user.username()).await().isPresent()) {
            throw new Refusal(TokenFailure.USERNAME_EXISTS, "User already exists");
        }
        for (var alias : new Names(pool.settings()).aliases(user.attributes())) {
            if (directory.users().find(pool, alias.key()).await().isPresent()) {
                throw new Refusal(
                        TokenFailure.USERNAME_EXISTS,
                        "An account with the given " + alias.attribute() + " already exists.");
            }
        }
    }

    static Future<Void> taken(Throwable failure, String message) {
        return Future.failedFuture(
                failure instanceof Duplicate ? new Refusal(TokenFailure.USERNAME_EXISTS, message) : failure);
    }
}
