package io.sallyport.policy.service;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;

/** Waits a moment for leases to be renewed: shorter when this replica renews one, a turn of the clock for the others' sake. */
public final class Pause {
    private static final Duration TURN = Duration.ofMillis(50);

    private final Supplier<Future<Void>> turn;
    private volatile Promise<Void> renewal = Promise.promise();

    /** @param turn completes after a moment */
    public Pause(Supplier<Future<Void>> turn) {
        this.turn = turn;
    }

    public static Pause on(Vertx vertx) {
        return new Pause(() -> turn(vertx));
    }

    /** A timer that its verticle's end cancels, which a future's is not. */
    private static Future<Void> turn(Vertx vertx) {
        Promise<Void> over = Promise.promise();
        vertx.setTimer(TURN.toMillis(), timer -> over.complete());
        return over.future();
    }

    Future<Void> next() {
        return Future.any(renewal.future(), turn.get()).mapEmpty();
    }

    /** A lease was renewed here. Only a hint: one that is lost between two costs a turn. */
    public void renewed() {
        var waiting = renewal;
        renewal = Promise.promise();
        waiting.tryComplete();
    }
}
