package io.sallyport.exchange.store;

import io.sallyport.contracts.Sealed;
import io.sallyport.runtime.sql.Database;
import io.sallyport.runtime.sql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The keys that sessions are minted with. */
public record SessionKeys(Database database) {

    /**
     * @param serial     the greatest mints
     * @param publicKey  X.509 SubjectPublicKeyInfo, base64
     * @param privateKey PKCS#8, sealed under the room's key
     * @param openingKey 32 bytes, sealed under the room's key
     */
    public record Stored(
            long serial, String id, String publicKey, Sealed privateKey, Sealed openingKey, Instant createdAt) {}

    /** @return oldest first */
    public Future<List<Stored>> all() {
        return database.read(client -> new Sql(client).list("""
                SELECT serial, id, public_key, private_by, private_box, opening_by, opening_box, created_at
                FROM session_key ORDER BY serial""", Map.of(), SessionKeys::stored));
    }

    /** Fails with {@link io.sallyport.runtime.sql.Duplicate} when another node was first. */
    public Future<Void> add(Stored key) {
        return database.write(client -> new Sql(client)
                .change(
                        """
                INSERT INTO session_key
                    (serial, id, public_key, private_by, private_box, opening_by, opening_box, created_at)
                VALUES
                    (#{serial}, #{id}, #{public}, #{private_by}, #{private}, #{opening_by}, #{opening}, #{created})""",
                        Map.of(
                                "serial", key.serial(),
                                "id", key.id(),
                                "public", key.publicKey(),
                                "private_by", key.privateKey().keyId(),
                                "private", key.privateKey().box(),
                                "opening_by", key.openingKey().keyId(),
                                "opening", key.openingKey().box(),
                                "created", Rows.timestamp(key.createdAt())))
                .mapEmpty());
    }

    public Future<Void> removeBefore(long serial) {
        return database.write(client -> new Sql(client)
                .change("DELETE FROM session_key WHERE serial < #{serial}", Map.of("serial", serial))
                .mapEmpty());
    }

    private static Stored stored(Row row) {
        return new Stored(
                row.getLong("serial"),
                row.getString("id"),
                row.getString("public_key"),
                new Sealed(row.getString("private_by"), row.getString("private_box")),
                new Sealed(row.getString("opening_by"), row.getString("opening_box")),
                Rows.instant(row, "created_at"));
    }
}
