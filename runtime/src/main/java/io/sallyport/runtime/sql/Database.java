package io.sallyport.runtime.sql;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.util.function.Function;

/** A room's tables. Thread-safe; answers arrive on the caller's context. */
public final class Database {
    private final Pool pool;
    private final boolean readsInOrder;
    private final Disk disk;

    private Database(Pool pool, boolean readsInOrder, Disk disk) {
        this.pool = pool;
        this.readsInOrder = readsInOrder;
        this.disk = disk;
    }

    /**
     * Migrates or checks the schema off the event loop, then connects.
     *
     * @param migrations folder on the class path, for example {@code db/policy}
     * @return fails with {@link CannotOpen}, whose message is one sentence for the person who starts the program
     */
    public static Future<Database> open(Vertx vertx, DatabaseConfig config, String migrations, Migrate mode) {
        return vertx.executeBlocking(config::where, false)
                .compose(where -> switch (where) {
                    case DatabaseUrl.InMemory memory ->
                        migrated(vertx, config, migrations, mode).map(_ -> inMemory(vertx, config, memory));
                    case DatabaseUrl.InFile file -> inFile(vertx, config, file, migrations, mode);
                    case DatabaseUrl.Postgres server ->
                        migrated(vertx, config, migrations, mode).map(_ -> server(vertx, config, server));
                })
                .compose(Database::greeted);
    }

    private static Future<Void> migrated(Vertx vertx, DatabaseConfig config, String migrations, Migrate mode) {
        return vertx.executeBlocking(
                () -> {
                    new Migrations(config, migrations).apply(mode);
                    return null;
                },
                false);
    }

    private static Database inMemory(Vertx vertx, DatabaseConfig config, DatabaseUrl.InMemory url) {
        return new Database(Pools.embedded(vertx, config, url), false, Disk.NOBODYS_CONCERN);
    }

    /** H2 commits each statement of a migration; as one transaction of the disk's, all of them are there after a crash or none. */
    private static Future<Database> inFile(
            Vertx vertx, DatabaseConfig config, DatabaseUrl.InFile url, String migrations, Migrate mode) {
        return EmbeddedDisk.open(vertx, config, url)
                .compose(disk -> disk.during(() -> migrated(vertx, config, migrations, mode))
                        .compose(_ -> disk.flushed().recover(_ -> Future.failedFuture(SqlStates.cannotWrite(config))))
                        .map(_ -> new Database(Pools.embedded(vertx, config, url), false, disk))
                        .recover(e -> disk.closed().transform(_ -> Future.failedFuture(e))));
    }

    private static Database server(Vertx vertx, DatabaseConfig config, DatabaseUrl.Postgres url) {
        return new Database(Pools.server(vertx, config, url), true, Disk.NOBODYS_CONCERN);
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
        return transaction(question).recover(Database::told);
    }

    /**
     * One transaction: all of it or nothing. Completed only when it is on the disk.
     *
     * @return fails with {@link Duplicate}, {@link Contended}, a {@link io.sallyport.contracts.Refusal} that says {@code UNAVAILABLE}
     *     (it is then unknown whether the change was made), or what {@code change} itself failed with
     */
    public <T> Future<T> write(Function<SqlClient, Future<T>> change) {
        return transaction(change).compose(result -> disk.flushed().map(result)).recover(Database::told);
    }

    /** What throws is rolled back as what fails. */
    private <T> Future<T> transaction(Function<SqlClient, Future<T>> statements) {
        return disk.during(() -> pool.withTransaction(
                connection -> Future.succeededFuture(connection).compose(statements)));
    }

    private static <T> Future<T> told(Throwable failure) {
        return Future.failedFuture(SqlStates.told(failure));
    }

    public Future<Void> close() {
        return pool.close().eventually(disk::closed);
    }
}
