package io.sallyport.functions.dispatch;

import io.sallyport.functions.dispatch.WorkerContract.Forget;
import io.sallyport.functions.dispatch.WorkerContract.Forgotten;
import io.sallyport.functions.dispatch.WorkerContract.Pong;
import io.sallyport.functions.dispatch.WorkerContract.Ran;
import io.sallyport.functions.dispatch.WorkerContract.Run;
import io.sallyport.functions.worker.Invocation;
import io.sallyport.functions.worker.Worker;
import io.sallyport.runtime.bus.BusPort;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;

/** A worker on the bus: says that it is there, answers what it can do, runs what it is given. */
public final class WorkerVerticle extends VerticleBase {
    private static final long HELLO_MILLIS = 1_000;

    private final BusPort bus;
    private final Supplier<Worker> make;
    private final String id;
    private @org.jspecify.annotations.Nullable Worker worker;

    /** @param make called on the verticle's own context */
    public WorkerVerticle(BusPort bus, SecureRandom random, Supplier<Worker> make) {
        this.bus = bus;
        this.make = make;
        var bytes = new byte[16];
        random.nextBytes(bytes);
        this.id = HexFormat.of().formatHex(bytes);
    }

    public String id() {
        return id;
    }

    @Override
    public Future<?> start() {
        var made = make.get();
        worker = made;
        return bus.serve(WorkerContract.ping(id), ping -> pong(made))
                .compose(served -> bus.serve(WorkerContract.run(id), run -> ran(made, run)))
                .compose(served -> bus.serve(WorkerContract.forget(id), forget -> forgotten(made, forget)))
                .onSuccess(served -> {
                    hello();
                    vertx.setPeriodic(HELLO_MILLIS, tick -> hello());
                });
    }

    private void hello() {
        vertx.eventBus().publish(WorkerContract.HELLO, id);
    }

    private static Future<Pong> pong(Worker worker) {
        return Future.succeededFuture(new Pong(worker.engines(), worker.environments()));
    }

    private static Future<Ran> ran(Worker worker, Run run) {
        return worker.run(
                        run.work(),
                        new Invocation(run.requestId(), run.functionArn(), run.payload()),
                        run.urgent(),
                        run.mayWait())
                .map(outcome -> new Ran(outcome.functionError(), outcome.payload(), outcome.log()));
    }

    private static Future<Forgotten> forgotten(Worker worker, Forget forget) {
        return worker.forget(forget.function()).map(done -> new Forgotten(forget.function()));
    }

    @Override
    public Future<?> stop() {
        return worker == null ? Future.succeededFuture() : worker.close();
    }
}
