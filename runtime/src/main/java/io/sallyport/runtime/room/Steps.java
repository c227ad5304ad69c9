package io.sallyport.runtime.room;

import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;

/** Runs work that is written top to bottom, with {@code await}, on the virtual threads of one verticle. */
public final class Steps {
    private final Context context;

    private Steps(Context context) {
        this.context = context;
    }

    public static Future<Steps> open(Vertx vertx) {
        var host = new Host();
        var virtual = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
        return vertx.deployVerticle(host, virtual).map(id -> host.steps());
    }

    /** While one piece of work awaits, others run: a field read before an {@code await} may be stale after it. */
    public <T> Future<T> run(Callable<T> work) {
        Promise<T> promise = Promise.promise();
        context.runOnContext(ignored -> {
            try {
                promise.complete(work.call());
            } catch (Throwable e) { // an Error, too: who waits for work that broke off would wait for ever
                promise.fail(e);
            }
        });
        return promise.future();
    }

    private static final class Host extends VerticleBase {
        Steps steps() {
            return new Steps(context);
        }
    }
}
