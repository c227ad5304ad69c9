package io.sallyport.token.store;

import io.sallyport.contracts.Secret;
import io.sallyport.runtime.keys.Sealer;
import io.sallyport.runtime.sql.Database;
import io.sallyport.runtime.sql.Rows;
import io.sallyport.token.core.Client;
import io.sallyport.token.core.ClientSettings;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.templates.SqlTemplate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Clients of pools, their secrets sealed. */
public record ClientStore(Database database, Sealer sealer) {

    public Future<Void> insert(Client client) {
        return database.write(sql -> SqlTemplate.forUpdate(sql, """
                        INSERT INTO pool_client (id, pool_id, name, settings, secret, created_at, modified_at, version)
                        VALUES (#{id}, #{pool}, #{name}, #{settings}, #{secret}, #{created}, #{modified}, 1)""")
                .execute(Map.of(
                        "id", client.id(),
                        "pool", client.poolId(),
                        "name", client.name(),
                        "settings", Columns.json(client.settings()),
                        "secret",
                                client.secret()
                                        .map(secret -> seal(client, secret))
                                        .orElse(""),
                        "created", Rows.timestamp(client.createdAt()),
                        "modified", Rows.timestamp(client.modifiedAt())))
                .mapEmpty());
    }

    private String seal(Client client, Secret secret) {
        return Columns.sealed(sealer.seal(secret, secretOf(client.poolId(), client.id())));
    }

    public Future<Optional<Client>> find(String id) {
        return database.read(sql -> SqlTemplate.forQuery(sql, "SELECT * FROM pool_client WHERE id = #{id}")
                .execute(Map.of("id", id))
                .map(rows -> Rows.one(rows, this::client)));
    }

    public Future<List<Client>> page(String poolId, String after, int limit) {
        var text = "SELECT * FROM pool_client WHERE pool_id = #{pool} AND id > #{after} ORDER BY id FETCH FIRST "
                + limit + " ROWS ONLY";
        return database.read(sql -> SqlTemplate.forQuery(sql, text)
                .execute(Map.of("pool", poolId, "after", after))
                .map(rows -> Rows.list(rows, this::client)));
    }

    /** @return false when another change came first, or the client is gone */
    public Future<Boolean> update(Client client) {
        return database.write(sql -> SqlTemplate.forUpdate(sql, """
                        UPDATE pool_client SET name = #{name}, settings = #{settings}, modified_at = #{modified}, version = version + 1
                        WHERE id = #{id} AND version = #{version}""")
                .execute(Map.of(
                        "id", client.id(),
                        "name", client.name(),
                        "settings", Columns.json(client.settings()),
                        "modified", Rows.timestamp(client.modifiedAt()),
                        "version", client.version()))
                .map(done -> done.rowCount() == 1));
    }

    /** What was signed in with it ends with it. */
    public Future<Boolean> delete(SqlClient sql, String id) {
        return SqlTemplate.forUpdate(sql, "DELETE FROM pool_client WHERE id = #{id}")
                .execute(Map.of("id", id))
                .map(done -> done.rowCount() == 1);
    }

    private Client client(Row row) {
        var id = row.getString("id");
        var poolId = row.getString("pool_id");
        return new Client(
                id,
                poolId,
                row.getString("name"),
                Columns.optional(row.getString("secret"))
                        .map(text -> sealer.open(Columns.sealed(text), secretOf(poolId, id))),
                Columns.json(row.getString("settings"), ClientSettings.class),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "modified_at"),
                row.getLong("version"));
    }

    private static String secretOf(String poolId, String clientId) {
        return "client-secret/" + poolId + "/" + clientId;
    }
}
