package io.sallyport.token.service;

import io.sallyport.contracts.Secret;
import io.sallyport.token.core.Address;
import io.sallyport.token.core.Minted;
import io.sallyport.token.core.Page;
import io.sallyport.token.core.Pool;
import io.sallyport.token.core.User;
import io.sallyport.token.core.UserStatus;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What administrators do with users. */
public record AdminUsers(
        Directory directory,
        Passwords passwords,
        Messages messages,
        SignOut signOut,
        InstantSource clock,
        SecureRandom random) {
    private static final int SCANNED_AT_ONCE = 500;

    /** @param mediums {@code EMAIL}, {@code SMS}; empty when nothing is to be sent */
    public record Invitation(
            String name, Map<String, String> attributes, Optional<Secret> password, List<String> mediums) {}

    public User create(Pool pool, Invitation wanted) {
        var policy = pool.settings().passwordPolicy();
        wanted.password().ifPresent(policy::check);
        var password =
                wanted.password().orElseGet(() -> Secret.of(Minted.temporaryPassword(policy.minimumLength(), random)));
        var user = NewUsers.of(
                        pool, wanted.name(), wanted.attributes(), UserStatus.FORCE_CHANGE_PASSWORD, clock.instant())
                .temporaryUntil(temporaryUntil(pool));
        NewUsers.requireFree(directory, pool, user);
        var credential = passwords.credential(pool, user.username(), password);
        directory
                .users()
                .insert(pool, user, Optional.of(credential))
                .recover(e -> NewUsers.taken(e, "User account already exists"))
                .await();
        invite(pool, user, wanted, password);
        return user;
    }

    private void invite(Pool pool, User user, Invitation wanted, Secret password) {
        var reachable = wanted.mediums().stream()
                .map(medium -> medium.equals("EMAIL") ? "email" : "phone_number")
                .toList();
        Address.of(user.attributes(), reachable)
                .ifPresent(to -> messages.invitation(pool, to, user.username(), password));
    }

    private Instant temporaryUntil(Pool pool) {
        return clock.instant()
                .plus(Duration.ofDays(pool.settings().passwordPolicy().temporaryDays()));
    }

    public void setPassword(Pool pool, String name, Secret password, boolean permanent) {
        pool.settings().passwordPolicy().check(password);
        var user = directory.user(pool, name);
        passwords.set(
                pool,
                user,
                password,
                current -> current.in(current.status().withPassword(permanent), clock.instant())
                        .temporaryUntil(temporaryUntil(pool)));
    }

    public void confirm(Pool pool, String name) {
        change(pool, name, current -> current.in(current.status().confirmed(), clock.instant()));
    }

    public void enable(Pool pool, String name) {
        change(pool, name, current -> current.enabled(true, clock.instant()));
    }

    /** What the user holds ends with it. */
    public void disable(Pool pool, String name) {
        signOut.everywhere(pool, directory.user(pool, name), (current, at) -> current.enabled(false, at));
    }

    public void signOut(Pool pool, String name) {
        signOut.everywhere(pool, directory.user(pool, name));
    }

    public void delete(Pool pool, String name) {
        signOut.delete(directory.user(pool, name));
    }

    public void setAttributes(Pool pool, String name, Map<String, String> attributes) {
        pool.settings().schema().checkChange(attributes);
        change(pool, name, current -> current.with(Attributes.unverified(current, attributes), clock.instant()));
    }

    private void change(Pool pool, String name, UnaryOperator<User> rule) {
        var users = directory.users();
        users.locked(directory.user(pool, name), (sql, current) -> users.save(sql, pool, rule.apply(current)))
                .recover(e -> SignUps.aliasTaken(e, "address"))
                .await();
    }

    /** Looks at every user of the pool when few match: a pool has no index over attributes. */
    public Page<User> list(Pool pool, Predicate<User> wanted, String after, int limit) {
        var found = new ArrayList<User>();
        var at = after;
        while (found.size() <= limit) {
            var some = directory.users().page(pool.id(), at, SCANNED_AT_ONCE).await();
            some.stream().filter(wanted).forEach(found::add);
            if (some.size() < SCANNED_AT_ONCE) {
                break;
            }
            at = some.getLast().sub();
        }
        return Page.of(found, limit, User::sub);
    }
}
