package io.sallyport.policy.store;

import io.sallyport.contracts.PolicyContract.Revocation;
import io.sallyport.contracts.PolicyContract.RevocationKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The log of rights that ended before their time: one row a subject, at the epoch of its latest revocation. */
public record Revocations(Sql sql) {
    /** Most rows that one answer carries. */
    public static final int PAGE = 1000;

    private static final String COLUMNS = "SELECT epoch, kind, subject, issued_before, forget_at FROM revocation ";

    public Future<Void> add(Revocation revocation) {
        return sql.change(
                        """
                INSERT INTO revocation (epoch, kind, subject, issued_before, forget_at)
                VALUES (#{epoch}, #{kind}, #{subject}, #{issued}, #{forget})""",
                        Map.of(
                                "epoch", revocation.epoch(),
                                "kind", revocation.kind().name(),
                                "subject", revocation.subject(),
                                "issued", revocation.issuedBeforeMillis(),
                                "forget", revocation.forgetAtMillis()))
                .mapEmpty();
    }

    public Future<Optional<Revocation>> find(RevocationKind kind, String subject) {
        return sql.one(
                COLUMNS + "WHERE kind = #{kind} AND subject = #{subject}",
                Map.of("kind", kind.name(), "subject", subject),
                Revocations::revocation);
    }

    public Future<Void> remove(RevocationKind kind, String subject) {
        return sql.change(
                        "DELETE FROM revocation WHERE kind = #{kind} AND subject = #{subject}",
                        Map.of("kind", kind.name(), "subject", subject))
                .mapEmpty();
    }

    /** @return the oldest {@link #PAGE} of those after {@code applied}, up to {@code newest} */
    public Future<List<Revocation>> after(long applied, long newest) {
        return sql.list(
                COLUMNS + "WHERE epoch > #{applied} AND epoch <= #{newest} ORDER BY epoch FETCH FIRST " + PAGE
                        + " ROWS ONLY",
                Map.of("applied", applied, "newest", newest),
                Revocations::revocation);
    }

    /** Removes some of those that nothing alive can need; the rest another time. */
    public Future<Integer> forget(Instant now) {
        return sql.change("""
                DELETE FROM revocation WHERE epoch IN (
                    SELECT epoch FROM revocation WHERE forget_at < #{now} ORDER BY forget_at FETCH FIRST 1000 ROWS ONLY)""", Map.of("now", now.toEpochMilli()));
    }

    private static Revocation revocation(Row row) {
        return new Revocation(
                row.getLong("epoch"),
                RevocationKind.valueOf(row.getString("kind")),
                row.getString("subject"),
                row.getLong("issued_before"),
                row.getLong("forget_at"));
    }
}
