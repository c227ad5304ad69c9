package io.sallyport.token.store;

import io.sallyport.contracts.PolicyContract.RevocationKind;
import io.sallyport.contracts.PolicyContract.Revoke;
import io.sallyport.runtime.sql.Database;
import io.sallyport.runtime.sql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.templates.SqlTemplate;
import java.util.List;
import java.util.Map;

/** Revocations that hold here and that the trust ledger may not have yet. */
public record PendingRevocations(Database database) {
    private static final int PAGE = 200;

    public record Pending(String id, Revoke revoke) {}

    /** In the transaction of what is revoked. */
    public Future<Void> insert(SqlClient sql, Pending pending) {
        var revoke = pending.revoke();
        return SqlTemplate.forUpdate(sql, """
                        INSERT INTO pending_revocation (id, kind, subject, issued_before, forget_at)
                        VALUES (#{id}, #{kind}, #{subject}, #{before}, #{forget})""")
                .execute(Map.of(
                        "id", pending.id(),
                        "kind", revoke.kind().name(),
                        "subject", revoke.subject(),
                        "before", revoke.issuedBeforeMillis(),
                        "forget", revoke.forgetAtMillis()))
                .mapEmpty();
    }

    public Future<List<Pending>> all() {
        return database.read(
                sql -> sql.query("SELECT * FROM pending_revocation ORDER BY id FETCH FIRST " + PAGE + " ROWS ONLY")
                        .execute()
                        .map(rows -> Rows.list(rows, PendingRevocations::pending)));
    }

    public Future<List<Pending>> about(String subject) {
        return database.read(
                sql -> SqlTemplate.forQuery(sql, "SELECT * FROM pending_revocation WHERE subject = #{subject}")
                        .execute(Map.of("subject", subject))
                        .map(rows -> Rows.list(rows, PendingRevocations::pending)));
    }

    public Future<Void> done(Pending pending) {
        return database.write(sql -> SqlTemplate.forUpdate(sql, "DELETE FROM pending_revocation WHERE id = #{id}")
                .execute(Map.of("id", pending.id()))
                .mapEmpty());
    }

    private static Pending pending(Row row) {
        return new Pending(
                row.getString("id"),
                new Revoke(
                        RevocationKind.valueOf(row.getString("kind")),
                        row.getString("subject"),
                        row.getLong("issued_before"),
                        row.getLong("forget_at")));
    }
}
