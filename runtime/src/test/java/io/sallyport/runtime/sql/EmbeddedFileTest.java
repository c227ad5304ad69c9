package io.sallyport.runtime.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.Secret;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.sqlclient.SqlClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two rooms of one file, and what a kill would leave of it. */
@ExtendWith(VertxExtension.class)
class EmbeddedFileTest {
    private final Promise<Void> planted = Promise.promise();
    private final Promise<Void> goOn = Promise.promise();

    @TempDir
    Path folder;

    private Database room;
    private Database other;

    @BeforeEach
    void open(Vertx vertx) {
        room = database(vertx, "running", "garden", Migrate.RUN).await();
        other = database(vertx, "running", "orchard", Migrate.RUN).await();
    }

    @AfterEach
    void close() {
        goOn.tryComplete();
        room.close().await();
        other.close().await();
    }

    @Test
    void nothing_is_stored_while_a_transaction_is_under_way() throws IOException {
        var slow = room.write(this::plantSlowly);
        planted.future().await();
        var quick = other.write(sql -> Plant.in("quick").into(sql));
        awaitCommitted(other, "quick");
        awaitStoring(quick);

        var killed = killed("killed");

        assertThat(quick.isComplete()).isFalse();
        assertThat(MvFile.unfinished(killed)).isEmpty();
        goOn.complete();
        slow.await();
        quick.await();
    }

    @Test
    void what_two_rooms_were_told_is_there_after_a_kill(Vertx vertx) throws IOException {
        var slow = room.write(this::plantSlowly);
        planted.future().await();
        var quick = other.write(sql -> Plant.in("quick").into(sql));
        goOn.complete();
        slow.await();
        quick.await();

        killed("killed");

        assertThat(bedsLeft(vertx, "garden")).containsExactly("slow");
        assertThat(bedsLeft(vertx, "orchard")).containsExactly("quick");
    }

    @Test
    void nothing_is_stored_while_rows_are_only_locked() throws IOException {
        room.write(sql -> Plant.in("slow").into(sql)).await();
        var locked = room.locked(sql -> sql.query("SELECT id FROM plant FOR UPDATE")
                .execute()
                .onSuccess(_ -> planted.complete())
                .compose(_ -> goOn.future()));
        planted.future().await();
        var quick = other.write(sql -> Plant.in("quick").into(sql));
        awaitCommitted(other, "quick");
        awaitStoring(quick);

        assertThat(MvFile.unfinished(killed("killed"))).isEmpty();
        assertThat(quick.isComplete()).isFalse();
        goOn.complete();
        locked.await();
        quick.await();
    }

    @Test
    void a_transaction_that_fails_keeps_nobody_waiting() {
        var failed = room.write(_ -> Future.failedFuture("no"));
        var thrown = room.write(_ -> {
            throw new IllegalStateException("no");
        });

        other.write(sql -> Plant.in("quick").into(sql)).await();

        assertThat(failed.failed()).isTrue();
        assertThat(thrown.failed()).isTrue();
    }

    @Test
    void answers_arrive_on_the_callers_context_though_another_room_stored_them(Vertx vertx) {
        var slow = room.write(this::plantSlowly);
        planted.future().await();
        var context = vertx.getOrCreateContext();
        var arrived = Promise.<Context>promise();
        context.runOnContext(_ -> other.write(sql -> Plant.in("quick").into(sql))
                .onComplete(_ -> arrived.complete(Vertx.currentContext())));
        awaitCommitted(other, "quick");
        goOn.complete();

        assertThat(arrived.future().await()).isSameAs(context);
        slow.await();
    }

    /** H2 commits each statement of a migration by itself. */
    @Test
    void of_migrations_all_is_stored_or_nothing(Vertx vertx) throws IOException, SQLException {
        var migrated = database(vertx, "running", "meadow", "db/meadow", Migrate.RUN);
        SlowMigration.awaitHalf();
        var quick = room.write(sql -> Plant.in("quick").into(sql));
        awaitStoring(quick);

        var half = killed("half");
        SlowMigration.goOn();
        migrated.await().close().await();
        quick.await();

        assertThat(tables(half, "meadow")).isZero();
        assertThat(tables(killed("whole"), "meadow")).isGreaterThan(2);
    }

