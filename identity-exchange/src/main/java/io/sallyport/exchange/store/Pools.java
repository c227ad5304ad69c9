package io.sallyport.exchange.store;

import io.sallyport.exchange.core.IdentityPool;
import io.sallyport.exchange.core.PoolRoles;
import io.sallyport.runtime.sql.Database;
import io.sallyport.runtime.sql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Identity pools. */
public record Pools(Database database) {
    private static final String COLUMNS = "SELECT id, settings, roles, version FROM identity_pool ";

    public Future<Void> add(IdentityPool pool, Instant now) {
        return database.write(client -> new Sql(client)
                .change(
                        """
                INSERT INTO identity_pool (id, settings, roles, created_at, version)
                VALUES (#{id}, #{settings}, #{roles}, #{created}, #{version})""",
                        Map.of(
                                "id", pool.id(),
                                "settings", Texts.write(pool.settings()),
                                "roles", Texts.write(pool.roles()),
                                "created", Rows.timestamp(now),
                                "version", pool.version()))
                .mapEmpty());
    }

    public Future<Optional<IdentityPool>> find(String id) {
        return database.read(
                client -> new Sql(client).one(COLUMNS + "WHERE id = #{id}", Map.of("id", id), Pools::pool));
    }

    /** @return those after {@code id}, in the order of their ids */
    public Future<List<IdentityPool>> page(String after, int most) {
        return database.read(client -> new Sql(client)
                .list(
                        COLUMNS + "WHERE id > #{after} ORDER BY id FETCH FIRST " + most + " ROWS ONLY",
                        Map.of("after", after),
                        Pools::pool));
    }

    /** @return false when somebody changed it meanwhile, or it is gone */
    public Future<Boolean> change(IdentityPool pool) {
        return database.write(client -> new Sql(client)
                .change(
                        """
                UPDATE identity_pool SET settings = #{settings}, roles = #{roles}, version = version + 1
                WHERE id = #{id} AND version = #{version}""",
                        Map.of(
                                "id", pool.id(),
                                "settings", Texts.write(pool.settings()),
                                "roles", Texts.write(pool.roles()),
                                "version", pool.version()))
                .map(rows -> rows == 1));
    }

    /** @return false when there was none; its identities go with it */
    public Future<Boolean> remove(String id) {
        return database.write(client -> new Sql(client)
                .change("DELETE FROM identity_pool WHERE id = #{id}", Map.of("id", id))
                .map(rows -> rows == 1));
    }

    private static IdentityPool pool(Row row) {
        return new IdentityPool(
                row.getString("id"),
                Texts.read(row.getString("settings"), IdentityPool.Settings.class),
                Texts.read(row.getString("roles"), PoolRoles.class),
                row.getLong("version"));
    }
}
