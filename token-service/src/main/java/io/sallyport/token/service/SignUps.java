package io.sallyport.token.service;

import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.Secret;
import io.sallyport.contracts.TokenFailure;
import io.sallyport.runtime.sql.Duplicate;
import io.sallyport.token.core.Address;
import io.sallyport.token.core.Minted;
import io.sallyport.token.core.Names;
import io.sallyport.token.core.SecretHash;
import io.sallyport.token.core.User;
import io.sallyport.token.core.UserStatus;
import io.sallyport.token.service.Attempts.Kind;
import io.sallyport.token.service.Directory.Access;
import io.sallyport.token.store.CodeStore;
import io.sallyport.token.store.CodeStore.Sent;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** People who sign themselves up, and show that their address is theirs. */
public record SignUps(
        Directory directory,
        Passwords passwords,
        CodeStore codes,
        Messages messages,
        Attempts attempts,
        InstantSource clock,
        SecureRandom random) {
    private static final Duration CODE_LIFE = Duration.ofHours(24);

    /** @param sentTo where the code went, when one did */
    public record SignedUp(User user, Optional<Address> sentTo) {}

    public SignedUp signUp(
            Access access, Optional<String> hash, String name, Secret password, Map<String, String> attributes) {
        SecretHash.check(access.client(), hash, name);
        var pool = access.pool();
        if (pool.settings().adminCreatesOnly()) {
            throw new Refusal(TokenFailure.NOT_AUTHORIZED, "SignUp is not permitted for this user pool");
        }
        pool.settings().passwordPolicy().check(password);
        access.client().requireWritable(attributes);
        var user = NewUsers.of(pool, name, attributes, UserStatus.UNCONFIRMED, clock.instant());
        NewUsers.requireFree(directory, pool, user);
        var credential = passwords.credential(pool, user.username(), password);
        directory
                .users()
                .insert(pool, user, Optional.of(credential))
                .recover(e -> NewUsers.taken(e, "User already exists"))
                .await();
        return new SignedUp(user, sendCode(access, user));
    }

    private Optional<Address> sendCode(Access access, User user) {
        var pool = access.pool();
        var to = Address.of(user.attributes(), pool.settings().autoVerified());
        to.ifPresent(address -> {
            var code = Secret.of(Minted.code(random));
            codes.put(user, new Sent(code, address, clock.instant().plus(CODE_LIFE)))
                    .await();
            messages.verification(pool, address, code);
        });
        return to;
    }

    public void confirm(Access access, Optional<String> hash, String name, String code) {
        SecretHash.check(access.client(), hash, name);
        var user = directory.users().find(access.pool(), name).await();
        var hides = access.client().settings().hidesUnknownUsers();
        if (user.isEmpty() && !hides) {
            throw new Refusal(TokenFailure.USER_NOT_FOUND, "Username/client id combination not found.");
        }
        var attempt = attempts.open(Kind.CODE, access.pool(), user, name);
        var sent = user.flatMap(found -> codes.find(found).await());
        var right = sent.filter(one -> one.code().matches(Secret.of(code)));
        if (right.isEmpty()) {
            attempts.failed(attempt);
            throw wrong(user, sent, hides);
        }
        attempts.succeeded(attempt);
        if (!clock.instant().isBefore(right.get().expiresAt())) {
            throw expired();
        }
        confirm(access, user.orElseThrow(), right.get());
    }

    private static Refusal wrong(Optional<User> user, Optional<Sent> sent, boolean hides) {
        if (!hides && sent.isEmpty()) {
            user.ifPresent(found -> found.status().confirmed());
            return expired();
        }
        return new Refusal(TokenFailure.CODE_MISMATCH, "Invalid verification code provided, please try again.");
    }

    private static Refusal expired() {
        return new Refusal(TokenFailure.CODE_EXPIRED, "Invalid code provided, please request a code again.");
    }

    private void confirm(Access access, User user, Sent sent) {
        var users = directory.users();
        users.locked(user, (sql, current) -> {
                    var next = verified(current, sent.to());
                    return codes.delete(sql, current).compose(_ -> users.save(sql, access.pool(), next));
                })
                .recover(e -> aliasTaken(e, sent.to().attribute()))
                .await();
    }

    /** A code proves the address that it was sent to. One that was changed since is not proven, and has a code of its own to ask for. */
    private User verified(User current, Address to) {
        var confirmed = current.status().confirmed();
        if (!to.isAmong(current.attributes())) {
            throw expired();
        }
        return current.in(confirmed, clock.instant())
                .with(Map.of(to.attribute() + "_verified", "true"), clock.instant());
    }

    static io.vertx.core.Future<Void> aliasTaken(Throwable failure, String attribute) {
        return io.vertx.core.Future.failedFuture(
                failure instanceof Duplicate
                        ? new Refusal(
                                TokenFailure.ALIAS_EXISTS, "An account with the " + attribute + " already exists.")
                        : failure);
    }

    /** @return where the code went; for somebody who does not exist, where one could have gone */
    public Address resend(Access access, Optional<String> hash, String name) {
        SecretHash.check(access.client(), hash, name);
        var user = directory.users().find(access.pool(), name).await();
        attempts.failed(attempts.open(Kind.RESEND, access.pool(), user, name));
        var waiting = user.filter(found -> found.status() == UserStatus.UNCONFIRMED);
        if (access.client().settings().hidesUnknownUsers()) {
            return hidden(access, waiting, name);
        }
        if (user.isEmpty()) {
            throw new Refusal(TokenFailure.USER_NOT_FOUND, "Username/client id combination not found.");
        }
        if (waiting.isEmpty()) {
            throw new Refusal(TokenFailure.INVALID_PARAMETER, "User is already confirmed.");
        }
        return sendCode(access, waiting.get()).orElseThrow(SignUps::verifiesNothing);
    }

    /** Says the same whether somebody waits for a code or not: what the pool does, not whom it knows. */
    private Address hidden(Access access, Optional<User> waiting, String name) {
        if (access.pool().settings().autoVerified().isEmpty()) {
            throw verifiesNothing();
        }
        return waiting.flatMap(user -> sendCode(access, user)).orElseGet(() -> simulated(access, name));
    }

    private static Refusal verifiesNothing() {
        return new Refusal(TokenFailure.INVALID_PARAMETER, "Cannot resend codes. Auto verification not turned on.");
    }

    /** Always the same for the same name, and of a kind that the pool verifies. */
    private static Address simulated(Access access, String name) {
        var like = access.pool().mask().sub(new Names(access.pool().settings()).key(name));
        return access.pool().settings().autoVerified().contains("email")
                ? new Address("email", like.charAt(0) + "@" + like.charAt(1))
                : new Address("phone_number", "%04d".formatted(Math.floorMod(like.hashCode(), 10_000)));
    }
}
