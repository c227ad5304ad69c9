package io.sallyport.exchange.store;

import io.sallyport.exchange.core.Identity;
import io.sallyport.runtime.sql.Database;
import io.sallyport.runtime.sql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Identities and the logins that were proved for them. A login belongs to one identity of a pool. */
public record Identities(Database database) {
    private static final String COLUMNS = "SELECT id, pool_id, created_at, modified_at FROM identity ";
    private static final String LOGINS = "SELECT login, provider FROM identity_login WHERE identity_id = #{id} ";

    /** Fails with {@link io.sallyport.runtime.sql.Duplicate} when one of its logins is another's already. */
    public Future<Void> add(Identity identity) {
        return database.write(client -> new Sql(client)
                .change(
                        """
                INSERT INTO identity (id, pool_id, created_at, modified_at)
                VALUES (#{id}, #{pool}, #{created}, #{modified})""",
                        Map.of(
                                "id", identity.id(),
                                "pool", identity.poolId(),
                                "created", Rows.timestamp(identity.createdAt()),
                                "modified", Rows.timestamp(identity.modifiedAt())))
                .compose(rows -> addLogins(client, identity, identity.logins())));
    }

    /** Fails as {@link #add}. */
    public Future<Void> link(Identity identity, List<Identity.Login> logins, Instant now) {
        return database.write(client -> new Sql(client)
                .change(
                        "UPDATE identity SET modified_at = #{now} WHERE id = #{id}",
                        Map.of("now", Rows.timestamp(now), "id", identity.id()))
                .compose(rows -> addLogins(client, identity, logins)));
    }

    private static Future<Void> addLogins(SqlClient client, Identity identity, List<Identity.Login> logins) {
        Future<Void> all = Future.succeededFuture();
        for (var login : logins) {
            all = all.compose(_ -> addLogin(client, identity, login));
        }
        return all;
    }

    private static Future<Void> addLogin(SqlClient client, Identity identity, Identity.Login login) {
        return new Sql(client)
                .change(
                        """
                INSERT INTO identity_login (pool_id, login, identity_id, provider)
                VALUES (#{pool}, #{login}, #{id}, #{provider})""",
                        Map.of(
                                "pool", identity.poolId(),
                                "login", login.key(),
                                "id", identity.id(),
                                "provider", login.provider()))
                .mapEmpty();
    }

    public Future<Optional<Identity>> find(String id) {
        return database.read(client -> new Sql(client)
                .one(COLUMNS + "WHERE id = #{id}", Map.of("id", id), row -> row)
                .compose(row -> row.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : whole(client, row.get()).map(Optional::of)));
    }

    /** @return the id of the identity that a login was proved for */
    public Future<Optional<String>> withLogin(String poolId, String login) {
        return database.read(client -> new Sql(client)
                .one(
                        "SELECT identity_id FROM identity_login WHERE pool_id = #{pool} AND login = #{login}",
                        Map.of("pool", poolId, "login", login),
                        row -> row.getString("identity_id")));
    }

    /** @return those after {@code id}, in the order of their ids */
    public Future<List<Identity>> page(String poolId, String after, int most) {
        return database.read(client -> {
            var from = new HashMap<String, Object>(Map.of("pool", poolId, "after", after));
            var page = "WHERE pool_id = #{pool} AND id > #{after} ORDER BY id FETCH FIRST " + most + " ROWS ONLY";
            return new Sql(client)
                    .list(COLUMNS + page, from, row -> row)
                    .compose(rows -> Future.all(
                            rows.stream().map(row -> whole(client, row)).toList()))
                    .map(all -> all.<Identity>list());
        });
    }

    /** @return how many identities of a pool no login was ever proved for */
    public Future<Long> guests(String poolId) {
        return database.read(client -> new Sql(client)
                .one("""
                SELECT COUNT(*) AS guests FROM identity i WHERE i.pool_id = #{pool}
                AND NOT EXISTS (SELECT 1 FROM identity_login l WHERE l.identity_id = i.id)""", Map.of("pool", poolId), row -> row.getLong("guests"))
                .map(Optional::orElseThrow));
    }

    public Future<Void> remove(String id) {
        return database.write(client -> new Sql(client)
                .change("DELETE FROM identity WHERE id = #{id}", Map.of("id", id))
                .mapEmpty());
    }

    private static Future<Identity> whole(SqlClient client, Row row) {
        var id = row.getString("id");
        return new Sql(client)
                .list(LOGINS + "ORDER BY provider, login", Map.of("id", id), Identities::login)
                .map(logins -> new Identity(
                        id,
                        row.getString("pool_id"),
                        logins,
                        Rows.instant(row, "created_at"),
                        Rows.instant(row, "modified_at")));
    }

    private static Identity.Login login(Row row) {
        return new Identity.Login(row.getString("login"), row.getString("provider"));
    }
}
