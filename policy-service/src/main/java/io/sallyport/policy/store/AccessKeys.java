package io.sallyport.policy.store;

import io.sallyport.contracts.Sealed;
import io.sallyport.policy.core.AccessKey;
import io.sallyport.runtime.sql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Long-term access keys, their secrets sealed. */
public record AccessKeys(Sql sql) {
    private static final String COLUMNS =
            "SELECT id, owner_id, active, created_at, sealed_by, sealed_secret FROM access_key ";

    public Future<Optional<AccessKey>> find(String id) {
        return sql.one(COLUMNS + "WHERE id = #{id}", Map.of("id", id), AccessKeys::key);
    }

    /** @return all of an owner's, oldest first; there are never more than a few */
    public Future<List<AccessKey>> of(String ownerId) {
        return sql.list(
                COLUMNS + "WHERE owner_id = #{owner} ORDER BY created_at, id",
                Map.of("owner", ownerId),
                AccessKeys::key);
    }

    public Future<Void> add(AccessKey key) {
        return sql.change(
                        """
                INSERT INTO access_key (id, owner_id, active, created_at, sealed_by, sealed_secret)
                VALUES (#{id}, #{owner}, #{active}, #{created}, #{by}, #{box})""",
                        Map.of(
                                "id", key.id(),
                                "owner", key.ownerId(),
                                "active", key.active(),
                                "created", Rows.timestamp(key.createdAt()),
                                "by", key.secret().keyId(),
                                "box", key.secret().box()))
                .mapEmpty();
    }

    public Future<Void> activate(String id, boolean active) {
        return sql.change(
                        "UPDATE access_key SET active = #{active} WHERE id = #{id}", Map.of("id", id, "active", active))
                .mapEmpty();
    }

    public Future<Void> remove(String id) {
        return sql.change("DELETE FROM access_key WHERE id = #{id}", Map.of("id", id))
                .mapEmpty();
    }

    private static AccessKey key(Row row) {
        return new AccessKey(
                row.getString("id"),
                row.getString("owner_id"),
                row.getBoolean("active"),
                Rows.instant(row, "created_at"),
                new Sealed(row.getString("sealed_by"), row.getString("sealed_secret")));
    }
}
