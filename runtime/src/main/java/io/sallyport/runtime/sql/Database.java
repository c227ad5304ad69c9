package io.sallyport.runtime.sql;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.util.function.Function;
import java.util.function.Supplier;

/** A room's tables. Thread-safe; answers arrive on the caller's context. */
public final class Database {
    private final Pool pool;
    private final boolean readsInOrder;
    private final Supplier<Future<Void>> durable;
    private final Supplier<Future<Void>> closing;

    private Database(Pool pool, boolean readsInOrder, Supplier<Future<Void>> durable, Supplier<Future<Void>> closing) {
        this.pool = pool;
        this.readsInOrder = readsInOrder;
        this.durable = durable;
        this.closing = closing;
    }

    /**
     * Migrates or checks the schema off the event loop, then connects.
     *
     * @param migrations folder on the class path, for example {@code db/policy}
     * @return fails with {@link CannotOpen}, whose message is one sentence for the person who starts the program
     */
    public static Future<Database> open(Vertx vertx, DatabaseConfig config, String migrations, Migrate mode) {
        return vertx.executeBlocking(
                        () -> {
                            new Migrations(config, migrations).apply(mode);
                            return config.where();
                        },
                        false)
                .compose(where -> switch (where) {
                    case DatabaseUrl.InMemory memory -> Future.succeededFuture(inMemory(vertx, config, memory));
                    case DatabaseUrl.InFile file -> inFile(vertx, config, file);
                    case DatabaseUrl.Postgres server -> Future.succeededFuture(server(vertx, config, server));
                })
                .compose(Database::greeted);
    }

    private static Database inMemory(Vertx vertx, DatabaseConfig config, DatabaseUrl.InMemory url) {
        var pool = Pools.embedded(vertx, config, url);
        return new Database(pool, false, Future::succeededFuture, pool::close);
    }

    private static Future<Database> inFile(Vertx vertx, DatabaseConfig config, DatabaseUrl.InFile url) {
        return EmbeddedDisk.under(vertx, Pools.source(config, url)).map(disk -> {
            var pool = Pools.embedded(vertx, config, url);
            return new Database(
                    pool,
                    false,
                    new GroupedFlush(disk::flushed)::flushed,
                    () -> pool.close().eventually(disk::closed));
        });
    }

    private static Database server(Vertx vertx, DatabaseConfig config, DatabaseUrl.Postgres url) {
        var pool = Pools.server(vertx, config, url);
        return new Database(pool, true, Future::succeededFuture, pool::close);
    }

    /** Asks once, so that a room that is open has been answered. */
    private Future<Database> greeted() {
        return read(sql -> sql.query("SELECT 1").execute())
                .map(this)
                .recover(e -> close().transform(_ -> Future.failedFuture(e)));
    }

    /** Asks without changing anything: what a read changes is not made durable. Each statement sees what is committed then. */
    public <T> Future<T> read(Function<SqlClient, Future<T>> question) {
        return Future.succeededFuture(pool).compose(question).recover(Database::told);
    }

    /**
     * Whether who saw a commit sees all of it from then on. While H2 commits, a reader may see the change of one table and then, in another
     * one, what was there before: of 1.5 million readers who found a counter the same before and after, 939 had seen a row that it counts.
     * Who locks the counter's row sees all or nothing.
     */
    public boolean readsInOrder() {
        return readsInOrder;
    }

    /** One transaction that changes nothing and keeps others from changing what it locks; so there is nothing to make durable. */
    public <T> Future<T> locked(Function<SqlClient, Future<T>> question) {
        return pool.withTransaction(
                        connection -> Future.succeededFuture(connection).compose(question))
                .recover(Database::told);
    }

    /**
     * One transaction: all of it or nothing. Completed only when it is on the disk.
     *
     * @return fails with {@link Duplicate}, {@link Contended}, a {@link io.sallyport.contracts.Refusal} that says {@code UNAVAILABLE}
     *     (it is then unknown whether the change was made), or what {@code change} itself failed with
     */
    public <T> Future<T> write(Function<SqlClient, Future<T>> change) {
        return pool.withTransaction(connection -> Future.succeededFuture(connection)
                        .compose(change)) // a change that throws is rolled back as one that fails
                .compose(result -> durable.get().map(result))
                .recover(Database::told);
    }

    private static <T> Future<T> told(Throwable failure) {
        return Future.failedFuture(SqlStates.told(failure));
    }

    public Future<Void> close() {
        return closing.get();
    }
}
