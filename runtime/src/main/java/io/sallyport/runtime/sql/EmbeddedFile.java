package io.sallyport.runtime.sql;

import io.sallyport.contracts.Refusal;
import io.sallyport.runtime.sql.DatabaseUrl.InFile;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file under H2: one for all rooms of a process, held open by a connection of its own.
 *
 * <p>H2 stores nothing by itself here: this does, and only when no transaction is under way. So what a kill leaves is as it was between
 * two transactions, and the next start has nothing to undo (decision 0061).
 *
 * @see <a href="https://github.com/h2database/h2database/issues/2080">h2database issue 2080, on stores that are not atomic</a>
 */
final class EmbeddedFile {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedFile.class);

    private static final Map<Path, EmbeddedFile> OPEN = new HashMap<>();

    /** Far above what a transaction may take: locks are waited for two seconds. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(20);

    private static final int MOST_WAITING = 4096;

    /** The name of the thread that stores, before the file's. */
    static final String THREAD = "sallyport-disk ";

    private static final int AT_ONCE = 0;

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
                Thread.ofPlatform().daemon().name(THREAD + path).factory());
        store.setAutoCommitDelay(AT_ONCE); // waits for the thread that it ends; the other one does not
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
        try {
            writer.execute(() -> store(stored));
        } catch (RejectedExecutionException closed) {
            stored.fail(SqlStates.unavailable());
        }
        return stored.future();
    }

    private void store(Promise<Void> stored) {
        try {
            store();
            stored.complete();
        } catch (Refusal e) {
            stored.fail(e);
        } catch (Throwable e) { // whatever it was: those who wait must hear of it, and the next ones be tried
            LOG.error("{} cannot be written to; after mending that, restart", path, e);
            stored.fail(SqlStates.unavailable());
        }
    }

    /**
     * H2's own {@code CHECKPOINT SYNC} is no barrier: a store that another session began is written by H2's background threads, and
     * the statement neither stores again nor waits for them. Of 140 processes that were killed right after acknowledgements that
     * rested on it, 19 had lost acknowledged rows.
     */
    private void store() {
        gate.alone(LONGEST_TRANSACTION, store::commit);
        store.executeFilestoreOperation(() -> {}); // commit() passes over a store that is closed; this throws
        store.sync();
    }

    /** Blocks; the last one out closes the file. */
    void close() {
        synchronized (OPEN) {
            users--;
            if (users > 0) {
                return;
            }
            OPEN.remove(path);
            try {
                CompletableFuture.runAsync(this::disconnect, writer).join(); // after what is asked for already
            } finally {
                writer.shutdown();
            }
        }
    }

    private void disconnect() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.error("{} was not closed in order", path, e);
        }
    }
}
