package io.sallyport.token.store;

import io.sallyport.runtime.sql.Database;
import io.sallyport.runtime.sql.Rows;
import io.sallyport.token.core.Family;
import io.sallyport.token.core.Keyed;
import io.sallyport.token.core.Lifetimes;
import io.sallyport.token.core.User;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.templates.SqlTemplate;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Token families. Whoever has no row here any more has been signed out. */
public record FamilyStore(Database database) {

    /** Within the user's lock. */
    public Future<Void> insert(SqlClient sql, Family family, String refreshToken) {
        return SqlTemplate.forUpdate(sql, """
                        INSERT INTO token_family (origin_jti, token_hash, pool_id, client_id, sub, auth_time, expires_at)
                        VALUES (#{origin}, #{hash}, #{pool}, #{client}, #{sub}, #{auth}, #{expires})""")
                .execute(Map.of(
                        "origin", family.originJti(),
                        "hash", Keyed.fingerprint(refreshToken),
                        "pool", family.poolId(),
                        "client", family.clientId(),
                        "sub", family.sub(),
                        "auth", Rows.timestamp(family.authTime()),
                        "expires", Rows.timestamp(family.expiresAt())))
                .mapEmpty();
    }

    public Future<Optional<Family>> byRefreshToken(String token) {
        return database.read(sql -> byRefreshToken(sql, token));
    }

    /** Within the user's lock, to see it as it is now. */
    public Future<Optional<Family>> byRefreshToken(SqlClient sql, String token) {
        return SqlTemplate.forQuery(sql, "SELECT * FROM token_family WHERE token_hash = #{hash}")
                .execute(Map.of("hash", Keyed.fingerprint(token)))
                .map(rows -> Rows.one(rows, FamilyStore::family));
    }

    public Future<Optional<Family>> byOrigin(String originJti) {
        return database.read(sql -> SqlTemplate.forQuery(sql, "SELECT * FROM token_family WHERE origin_jti = #{origin}")
                .execute(Map.of("origin", originJti))
                .map(rows -> Rows.one(rows, FamilyStore::family)));
    }

    /** Within the user's lock. */
    public Future<Void> delete(SqlClient sql, Family family) {
        return SqlTemplate.forUpdate(sql, "DELETE FROM token_family WHERE origin_jti = #{origin}")
                .execute(Map.of("origin", family.originJti()))
                .mapEmpty();
    }

    /** Within the user's lock: signs the user out everywhere. */
    public Future<Void> deleteAll(SqlClient sql, User user) {
        return SqlTemplate.forUpdate(sql, "DELETE FROM token_family WHERE pool_id = #{pool} AND sub = #{sub}")
                .execute(Map.of("pool", user.poolId(), "sub", user.sub()))
                .mapEmpty();
    }

    /** A family outlives its refresh token by as long as the last access token may live. */
    public Future<Void> forgetExpired(Instant now) {
        return database.write(sql -> SqlTemplate.forUpdate(sql, "DELETE FROM token_family WHERE expires_at < #{end}")
                .execute(Map.of("end", Rows.timestamp(now.minus(Lifetimes.LONGEST_TOKEN))))
                .mapEmpty());
    }

    private static Family family(Row row) {
        return new Family(
                row.getString("origin_jti"),
                row.getString("pool_id"),
                row.getString("client_id"),
                row.getString("sub"),
                Rows.instant(row, "auth_time"),
                Rows.instant(row, "expires_at"));
    }
}
