package io.sallyport.token.service;

import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads for work that takes long: hashing passwords, raising powers, signing; or making keys. Bounded: where too much waits, the next is
 * told so at once, and what waited too long is told so then and not begun.
 */
public final class Workers {
    private static final int WAITING_PER_THREAD = 64;
    /** Less than clients wait for an answer. */
    private static final Duration CALLERS_PATIENCE = Duration.ofSeconds(10);
    /** Keys are made one after another, and nobody waits for them. */
    private static final Duration MAKERS_PATIENCE = Duration.ofHours(1);

    private final Vertx vertx;
    private final WorkerExecutor executor;
    private final AtomicInteger inside = new AtomicInteger();
    private final int most;
    private final Duration patience;

    private Workers(Vertx vertx, String name, int threads, Duration patience) {
        this.vertx = vertx;
        this.executor = vertx.createSharedWorkerExecutor(name, threads);
        this.most = threads * WAITING_PER_THREAD;
        this.patience = patience;
    }

    /** For what callers wait for; each thread takes up to 19 MiB while it hashes. */
    public static Workers forCallers(Vertx vertx, int threads) {
        return forCallers(vertx, threads, CALLERS_PATIENCE);
    }

    static Workers forCallers(Vertx vertx, int threads, Duration patience) {
        return new Workers(vertx, "token-service-crypto", threads, patience);
    }

    /** One thread for what is made ahead of time. */
    public static Workers forKeys(Vertx vertx) {
        return new Workers(vertx, "token-service-keys", 1, MAKERS_PATIENCE);
    }

    /** @return fails with {@code TOO_MANY_REQUESTS} when too much waits already, or this was not begun in time */
    public <T> Future<T> run(Callable<T> work) {
        if (inside.incrementAndGet() > most) {
            inside.decrementAndGet();
            return Future.failedFuture(tooMany());
        }
        var decided = new AtomicBoolean();
        var outcome = Promise.<T>promise();
        var timer = vertx.setTimer(patience.toMillis(), _ -> {
            if (decided.compareAndSet(false, true)) {
                outcome.fail(tooMany());
            }
        });
        executor.executeBlocking(() -> begun(decided, work), false)
                .onComplete(_ -> inside.decrementAndGet())
                .onComplete(_ -> vertx.cancelTimer(timer))
                .onSuccess(outcome::tryComplete)
                .onFailure(outcome::tryFail);
        return outcome.future();
    }

    private static <T> T begun(AtomicBoolean decided, Callable<T> work) throws Exception {
        if (!decided.compareAndSet(false, true)) {
            throw tooMany();
        }
        return work.call();
    }

    private static Refusal tooMany() {
        return new Refusal(TokenFailure.TOO_MANY_REQUESTS, "Too many requests; try again");
    }

    public Future<Void> close() {
        return executor.close();
    }
}
