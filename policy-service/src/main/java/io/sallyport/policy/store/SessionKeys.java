package io.sallyport.policy.store;

import io.sallyport.contracts.PolicyContract.SessionKey;
import io.sallyport.contracts.Sealed;
import io.sallyport.runtime.sql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys that open session tokens; the opening keys sealed for this room alone. */
public record SessionKeys(Sql sql) {
    private static final String COLUMNS = "SELECT id, public_key, sealed_by, sealed_opening_key FROM session_key ";

    /** @return oldest first */
    public Future<List<SessionKey>> all() {
        return sql.list(COLUMNS + "ORDER BY created_at, id", Map.of(), SessionKeys::key);
    }

    public Future<Optional<SessionKey>> find(String id) {
        return sql.one(COLUMNS + "WHERE id = #{id}", Map.of("id", id), SessionKeys::key);
    }

    public Future<Void> add(SessionKey key, Instant now) {
        return sql.change(
                        """
                INSERT INTO session_key (id, public_key, sealed_by, sealed_opening_key, created_at)
                VALUES (#{id}, #{public}, #{by}, #{box}, #{created})""",
                        Map.of(
                                "id", key.keyId(),
                                "public", key.publicKey(),
                                "by", key.openingKey().keyId(),
                                "box", key.openingKey().box(),
                                "created", Rows.timestamp(now)))
                .mapEmpty();
    }

    /** @return false when there was none */
    public Future<Boolean> remove(String id) {
        return sql.change("DELETE FROM session_key WHERE id = #{id}", Map.of("id", id))
                .map(rows -> rows == 1);
    }

    private static SessionKey key(Row row) {
        return new SessionKey(
                row.getString("id"),
                row.getString("public_key"),
                new Sealed(row.getString("sealed_by"), row.getString("sealed_opening_key")));
    }
}
