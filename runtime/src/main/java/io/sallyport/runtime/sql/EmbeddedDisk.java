package io.sallyport.runtime.sql;

import io.sallyport.runtime.sql.DatabaseUrl.InFile;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/** A room's way to the file that it shares with the others. Futures complete on the caller's context. */
record EmbeddedDisk(Vertx vertx, EmbeddedFile file) implements Disk {
    static Future<EmbeddedDisk> open(Vertx vertx, DatabaseConfig config, InFile url) {
        return vertx.executeBlocking(() -> new EmbeddedDisk(vertx, EmbeddedFile.open(config, url)), false);
    }

    @Override
    public <T> Future<T> during(Supplier<Future<T>> transaction) {
        return here(file.enter())
                .compose(_ ->
                        Future.succeededFuture().compose(_ -> transaction.get()).onComplete(_ -> file.leave()));
    }

    @Override
    public Future<Void> flushed() {
        return here(file.flushed());
    }

    @Override
    public Future<Void> closed() {
        return vertx.executeBlocking(
                () -> {
                    file.close();
                    return null;
                },
                false);
    }

    private <T> Future<T> here(Future<T> elsewhere) {
        if (elsewhere.isComplete()) {
            return elsewhere;
        }
        var context = vertx.getOrCreateContext();
        var here = Promise.<T>promise();
        elsewhere.onComplete(result -> context.runOnContext(_ -> here.handle(result)));
        return here.future();
    }
}
