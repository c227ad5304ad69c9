package io.sallyport.runtime.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.db.Store;
import org.h2.mvstore.tx.TransactionStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** H2 itself, of the version that is pinned: what it makes of a file that a kill left in the middle of a transaction. */
class RecoveryTest {
    /** H2 2.5.250 and 2.5.252 leave its rows locked for ever, and whoever asks for one turns in circles. */
    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
    void a_commit_that_had_begun_is_brought_to_its_end(@TempDir Path folder) throws Exception {
        var killed = folder.resolve("killed");
        try (var connection = connection(folder.resolve("running"))) {
            run(connection, "CREATE TABLE epoch (name VARCHAR PRIMARY KEY, newest INT)");
            run(connection, "INSERT INTO epoch VALUES ('policy', 1)");
            connection.setAutoCommit(false);
            run(connection, "UPDATE epoch SET newest = 2");
            beginCommit(store(connection).getTransactionStore());
            store(connection).getMvStore().commit();
            Files.copy(file(folder.resolve("running")), file(killed));
            connection.rollback();
        }

        try (var connection = connection(killed)) {
            assertThat(run(connection, "UPDATE epoch SET newest = newest + 1")).isEqualTo(1);
            try (var sql = connection.createStatement();
                    var newest = sql.executeQuery("SELECT newest FROM epoch")) {
                newest.next();
                assertThat(newest.getInt(1)).isEqualTo(3);
            }
        }
    }

    private static Connection connection(Path path) throws SQLException {
        return DriverManager.getConnection(new DatabaseUrl.InFile(path).jdbc(), "sally", "embedded");
    }

    private static Path file(Path path) {
        return path.resolveSibling(path.getFileName() + ".mv.db");
    }

    private static int run(Connection connection, String text) throws SQLException {
        try (var sql = connection.createStatement()) {
            return sql.executeUpdate(text);
        }
    }

    private static Store store(Connection connection) throws SQLException {
        var session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        return session.getDatabase().getStore();
    }

    /** Writes the mark by which H2 knows, after a crash, which transactions had begun to commit. */
    private static void beginCommit(TransactionStore transactions)
            throws IllegalAccessException, InvocationTargetException {
        var open = transactions.getOpenTransactions().stream()
                .filter(transaction -> transaction.hasChanges())
                .findFirst()
                .orElseThrow();
        var mark = Arrays.stream(TransactionStore.class.getDeclaredMethods())
                .filter(method -> method.getName().equals("markUndoLogAsCommitted"))
                .findFirst()
                .orElseThrow();
        mark.setAccessible(true);
        mark.invoke(transactions, open.getId());
    }
}
