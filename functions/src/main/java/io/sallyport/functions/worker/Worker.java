package io.sallyport.functions.worker;

import io.sallyport.functions.core.Engine;
import io.sallyport.functions.core.Outcome;
import io.sallyport.runtime.bus.Call;
import io.sallyport.runtime.keys.Sealer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A worker: its environments and what they need. Everything happens on the context on which it was made. */
public final class Worker {
    private static final long WHILE_BUSY_MILLIS = 10;
    private static final long NOW_AND_THEN_MILLIS = 1_000;

    private final Vertx vertx;
    private final Context context;
    private final Machine machine;
    private final Limits limits;
    private final Starter starter;
    private final Pool pool;
    private boolean draining;
    private boolean closed;

    /**
     * @param code   the zip of a hash
     * @param sealer opens the functions' variables
     */
    public Worker(
            Vertx vertx,
            InstantSource clock,
            Machine machine,
            Limits limits,
            String region,
            Sealer sealer,
            Call<String, Buffer> code) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.machine = machine;
        this.limits = limits;
        var runtimes = new Runtimes(machine.interpreters(), machine.clients(), machine.sandbox(), region);
        var folders = new CodeFolders(vertx, machine.folder().resolve("code"), code);
        this.starter = new Starter(vertx, clock, runtimes, folders, sealer, limits, machine);
        this.pool = new Pool(vertx, clock, starter, limits);
        vertx.setTimer(NOW_AND_THEN_MILLIS, this::nowAndThen);
    }

    public List<Engine> engines() {
        return machine.engines();
    }

    public int environments() {
        return limits.environments();
    }

    /** See {@link Pool#run}. */
    public Future<Outcome> run(Work work, Invocation invocation, boolean urgent, boolean mayWait) {
        return here(() -> {
            var outcome = pool.run(work, invocation, urgent, mayWait);
            drainWhileBusy();
            return outcome;
        });
    }

    /** The function is gone or has changed: its idle environments are ended. */
    public Future<Void> forget(String function) {
        return here(() -> {
            pool.forget(function);
            return Future.succeededFuture();
        });
    }

    /** Ends every environment and removes what it left. */
    public Future<Void> close() {
        return here(() -> {
                    closed = true;
                    return pool.close();
                })
                .compose(gone -> here(starter::close))
                .eventually(() -> vertx.executeBlocking(this::removed, false));
    }

    private Optional<Path> removed() {
        try {
            Folders.remove(machine.folder());
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> Future<T> here(Supplier<Future<T>> work) {
        var promise = Promise.<T>promise();
        context.runOnContext(now -> work.get().onComplete(promise));
        return promise.future();
    }

    private void drainWhileBusy() {
        if (draining || closed || pool.busy() == 0) {
            return;
        }
        draining = true;
        vertx.setTimer(WHILE_BUSY_MILLIS, fired -> {
            draining = false;
            pool.drain();
            drainWhileBusy();
        });
    }

    private void nowAndThen(long fired) {
        if (!closed) {
            pool.drain();
            pool.reap();
            vertx.setTimer(NOW_AND_THEN_MILLIS, this::nowAndThen);
        }
    }
}
