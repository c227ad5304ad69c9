package io.sallyport.token.service;

import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads for work that takes long: hashing passwords, raising powers, signing; or making keys. Bounded: whoever would wait too long is told so at once. */
public final class Workers {
    private static final int WAITING_PER_THREAD = 64;

    private final WorkerExecutor executor;
    private final AtomicInteger inside = new AtomicInteger();
    private final int most;

    private Workers(WorkerExecutor executor, int most) {
        this.executor = executor;
        this.most = most;
    }

    /** For what callers wait for; each thread takes up to 19 MiB while it hashes. */
    public static Workers forCallers(Vertx vertx, int threads) {
        return open(vertx, "token-service-crypto", threads);
    }

    /** One thread for what is made ahead of time. */
    public static Workers forKeys(Vertx vertx) {
        return open(vertx, "token-service-keys", 1);
    }

    private static Workers open(Vertx vertx, String name, int threads) {
        return new Workers(vertx.createSharedWorkerExecutor(name, threads), threads * WAITING_PER_THREAD);
    }

    /** @return fails with {@code TOO_MANY_REQUESTS} when too much waits already */
    public <T> Future<T> run(Callable<T> work) {
        if (inside.incrementAndGet() > most) {
            inside.decrementAndGet();
            return Future.failedFuture(new Refusal(TokenFailure.TOO_MANY_REQUESTS, "Too many requests; try again"));
        }
        return executor.executeBlocking(work, false).onComplete(_ -> inside.decrementAndGet());
    }

    public Future<Void> close() {
        return executor.close();
    }
}
