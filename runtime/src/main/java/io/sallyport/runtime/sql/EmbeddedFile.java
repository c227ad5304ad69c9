package io.sallyport.runtime.sql;

import io.sallyport.runtime.sql.DatabaseUrl.InFile;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/**
 * The file under H2: one for all rooms of a process, held open by a connection of its own.
 *
 * <p>H2 stores its tables and indexes one after another while transactions go on, so what it stores may hold half of a transaction,
 * and whoever is killed then finds it so at the next start. Here H2 stores nothing by itself: this does, and only when no transaction
 * is under way. So the file is always as it was between two transactions, and its next start has nothing to undo (decision 0061).
 *
 * @see <a href="https://github.com/h2database/h2database/issues/2080">h2database issue 2080, on stores that are not atomic</a>
 */
final class EmbeddedFile {
    private static final Map<Path, EmbeddedFile> OPEN = new HashMap<>();

    /** Far above what a transaction may take: locks are waited for two seconds. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(20);

    private static final int MOST_WAITING = 4096;

    /** H2's own word for: store nothing when a transaction ends, and run no thread that does. */
    private static final int NEVER = -1;

    private final Path path;
    private final Connection connection;
    private final MVStore store;
    private final Gate gate = new Gate(MOST_WAITING);
    private final ExecutorService writer;
    private final GroupedFlush group = new GroupedFlush(this::stored);
    private int users = 1;

    private EmbeddedFile(Path path, JdbcConnection connection) {
        this.path = path;
        this.connection = connection;
        this.store = ((SessionLocal) connection.getSession())
                .getDatabase()
                .getStore()
                .getMvStore();
        this.writer = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("sallyport-disk").factory());
        store.setAutoCommitDelay(NEVER);
    }

    /**
     * Blocks.
     *
     * @throws CannotOpen saying why
     */
    static EmbeddedFile open(DatabaseConfig config, InFile url) {
        synchronized (OPEN) {
            var open = OPEN.get(url.path());
            if (open != null) {
                open.users++;
                return open;
            }
            var file = new EmbeddedFile(url.path(), connected(config, url));
            OPEN.put(url.path(), file);
            return file;
        }
    }

    private static JdbcConnection connected(DatabaseConfig config, InFile url) {
        try {
            return new JdbcSource(url.jdbc(), config.user(), config.password())
                    .getConnection()
                    .unwrap(JdbcConnection.class);
        } catch (SQLException e) {
            throw SqlStates.cannotOpen(config, e);
        }
    }

    Future<Void> enter() {
        return gate.enter();
    }

    /** What only locks rows asks for no flush, and yet dirties pages: H2 would store them by itself one day. */
    void leave() {
        gate.leave();
        if (store.getUnsavedMemory() > store.getAutoCommitMemory() / 4) {
            group.flushed();
        }
    }

    Future<Void> flushed() {
        return group.flushed();
    }

    private Future<Void> stored() {
        var stored = Promise.<Void>promise();
        writer.execute(() -> {
            try {
                store();
                stored.complete();
            } catch (RuntimeException e) {
                stored.fail(e);
            }
        });
        return stored.future();
    }

    /**
     * H2's own {@code CHECKPOINT SYNC} is no barrier: a store that another session began is written by H2's background threads, and
     * the statement neither stores again nor waits for them. Of 140 processes that were killed right after acknowledgements that
     * rested on it, 19 had lost acknowledged rows.
     */
    private void store() {
        gate.alone(
                LONGEST_TRANSACTION, store::commit); // or H2's own store did it that began after all that was committed
        store.executeFilestoreOperation(() -> {}); // runs once all is written that was handed to H2's writing threads
        store.sync();
    }

    /** Blocks; the last one out closes the file. */
    void close() throws SQLException {
        synchronized (OPEN) {
            users--;
            if (users > 0) {
                return;
            }
            OPEN.remove(path);
            try {
                connection.close();
            } finally {
                writer.shutdown();
            }
        }
    }
}
