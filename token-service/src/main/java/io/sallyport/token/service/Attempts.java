package io.sallyport.token.service;

import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;
import io.sallyport.token.core.Names;
import io.sallyport.token.core.Pool;
import io.sallyport.token.core.User;
import io.sallyport.token.store.AttemptStore;
import io.sallyport.token.store.AttemptStore.Target;
import java.time.InstantSource;
import java.util.Optional;

/** Bounds how often somebody may guess. Names that nobody has are counted like those of users. */
public record Attempts(AttemptStore store, InstantSource clock) {

    /** What is guessed at. */
    public enum Kind {
        PASSWORD(TokenFailure.NOT_AUTHORIZED, "Password attempts exceeded"),
        CODE(TokenFailure.LIMIT_EXCEEDED, "Attempt limit exceeded, please try after some time."),
        RESEND(TokenFailure.LIMIT_EXCEEDED, "Attempt limit exceeded, please try after some time.");

        private final TokenFailure failure;
        private final String text;

        Kind(TokenFailure failure, String text) {
            this.failure = failure;
            this.text = text;
        }

        Refusal refusal() {
            return new Refusal(failure, text);
        }
    }

    /** @param name as it was typed; counts when nobody has it */
    public Try open(Kind kind, Pool pool, Optional<User> user, String name) {
        var who = user.map(User::sub).orElseGet(() -> pool.mask().blind(new Names(pool.settings()).key(name)));
        var attempt = new Try(kind, new Target(pool.id(), kind.name().substring(0, 1) + "/" + who));
        if (store.locked(attempt.target(), clock.instant()).await()) {
            throw kind.refusal();
        }
        return attempt;
    }

    /** One guess that was let through. */
    public record Try(Kind kind, Target target) {}

    public void failed(Try attempt) {
        store.failed(attempt.target(), clock.instant()).await();
    }

    /** Refuses after all when guesses that ran beside it have closed the door: else many at once would be free. */
    public void succeeded(Try attempt) {
        if (!store.succeeded(attempt.target(), clock.instant()).await()) {
            throw attempt.kind().refusal();
        }
    }
}
