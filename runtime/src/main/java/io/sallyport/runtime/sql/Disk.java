package io.sallyport.runtime.sql;

import io.vertx.core.Future;
import java.util.function.Supplier;

/** What a transaction needs besides its database, so that it survives a crash whole. */
interface Disk {
    /** Of a database that sees to it by itself, or that does not outlive its process. */
    Disk NOBODYS_CONCERN = new Disk() {
        @Override
        public <T> Future<T> during(Supplier<Future<T>> transaction) {
            return Future.succeededFuture().compose(_ -> transaction.get());
        }

        @Override
        public Future<Void> flushed() {
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> closed() {
            return Future.succeededFuture();
        }
    };

    /** Runs a transaction from its beginning to its end, while nothing is stored. */
    <T> Future<T> during(Supplier<Future<T>> transaction);

    /** @return completes when all that was committed before the call is on the disk */
    Future<Void> flushed();

    Future<Void> closed();
}
