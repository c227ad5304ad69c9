package io.sallyport.token.store;

import io.sallyport.contracts.Secret;
import io.sallyport.runtime.keys.Sealer;
import io.sallyport.runtime.sql.Database;
import io.sallyport.runtime.sql.Rows;
import io.sallyport.token.core.Address;
import io.sallyport.token.core.User;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.templates.SqlTemplate;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Confirmation codes that were sent, one a user: a newer one replaces it. */
public record CodeStore(Database database, Sealer sealer) {

    /** @param to what it proves: that whoever sends it back reads what goes there */
    public record Sent(Secret code, Address to, Instant expiresAt) {}

    public Future<Void> put(User user, Sent sent) {
        return database.write(sql -> delete(sql, user)
                .compose(_ -> SqlTemplate.forUpdate(sql, """
                        INSERT INTO confirmation_code (pool_id, sub, attribute, address, code, expires_at)
                        VALUES (#{pool}, #{sub}, #{attribute}, #{address}, #{code}, #{expires})""")
                        .execute(Map.of(
                                "pool", user.poolId(),
                                "sub", user.sub(),
                                "attribute", sent.to().attribute(),
                                "address", sent.to().value(),
                                "code", Columns.sealed(sealer.seal(sent.code(), purpose(user))),
                                "expires", Rows.timestamp(sent.expiresAt())))
                        .mapEmpty()));
    }

    public Future<Optional<Sent>> find(User user) {
        return database.read(sql -> SqlTemplate.forQuery(
                        sql, "SELECT * FROM confirmation_code WHERE pool_id = #{pool} AND sub = #{sub}")
                .execute(Map.of("pool", user.poolId(), "sub", user.sub()))
                .map(rows -> Rows.one(rows, row -> sent(user, row))));
    }

    private Sent sent(User user, Row row) {
        return new Sent(
                sealer.open(Columns.sealed(row.getString("code")), purpose(user)),
                new Address(row.getString("attribute"), row.getString("address")),
                Rows.instant(row, "expires_at"));
    }

    /** Within the user's lock: a code is good once. */
    public Future<Void> delete(SqlClient sql, User user) {
        return SqlTemplate.forUpdate(sql, "DELETE FROM confirmation_code WHERE pool_id = #{pool} AND sub = #{sub}")
                .execute(Map.of("pool", user.poolId(), "sub", user.sub()))
                .mapEmpty();
    }

    private static String purpose(User user) {
        return "confirmation-code/" + user.poolId() + "/" + user.sub();
    }
}
