package io.sallyport.policy.store;

import io.sallyport.policy.Product;
import io.sallyport.runtime.sql.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The ledger's tables in a schema of their own; each change is a transaction. */
record Tables(Database database) implements AutoCloseable {
    static Tables fresh(Vertx vertx, Product product) {
        return new Tables(Product.open(vertx, product.fresh()));
    }

    <T> T write(Function<Store, Future<T>> change) {
        return database.write(sql -> change.apply(new Store(sql))).await();
    }

    <T> Optional<T> maybe(Function<Store, Future<Optional<T>>> question) {
        return write(question);
    }

    <T> List<T> list(Function<Store, Future<List<T>>> question) {
        return write(question);
    }

    boolean yes(Function<Store, Future<Boolean>> question) {
        return write(question);
    }

    long number(Function<Store, Future<Long>> question) {
        return write(question);
    }

    @Override
    public void close() {
        database.close().await();
    }
}