    @Test
    void what_could_not_be_stored_is_unknown() throws SQLException {
        var slow = room.write(this::plantSlowly);
        planted.future().await();
        breakFile();
        goOn.complete();

        assertUnavailable(slow);
        assertUnavailable(room.write(sql -> Plant.in("next").into(sql)));
    }

    /** As H2 does itself when the disk is full. */
    private void breakFile() throws SQLException {
        var url = new DatabaseUrl.InFile(folder.resolve("running")).jdbc();
        var connection = DriverManager.getConnection(url, "sally", "embedded").unwrap(JdbcConnection.class);
        ((SessionLocal) connection.getSession())
                .getDatabase()
                .getStore()
                .getMvStore()
                .closeImmediately();
    }

    private static void assertUnavailable(Future<?> write) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(write::await)
                .satisfies(refused -> assertThat(refused.failure()).isEqualTo(BusFailure.UNAVAILABLE));
    }

    @Test
    void a_damaged_file_is_called_that_in_one_sentence(Vertx vertx) throws IOException {
        var pages = Files.readAllBytes(killed("whole"));
        Arrays.fill(pages, (byte) 0xff);
        Files.write(folder.resolve("damaged.mv.db"), pages);

        var opening = database(vertx, "damaged", "garden", Migrate.RUN);

        assertThatExceptionOfType(CannotOpen.class)
                .isThrownBy(opening::await)
                .satisfies(refused -> assertThat(refused.why()).isEqualTo(CannotOpen.Why.UNREADABLE))
                .withMessageContaining(folder.resolve("damaged").toString())
                .withMessageContaining("is damaged, or another version wrote it")
                .withMessageNotContaining("\n");
    }

    private static int tables(Path file, String schema) throws SQLException {
        var name = file.getFileName().toString().replace(".mv.db", "");
        var url = new DatabaseUrl.InFile(file.resolveSibling(name)).jdbc();
        try (var connection = DriverManager.getConnection(url, "sally", "embedded");
                var tables = connection.getMetaData().getTables(null, schema, "%", new String[] {"BASE TABLE"})) {
            int found = 0;
            while (tables.next()) {
                found++;
            }
            return found;
        }
    }

    private Future<Void> plantSlowly(SqlClient sql) {
        return Plant.in("slow").into(sql).onSuccess(_ -> planted.complete()).compose(_ -> goOn.future());
    }

    private static void awaitCommitted(Database database, String bed) {
        while (!beds(database).contains(bed)) {
            Thread.onSpinWait();
        }
    }

    /** Returns when the thread that stores waits at the gate; or has stored, which it should not. */
    private void awaitStoring(Future<?> acknowledged) {
        var storing = EmbeddedFile.THREAD + folder.resolve("running");
        while (!acknowledged.isComplete() && !waitsAtTheGate(storing)) {
            assertThat(Thread.interrupted()).as("ran out of time").isFalse();
        }
    }

    private static boolean waitsAtTheGate(String thread) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> each.getKey().getName().equals(thread))
                .flatMap(each -> Arrays.stream(each.getValue()))
                .anyMatch(frame -> frame.getMethodName().equals("awaitNanos"));
    }

    private static List<String> beds(Database database) {
        Function<SqlClient, Future<List<String>>> beds = sql ->
                sql.query("SELECT bed FROM plant").execute().map(rows -> Rows.list(rows, row -> row.getString("bed")));
        return database.read(beds).await();
    }

    private List<String> bedsLeft(Vertx vertx, String schema) {
        var killed = database(vertx, "killed", schema, Migrate.CHECK).await();
        try {
            return beds(killed);
        } finally {
            killed.close().await();
        }
    }

    private Future<Database> database(Vertx vertx, String name, String schema, Migrate mode) {
        return database(vertx, name, schema, "db/garden", mode);
    }

    private Future<Database> database(Vertx vertx, String name, String schema, String migrations, Migrate mode) {
        var config = new DatabaseConfig("h2:file:" + folder.resolve(name), "sally", Secret.of("embedded"), schema, 3);
        return Database.open(vertx, config, migrations, mode);
    }

    /** @return the file as a kill would leave it now */
    private Path killed(String name) throws IOException {
        return Files.copy(folder.resolve("running.mv.db"), folder.resolve(name + ".mv.db"));
    }
}
