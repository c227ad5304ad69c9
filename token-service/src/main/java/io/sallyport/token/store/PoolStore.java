package io.sallyport.token.store;

import io.sallyport.contracts.Secret;
import io.sallyport.runtime.keys.Sealer;
import io.sallyport.runtime.sql.Database;
import io.sallyport.runtime.sql.Rows;
import io.sallyport.token.core.Mask;
import io.sallyport.token.core.Pool;
import io.sallyport.token.core.PoolSettings;
import io.sallyport.token.core.SigningKey;
import io.sallyport.token.core.TokenUse;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.templates.SqlTemplate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pools and the keys that sign their tokens. */
public record PoolStore(Database database, Sealer sealer) {

    public Future<Void> insert(Pool pool, List<SigningKey> keys) {
        return database.write(sql -> insert(sql, pool).compose(_ -> insertAll(sql, pool, keys)));
    }

    private Future<Void> insert(SqlClient sql, Pool pool) {
        return SqlTemplate.forUpdate(sql, """
                        INSERT INTO user_pool (id, name, settings, mask, created_at, modified_at, version)
                        VALUES (#{id}, #{name}, #{settings}, #{mask}, #{created}, #{modified}, 1)""")
                .execute(Map.of(
                        "id", pool.id(),
                        "name", pool.name(),
                        "settings", Columns.json(pool.settings()),
                        "mask", Columns.sealed(sealer.seal(pool.mask().key(), maskOf(pool.id()))),
                        "created", Rows.timestamp(pool.createdAt()),
                        "modified", Rows.timestamp(pool.modifiedAt())))
                .mapEmpty();
    }

    private Future<Void> insertAll(SqlClient sql, Pool pool, List<SigningKey> keys) {
        var done = Future.<Void>succeededFuture();
        for (var key : keys) {
            done = done.compose(_ -> insert(sql, pool, key));
        }
        return done;
    }

    private Future<Void> insert(SqlClient sql, Pool pool, SigningKey key) {
        return SqlTemplate.forUpdate(sql, """
                        INSERT INTO pool_key (kid, pool_id, token_use, public_jwk, private_key, created_at)
                        VALUES (#{kid}, #{pool}, #{use}, #{jwk}, #{key}, #{created})""")
                .execute(Map.of(
                        "kid", key.kid(),
                        "pool", pool.id(),
                        "use", key.use().name(),
                        "jwk", key.publicJwk(),
                        "key", Columns.sealed(sealer.seal(key.pkcs8(), keyOf(pool.id(), key.kid()))),
                        "created", Rows.timestamp(pool.createdAt())))
                .mapEmpty();
    }

    public Future<Optional<Pool>> find(String id) {
        return database.read(sql -> SqlTemplate.forQuery(sql, "SELECT * FROM user_pool WHERE id = #{id}")
                .execute(Map.of("id", id))
                .map(rows -> Rows.one(rows, this::pool)));
    }

    /** @param after the id of the last pool already seen, or an empty text */
    public Future<List<Pool>> page(String after, int limit) {
        var text = "SELECT * FROM user_pool WHERE id > #{after} ORDER BY id FETCH FIRST " + limit + " ROWS ONLY";
        return database.read(sql -> SqlTemplate.forQuery(sql, text)
                .execute(Map.of("after", after))
                .map(rows -> Rows.list(rows, this::pool)));
    }

    /** @return false when another change came first, or the pool is gone */
    public Future<Boolean> update(Pool pool) {
        return database.write(sql -> SqlTemplate.forUpdate(sql, """
                        UPDATE user_pool SET name = #{name}, settings = #{settings}, modified_at = #{modified}, version = version + 1
                        WHERE id = #{id} AND version = #{version}""")
                .execute(Map.of(
                        "id", pool.id(),
                        "name", pool.name(),
                        "settings", Columns.json(pool.settings()),
                        "modified", Rows.timestamp(pool.modifiedAt()),
                        "version", pool.version()))
                .map(done -> done.rowCount() == 1));
    }

    /** Everything of the pool goes with it. */
    public Future<Boolean> delete(SqlClient sql, String id) {
        return SqlTemplate.forUpdate(sql, "DELETE FROM user_pool WHERE id = #{id}")
                .execute(Map.of("id", id))
                .map(done -> done.rowCount() == 1);
    }

    /** @return the newest first */
    public Future<List<SigningKey>> keys(String poolId) {
        return database.read(sql -> SqlTemplate.forQuery(
                        sql, "SELECT * FROM pool_key WHERE pool_id = #{pool} ORDER BY created_at DESC, kid")
                .execute(Map.of("pool", poolId))
                .map(rows -> Rows.list(rows, this::key)));
    }

    private SigningKey key(Row row) {
        var kid = row.getString("kid");
        var pkcs8 = sealer.open(Columns.sealed(row.getString("private_key")), keyOf(row.getString("pool_id"), kid));
        return new SigningKey(kid, TokenUse.valueOf(row.getString("token_use")), row.getString("public_jwk"), pkcs8);
    }

    private Pool pool(Row row) {
        var id = row.getString("id");
        return new Pool(
                id,
                row.getString("name"),
                Columns.json(row.getString("settings"), PoolSettings.class),
                new Mask(open(row.getString("mask"), maskOf(id))),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "modified_at"),
                row.getLong("version"));
    }

    private Secret open(String column, String purpose) {
        return sealer.open(Columns.sealed(column), purpose);
    }

    private static String maskOf(String poolId) {
        return "pool-mask/" + poolId;
    }

    private static String keyOf(String poolId, String kid) {
        return "pool-key/" + poolId + "/" + kid;
    }
}
