package io.sallyport.token.store;

import io.sallyport.runtime.sql.Database;
import io.sallyport.runtime.sql.Rows;
import io.sallyport.token.core.Lockout;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.templates.SqlTemplate;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Failed attempts in a row, by what was attempted. */
public record AttemptStore(Database database) {

    /** @param subject at most 64 characters */
    public record Target(String poolId, String subject) {}

    private record Count(long failures, Instant lockedUntil, Instant lastAt) {}

    public Future<Boolean> locked(Target target, Instant now) {
        return database.read(sql -> find(sql, target, ""))
                .map(count -> count.filter(c -> now.isBefore(c.lockedUntil())).isPresent());
    }

    /** Counts one more and closes the target for as long as {@link Lockout} says. */
    public Future<Void> failed(Target target, Instant now) {
        return database.write(sql -> find(sql, target, " FOR UPDATE").compose(known -> save(sql, target, known, now)))
                .recover(e -> e instanceof io.sallyport.runtime.sql.Duplicate // two first failures at once
                        ? database.write(
                                sql -> find(sql, target, " FOR UPDATE").compose(known -> save(sql, target, known, now)))
                        : Future.failedFuture(e));
    }

    private static Future<Void> save(SqlClient sql, Target target, Optional<Count> known, Instant now) {
        var before = known.filter(c -> c.lastAt().plus(Lockout.FORGOTTEN).isAfter(now))
                .map(Count::failures)
                .orElse(0L);
        var until = now.plus(Lockout.after((int) Math.min(before + 1, 1_000)));
        var values = new HashMap<String, Object>(key(target));
        values.put("failures", before + 1);
        values.put("until", Rows.timestamp(until));
        values.put("now", Rows.timestamp(now));
        var text = known.isPresent() ? """
                UPDATE failed_attempt SET failures = #{failures}, locked_until = #{until}, last_at = #{now}
                WHERE pool_id = #{pool} AND subject = #{subject}""" : """
                INSERT INTO failed_attempt (pool_id, subject, failures, locked_until, last_at)
                VALUES (#{pool}, #{subject}, #{failures}, #{until}, #{now})""";
        return SqlTemplate.forUpdate(sql, text).execute(values).mapEmpty();
    }

    /**
     * Ends the count, unless failures that came meanwhile have closed the target: then the right answer came too late.
     *
     * @return false when it was too late
     */
    public Future<Boolean> succeeded(Target target, Instant now) {
        return database.read(sql -> find(sql, target, "")).compose(known -> {
            if (known.isEmpty()) {
                return Future.succeededFuture(true);
            }
            return now.isBefore(known.get().lockedUntil())
                    ? Future.succeededFuture(false)
                    : forget(target).map(true);
        });
    }

    private Future<Void> forget(Target target) {
        return database.write(sql -> SqlTemplate.forUpdate(
                        sql, "DELETE FROM failed_attempt WHERE pool_id = #{pool} AND subject = #{subject}")
                .execute(key(target))
                .mapEmpty());
    }

    private static Future<Optional<Count>> find(SqlClient sql, Target target, String lock) {
        return SqlTemplate.forQuery(
                        sql, "SELECT * FROM failed_attempt WHERE pool_id = #{pool} AND subject = #{subject}" + lock)
                .execute(key(target))
                .map(rows -> Rows.one(rows, AttemptStore::count));
    }

    private static Count count(Row row) {
        return new Count(row.getLong("failures"), Rows.instant(row, "locked_until"), Rows.instant(row, "last_at"));
    }

    private static Map<String, Object> key(Target target) {
        return Map.of("pool", target.poolId(), "subject", target.subject());
    }

    public Future<Void> forgetOld(Instant now) {
        return database.write(sql -> SqlTemplate.forUpdate(sql, "DELETE FROM failed_attempt WHERE last_at < #{then}")
                .execute(Map.of("then", Rows.timestamp(now.minus(Lockout.FORGOTTEN.multipliedBy(2)))))
                .mapEmpty());
    }
}
