package io.sallyport.runtime.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.templates.SqlTemplate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Product.class)
@ExtendWith(VertxExtension.class)
class DatabaseTest {
    private static final Instant SPRING = Instant.parse("2026-03-20T14:46:00.123456Z");

    @Parameter
    Product product = Product.H2;

    private Database database;

    @BeforeEach
    void open(Vertx vertx) {
        database =
                Database.open(vertx, product.fresh(), "db/garden", Migrate.RUN).await();
    }

    @AfterEach
    void close() {
        database.close().await();
    }

    @Test
    void what_was_written_is_read_back_with_its_types() {
        var id = UUID.randomUUID();
        var seed = Buffer.buffer(new byte[] {0, -1, 127, -128});

        database.write(sql -> plant(sql, id, "north", 7, "{\"sun\":true}", seed))
                .await();

        var row = one(id);
        assertThat(row.getUUID("id")).isEqualTo(id);
        assertThat(row.getString("bed")).isEqualTo("north");
        assertThat(row.getInteger("height")).isEqualTo(7);
        assertThat(row.getString("facts")).isEqualTo("{\"sun\":true}");
        assertThat(row.getBuffer("seed")).isEqualTo(seed);
        assertThat(Rows.instant(row, "planted_at")).isEqualTo(Instant.parse("2026-03-20T14:46:00.123Z"));
        assertThat(row.getLong("version")).isEqualTo(1);
    }

    @Test
    void long_json_and_long_bytes_come_back_whole() {
        var id = UUID.randomUUID();
        var facts = "{\"leaf\":\"" + "grün ".repeat(40_000) + "\"}";
        var seed = Buffer.buffer(new byte[300_000]);

        database.write(sql -> plant(sql, id, "north", 7, facts, seed)).await();

        assertThat(one(id).getString("facts")).isEqualTo(facts);
        assertThat(one(id).getBuffer("seed")).isEqualTo(seed);
    }

    @Test
    void an_optimistic_update_happens_once() {
        var id = planted("north", 1);

        assertThat(grow(id, 1)).isEqualTo(1);
        assertThat(grow(id, 1)).isZero();
    }

    @Test
    void merge_inserts_and_then_updates() {
        var id = UUID.randomUUID();

        merge(id, 3);
        merge(id, 4);

        assertThat(one(id).getInteger("height")).isEqualTo(4);
        assertThat(one(id).getLong("version")).isEqualTo(2);
    }

    @Test
    void insert_where_not_exists_inserts_once() {
        assertThat(insertUnlessThere("north")).isEqualTo(1);
        assertThat(insertUnlessThere("north")).isZero();
    }

    @Test
    void keyset_paging_sees_every_row_once_in_order() {
        IntStream.range(0, 7).forEach(n -> planted(n % 2 == 0 ? "north" : "south", n));

        var first = page("", -1);
        var second = page(first.getLast().getString("bed"), first.getLast().getInteger("height"));
        var third = page(second.getLast().getString("bed"), second.getLast().getInteger("height"));

        assertThat(heights(first)).containsExactly(0, 2, 4);
        assertThat(heights(second)).containsExactly(6, 1, 3);
        assertThat(heights(third)).containsExactly(5);
    }

    @Test
    void skip_locked_gives_two_takers_different_rows() {
        planted("north", 1);
        planted("north", 2);
        var firstTook = Promise.<UUID>promise();
        var release = Promise.<Void>promise();

        var first = database.write(sql -> take(sql)
                .onSuccess(rows -> firstTook.complete(rows.getFirst()))
                .compose(rows -> release.future().map(rows)));
        var one = firstTook.future().await();
        var two = database.write(DatabaseTest::take).await();
        release.complete();

        assertThat(two).doesNotContain(one).hasSize(1);
        assertThat(first.await()).containsExactly(one);
    }

