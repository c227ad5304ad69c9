package io.sallyport.token.service;

import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.Secret;
import io.sallyport.contracts.TokenFailure;
import io.sallyport.token.core.AuthState;
import io.sallyport.token.core.AuthState.Step;
import io.sallyport.token.core.Credential;
import io.sallyport.token.core.Names;
import io.sallyport.token.core.Pool;
import io.sallyport.token.core.Srp;
import io.sallyport.token.core.User;
import io.sallyport.token.service.Attempts.Kind;
import io.sallyport.token.service.Directory.Access;
import io.sallyport.token.store.SecretBlocks;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Sign-in by proof of the password. Somebody who does not exist is answered like one who does, with a salt that never changes and a
 * verifier that no password fits.
 */
public record SrpSignIn(
        Directory directory,
        SecretBlocks blocks,
        Attempts attempts,
        Workers workers,
        InstantSource clock,
        SecureRandom random) {
    private static final int SECRET_BITS = 256;
    /** {@code Tue Sep 25 00:09:40 UTC 2018}, the day without a leading zero. */
    private static final Pattern TIMESTAMP = Pattern.compile(
            "(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [1-3]?\\d \\d\\d:\\d\\d:\\d\\d UTC \\d{4}");

    private record Known(String userId, BigInteger salt, BigInteger verifier) {}

    public Outcome.Challenge begin(Access access, String name, String clientKey) {
        var a = Srp.publicKey(clientKey);
        var user = directory.users().find(access.pool(), name).await();
        if (user.isEmpty() && !access.client().settings().hidesUnknownUsers()) {
            throw Directory.noUser();
        }
        var known = known(access.pool(), user, name);
        var secret = new BigInteger(SECRET_BITS, random);
        var offer = workers.run(() -> Srp.offer(known.verifier(), secret)).await();
        var state = new AuthState(
                Step.PASSWORD_VERIFIER,
                access.pool().id(),
                user.map(User::sub).orElse(""),
                known.userId(),
                a.toString(16),
                offer.secret().toString(16),
                offer.shown().toString(16));
        var expires =
                clock.instant().plus(access.client().settings().lifetimes().session());
        var block = blocks.seal(access.client(), state, expires);
        return new Outcome.Challenge(Step.PASSWORD_VERIFIER, Optional.empty(), shown(known, offer, block));
    }

    /** The .NET client wants USERNAME besides. */
    private static Map<String, String> shown(Known known, Srp.Offer offer, String block) {
        return Map.of(
                "SALT", known.salt().toString(16),
                "SRP_B", offer.shown().toString(16),
                "SECRET_BLOCK", block,
                "USERNAME", known.userId(),
                "USER_ID_FOR_SRP", known.userId());
    }

    /** The work for somebody who does not exist is done for everybody. */
    private Known known(Pool pool, Optional<User> user, String name) {
        var key = new Names(pool.settings()).key(name);
        var nobodys = workers.run(() -> pool.mask().verifier(key)).await();
        var credential = credential(pool, user);
        var nobody = pool.settings().usernameAttributes().isEmpty()
                ? key // as somebody who exists would be shown: not as they were asked for
                : pool.mask().sub(key);
        return new Known(
                user.map(User::username).orElse(nobody),
                credential.map(Credential::salt).orElseGet(() -> pool.mask().salt(key)),
                credential.map(Credential::verifier).orElse(nobodys));
    }

    private Optional<Credential> credential(Pool pool, Optional<User> user) {
        return user.flatMap(
                found -> directory.users().credential(pool.id(), found.sub()).await());
    }

    /** @return the user whose password it is */
    public User finish(Access access, Map<String, String> responses) {
        var block = AuthParameters.required(responses, "PASSWORD_CLAIM_SECRET_BLOCK");
        var claimed = signature(AuthParameters.required(responses, "PASSWORD_CLAIM_SIGNATURE"));
        var timestamp = AuthParameters.required(responses, "TIMESTAMP");
        requireForm(timestamp);
        var name = AuthParameters.required(responses, "USERNAME");
        var carried = blocks.open(access.client(), block, clock.instant()).orElseThrow(SrpSignIn::noSession);
        var state = carried.state();
        var user = user(access.pool(), state, name);
        var attempt = attempts.open(Kind.PASSWORD, access.pool(), user, state.userId());
        var verifier = known(access.pool(), user, state.userId()).verifier();
        var expected = workers.run(() -> expected(access.pool(), state, verifier, block, timestamp))
                .await();
        if (!expected.matches(claimed) || user.isEmpty()) {
            attempts.failed(attempt);
            throw Guesses.refusal(access.client(), user);
        }
        attempts.succeeded(attempt);
        if (!blocks.spend(access.client(), carried).await()) {
            throw noSession();
        }
        return user.get();
    }

    private static Refusal noSession() {
        return new Refusal(TokenFailure.INVALID_SESSION, "Invalid session for the user.");
    }

    /** The name sent with the proof has to be the one that the sign-in began with, in any of its forms. */
    private Optional<User> user(Pool pool, AuthState state, String name) {
        return directory
                .users()
                .find(pool, name)
                .await()
                .filter(user -> user.sub().equals(state.sub()));
    }

    private static Secret expected(Pool pool, AuthState state, BigInteger verifier, String block, String timestamp) {
        var offer = new Srp.Offer(new BigInteger(state.serverSecret(), 16), new BigInteger(state.serverKey(), 16));
        var key = Srp.key(new BigInteger(state.clientKey(), 16), offer, verifier);
        return Srp.signature(
                key, pool.srpName(), state.userId(), Base64.getDecoder().decode(block), timestamp);
    }

    private static byte[] signature(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw invalid("PASSWORD_CLAIM_SIGNATURE must be base 64.");
        }
    }

    private static void requireForm(String timestamp) {
        if (!TIMESTAMP.matcher(timestamp).matches()) {
            throw invalid("TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english");
        }
    }

    private static Refusal invalid(String message) {
        return new Refusal(TokenFailure.INVALID_PARAMETER, message);
    }
}
