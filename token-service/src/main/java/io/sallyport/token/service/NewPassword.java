package io.sallyport.token.service;

import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.Secret;
import io.sallyport.contracts.TokenFailure;
import io.sallyport.token.core.AttributeRule;
import io.sallyport.token.core.AuthState;
import io.sallyport.token.core.AuthState.Step;
import io.sallyport.token.core.Minted;
import io.sallyport.token.core.Pool;
import io.sallyport.token.core.User;
import io.sallyport.token.core.UserStatus;
import io.sallyport.token.service.Directory.Access;
import io.sallyport.token.store.AuthSessionStore;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Has a user whose password an administrator gave choose another before anything else. */
public record NewPassword(
        Directory directory, AuthSessionStore sessions, Passwords passwords, InstantSource clock, SecureRandom random) {
    private static final String ATTRIBUTE = "userAttributes.";

    public Outcome.Challenge demand(Access access, User user) {
        var handle = Minted.token(random);
        var state =
                new AuthState(Step.NEW_PASSWORD_REQUIRED, access.pool().id(), user.sub(), user.username(), "", "", "");
        var expires =
                clock.instant().plus(access.client().settings().lifetimes().session());
        sessions.insert(access.client(), handle, state, expires).await();
        return new Outcome.Challenge(
                Step.NEW_PASSWORD_REQUIRED,
                Optional.of(handle),
                Map.of(
                        "USER_ID_FOR_SRP", user.username(),
                        "requiredAttributes", missing(access.pool(), user),
                        "userAttributes", new JsonObject(new HashMap<>(user.attributes())).encode()));
    }

    private static String missing(Pool pool, User user) {
        var names = new JsonArray();
        pool.settings().schema().rules().stream()
                .filter(AttributeRule::required)
                .map(AttributeRule::name)
                .filter(name -> !name.equals("sub") && !user.attributes().containsKey(name))
                .forEach(name -> names.add(ATTRIBUTE + name));
        return names.encode();
    }

    /** A password that the pool does not take leaves the session as it was, for another try. */
    public User choose(Access access, Optional<String> session, String name, Map<String, String> responses) {
        var password = Secret.of(AuthParameters.required(responses, "NEW_PASSWORD"));
        var handle = session.orElseThrow(NewPassword::noSession);
        var state = sessions.peek(access.client(), handle, clock.instant())
                .await()
                .filter(known -> known.step() == Step.NEW_PASSWORD_REQUIRED)
                .orElseThrow(NewPassword::noSession);
        var user = user(access.pool(), state, name);
        access.pool().settings().passwordPolicy().check(password);
        var attributes = attributes(access, user, responses);
        if (sessions.take(access.client(), handle, clock.instant()).await().isEmpty()) {
            throw noSession();
        }
        return passwords.set(
                access.pool(),
                user,
                password,
                current -> changed(current).with(Attributes.unverified(current, attributes), clock.instant()));
    }

    private User changed(User current) {
        if (current.status() != UserStatus.FORCE_CHANGE_PASSWORD) {
            throw noSession();
        }
        return current.in(UserStatus.CONFIRMED, clock.instant());
    }

    private User user(Pool pool, AuthState state, String name) {
        return directory
                .users()
                .find(pool, name)
                .await()
                .filter(found -> found.sub().equals(state.sub()))
                .orElseThrow(NewPassword::noSession);
    }

    private static Refusal noSession() {
        return new Refusal(
                TokenFailure.INVALID_SESSION, "Invalid session for the user, session can only be used once.");
    }

    private static Map<String, String> attributes(Access access, User user, Map<String, String> responses) {
        var given = new TreeMap<String, String>();
        responses.forEach((name, value) -> {
            if (name.startsWith(ATTRIBUTE)) {
                given.put(name.substring(ATTRIBUTE.length()), value);
            }
        });
        access.client().requireWritable(given);
        var schema = access.pool().settings().schema();
        var fresh = new TreeMap<>(given);
        fresh.keySet().removeAll(user.attributes().keySet());
        var known = new TreeMap<>(given);
        known.keySet().retainAll(user.attributes().keySet());
        schema.checkChange(known);
        var all = new TreeMap<>(user.attributes());
        all.putAll(fresh);
        schema.checkNew(all);
        return given;
    }
}