    @Test
    void a_duplicate_is_named_as_such_and_changes_nothing() {
        var id = planted("north", 1);

        var again = database.write(sql -> plant(sql, UUID.randomUUID(), "south", 1, "{}", Buffer.buffer())
                .compose(_ -> plant(sql, id, "south", 2, "{}", Buffer.buffer())));

        assertThatExceptionOfType(Duplicate.class).isThrownBy(again::await);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void a_write_that_throws_changes_nothing_and_keeps_its_own_word() {
        var refused = database.<Void>write(sql -> plant(sql, UUID.randomUUID(), "north", 1, "{}", Buffer.buffer())
                .compose(_ -> {
                    throw new IllegalStateException("no more room in this bed");
                }));
        var thrown = database.<Void>write(_ -> {
            throw new IllegalStateException("no more room in this bed");
        });

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(refused::await)
                .withMessage("no more room in this bed");
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(thrown::await);
        assertThat(count()).isZero();
    }

    @Test
    void two_writers_who_wait_for_each_other_are_told_that_they_contend() {
        var a = planted("north", 1);
        var b = planted("north", 2);
        var bothHoldOne = Promise.<Void>promise();
        var holding = new AtomicInteger();

        var one = database.write(sql -> holdThenWant(sql, a, b, holding, bothHoldOne));
        var two = database.write(sql -> holdThenWant(sql, b, a, holding, bothHoldOne));
        var both = Future.join(one, two);

        assertThatExceptionOfType(Contended.class).isThrownBy(both::await);
        assertThat(one.succeeded() || two.succeeded()).isTrue();
    }

    @Test
    void callers_beyond_the_waiting_line_are_refused_as_unavailable() {
        var release = Promise.<Void>promise();
        var holders = IntStream.range(0, 4)
                .mapToObj(_ ->
                        database.write(sql -> sql.query("SELECT 1").execute().compose(_ -> release.future())))
                .toList();
        var waiting = IntStream.range(0, 4 * 32 + 8)
                .mapToObj(_ -> database.read(sql -> sql.query("SELECT 1").execute()))
                .toList();

        assertThat(firstFailure(waiting))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.failure()).isEqualTo(BusFailure.UNAVAILABLE));
        release.complete();
        Future.join(holders).await();
    }

    @Test
    void a_closed_database_answers_unavailable() {
        database.close().await();

        var late = database.read(sql -> sql.query("SELECT 1").execute());

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(late::await)
                .satisfies(refusal -> assertThat(refusal.failure()).isEqualTo(BusFailure.UNAVAILABLE));
    }

    @Test
    void a_mistake_in_a_statement_is_not_dressed_up() {
        var wrong =
                database.read(sql -> sql.query("SELECT nothing FROM nowhere").execute());

        assertThatExceptionOfType(Exception.class)
                .isThrownBy(wrong::await)
                .isNotInstanceOfAny(Refusal.class, Duplicate.class, Contended.class);
    }

    private static Throwable firstFailure(List<? extends Future<?>> futures) {
        var failure = Promise.<Throwable>promise();
        futures.forEach(future -> future.onFailure(failure::tryComplete));
        return failure.future().await();
    }

    private static Future<Void> holdThenWant(
            SqlClient sql, UUID mine, UUID theirs, AtomicInteger holding, Promise<Void> both) {
        return touch(sql, mine)
                .onSuccess(_ -> {
                    if (holding.incrementAndGet() == 2) {
                        both.complete();
                    }
                })
                .compose(_ -> both.future())
                .compose(_ -> touch(sql, theirs));
    }

    private static Future<Void> touch(SqlClient sql, UUID id) {
        return SqlTemplate.forUpdate(sql, "UPDATE plant SET height = height + 10 WHERE id = #{id}")
                .execute(Map.of("id", id))
                .mapEmpty();
    }

    /** In no order: when H2 has to sort, it locks every row that it looked at. */
    private static Future<List<UUID>> take(SqlClient sql) {
        return sql.query("SELECT id FROM plant FETCH FIRST 1 ROWS ONLY FOR UPDATE SKIP LOCKED")
                .execute()
                .map(rows -> Rows.list(rows, row -> row.getUUID("id")));
    }

    private static List<Integer> heights(List<Row> rows) {
        return rows.stream().map(row -> row.getInteger("height")).toList();
    }

    private List<Row> page(String bed, int height) {
        return database.read(sql -> SqlTemplate.forQuery(sql, """
                                SELECT bed, height FROM plant WHERE (bed, height) > (#{bed}, #{height})
                                ORDER BY bed, height FETCH FIRST 3 ROWS ONLY""").execute(Map.of("bed", bed, "height", height)))
                .map(rows -> Rows.list(rows, row -> row))
                .await();
    }

    private int insertUnlessThere(String bed) {
        return database.write(sql -> SqlTemplate.forUpdate(sql, """
                                INSERT INTO plant (id, bed, height, facts, seed, planted_at, version)
                                SELECT CAST(#{id} AS UUID), CAST(#{bed} AS VARCHAR(64)), 1, '{}', CAST(#{seed} AS BYTEA),
                                       CAST(#{at} AS TIMESTAMP(3) WITH TIME ZONE), 1
                                WHERE NOT EXISTS (SELECT 1 FROM plant WHERE bed = #{bed})""")
                        .execute(Map.of(
                                "id",
                                UUID.randomUUID(),
                                "bed",
                                bed,
                                "seed",
                                Buffer.buffer(),
                                "at",
                                Rows.timestamp(SPRING))))
                .await()
                .rowCount();
    }

    private void merge(UUID id, int height) {
        database.write(sql -> SqlTemplate.forUpdate(sql, """
                                MERGE INTO plant AS t
                                USING (VALUES (CAST(#{id} AS UUID), CAST(#{height} AS INTEGER), CAST(#{seed} AS BYTEA),
                                               CAST(#{at} AS TIMESTAMP(3) WITH TIME ZONE))) AS s(id, height, seed, at)
                                ON t.id = s.id
                                WHEN MATCHED THEN UPDATE SET height = s.height, version = t.version + 1
                                WHEN NOT MATCHED THEN INSERT (id, bed, height, facts, seed, planted_at, version)
                                VALUES (s.id, 'merged', s.height, '{}', s.seed, s.at, 1)""")
                        .execute(Map.of(
                                "id", id, "height", height, "seed", Buffer.buffer("x"), "at", Rows.timestamp(SPRING))))
                .await();
    }

    private int grow(UUID id, long version) {
        return database.write(sql -> SqlTemplate.forUpdate(sql, """
                                UPDATE plant SET height = height + 1, version = #{version} + 1
                                WHERE id = #{id} AND version = #{version}""").execute(Map.of("id", id, "version", version)))
                .await()
                .rowCount();
    }

    private UUID planted(String bed, int height) {
        var id = UUID.randomUUID();
        database.write(sql -> plant(sql, id, bed, height, "{}", Buffer.buffer("seed")))
                .await();
        return id;
    }

    private long count() {
        return database.read(sql -> sql.query("SELECT COUNT(*) AS n FROM plant").execute())
                .map(rows -> rows.iterator().next().getLong("n"))
                .await();
    }

    private Row one(UUID id) {
        return database.read(sql -> SqlTemplate.forQuery(sql, "SELECT * FROM plant WHERE id = #{id}")
                        .execute(Map.of("id", id)))
                .map(rows -> Rows.one(rows, row -> row).orElseThrow())
                .await();
    }

    private static Future<Void> plant(SqlClient sql, UUID id, String bed, int height, String facts, Buffer seed) {
        return new Plant(id, bed, height, facts, seed, SPRING).into(sql);
    }
}
