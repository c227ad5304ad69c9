package io.sallyport.functions.worker;

import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.functions.core.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The environments of a worker: a warm one is used again, a new one is started while there is room, an idle one of another function
 * makes room, and what finds none waits in order or is refused. Lives on one context.
 */
final class Pool {
    /** How long an event waits for an environment that has just answered, before another one is started. */
    private static final Duration RETURN = Duration.ofMillis(20);

    private final Vertx vertx;
    private final InstantSource clock;
    private final Starter starter;
    private final Limits limits;
    private final List<Environment> environments = new ArrayList<>();
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private int ordinary;
    private boolean closed;

    Pool(Vertx vertx, InstantSource clock, Starter starter, Limits limits) {
        this.vertx = vertx;
        this.clock = clock;
        this.starter = starter;
        this.limits = limits;
    }

    /**
     * @param urgent  decides about access: may use the reserved environments, and goes first in the queue
     * @param mayWait whether it may wait for an environment when none is free
     * @return fails with {@code THROTTLED} when there is no room, or none in time
     */
    Future<Outcome> run(Work work, Invocation invocation, boolean urgent, boolean mayWait) {
        var asked = new Waiting(work, invocation, urgent, mayWait);
        if (closed) {
            asked.outcome.fail(full());
        } else if (!place(asked)) {
            hold(asked);
        }
        return asked.outcome.future();
    }

    /** An environment that has just answered asks again within moments: shorter than a start. */
    private void hold(Waiting asked) {
        if (returning(asked.work)) {
            asked.held = true;
            asked.wasHeld = true;
            enqueue(asked, RETURN, () -> {
                asked.held = false;
                if (!place(asked)) {
                    stand(asked);
                }
            });
        } else {
            stand(asked);
        }
    }

    private boolean returning(Work work) {
        return environments.stream().anyMatch(environment -> environment.returning() && runs(environment, work));
    }

    private void stand(Waiting asked) {
        if (asked.mayWait && queue.size() < limits.waiting()) {
            enqueue(asked, limits.patience(), () -> asked.outcome.tryFail(full()));
        } else {
            asked.outcome.tryFail(full());
        }
    }

    private void enqueue(Waiting asked, Duration patience, Runnable late) {
        if (asked.urgent) {
            queue.addFirst(asked);
        } else {
            queue.addLast(asked);
        }
        asked.timer = vertx.setTimer(patience.toMillis(), fired -> {
            queue.remove(asked);
            late.run();
        });
    }

    private Refusal full() {
        return new Refusal(
                FunctionFailure.THROTTLED,
                "all " + limits.environments() + " execution environments of this worker are busy; try again");
    }

    /** @return false when there is no environment for it now */
    private boolean place(Waiting asked) {
        if (!asked.urgent && ordinary >= limits.environments() - limits.reserved()) {
            return false;
        }
        var found = warm(asked.work).or(() -> mayStart(asked) ? cold(asked.work) : Optional.empty());
        found.ifPresent(environment -> give(environment, asked));
        return found.isPresent();
    }

    private boolean mayStart(Waiting asked) {
        return !asked.held && (asked.wasHeld || !returning(asked.work));
    }

    private Optional<Environment> warm(Work work) {
        return environments.stream()
                .filter(environment -> environment.idle() && runs(environment, work))
                .findFirst();
    }

    private static boolean runs(Environment environment, Work work) {
        return environment.work().revision().equals(work.revision());
    }

    private Optional<Environment> cold(Work work) {
        if (alive() >= limits.environments()) {
            var evicted = longestIdle();
            evicted.ifPresent(Environment::kill);
            if (evicted.isEmpty()) {
                return Optional.empty();
            }
        }
        var environment = starter.start(work, this::serveQueue);
        environments.add(environment);
        environment.gone().onComplete(gone -> {
            environments.remove(environment);
            serveQueue();
        });
        return Optional.of(environment);
    }

    private Optional<Environment> longestIdle() {
        return environments.stream().filter(Environment::idle).min(Comparator.comparingLong(Environment::idleSince));
    }

    private void give(Environment environment, Waiting asked) {
        vertx.cancelTimer(asked.timer);
        ordinary += asked.urgent ? 0 : 1;
        environment.invoke(asked.invocation).onComplete(outcome -> {
            ordinary -= asked.urgent ? 0 : 1;
            asked.outcome.handle(outcome);
            serveQueue();
        });
    }

    private void serveQueue() {
        for (var asked : List.copyOf(queue)) {
            if (place(asked)) {
                queue.remove(asked);
            }
        }
    }

    /** Ends what nobody has used for long. */
    void reap() {
        long before = clock.millis() - limits.idle().toMillis();
        List.copyOf(environments).stream()
                .filter(environment -> environment.free() && environment.idleSince() <= before)
                .forEach(Environment::kill);
    }

    /** Ends the idle environments of a function that is gone or has changed. */
    void forget(String function) {
        List.copyOf(environments).stream()
                .filter(environment -> environment.work().name().equals(function) && environment.free())
                .forEach(Environment::kill);
    }

    /** Takes what was printed, so that no function has to wait until it may print more. */
    void drain() {
        environments.forEach(Environment::drain);
    }

    int busy() {
        return (int)
                environments.stream().filter(environment -> !environment.free()).count();
    }

    /** @return environments that are not ending */
    int alive() {
        return (int)
                environments.stream().filter(environment -> !environment.over()).count();
    }

    /** Takes nothing new; completed when every process is gone. What still runs is ended and says so. */
    Future<Void> close() {
        closed = true;
        queue.forEach(asked -> {
            vertx.cancelTimer(asked.timer);
            asked.outcome.tryFail(full());
        });
        queue.clear();
        var all = List.copyOf(environments);
        all.forEach(Environment::kill);
        return Future.join(all.stream().map(Environment::gone).toList()).mapEmpty();
    }

    /** One invocation on its way to an environment. */
    private static final class Waiting {
        final Work work;
        final Invocation invocation;
        final boolean urgent;
        final boolean mayWait;
        final Promise<Outcome> outcome = Promise.promise();
        boolean held;
        boolean wasHeld;
        long timer = -1;

        Waiting(Work work, Invocation invocation, boolean urgent, boolean mayWait) {
            this.work = work;
            this.invocation = invocation;
            this.urgent = urgent;
            this.mayWait = mayWait;
        }
    }
}
