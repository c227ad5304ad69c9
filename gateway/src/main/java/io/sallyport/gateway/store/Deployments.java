package io.sallyport.gateway.store;

import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.runtime.sql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Definitions as they were deployed. Nothing changes them; only what is said about them can change. */
public record Deployments(Sql sql) {
    private static final String COLUMNS = """
            SELECT d.api_id, d.id, d.created_at, d.description, d.automatic, d.snapshot, a.kind
            FROM deployment d JOIN api a ON a.id = d.api_id
            WHERE d.api_id = #{api}\s""";

    public Future<Void> insert(StoredDeployment deployment) {
        var snapshot = Texts.of(deployment.snapshot());
        return sql.change(
                        """
                        INSERT INTO deployment (api_id, id, created_at, description, automatic, content_hash, snapshot)
                        VALUES (#{api}, #{id}, #{created}, #{description}, #{automatic}, #{hash}, #{snapshot})""",
                        Map.of(
                                "api", deployment.apiId(),
                                "id", deployment.id(),
                                "created", Rows.timestamp(deployment.createdAt()),
                                "description", deployment.description(),
                                "automatic", deployment.automatic(),
                                "hash", Texts.sha256(snapshot),
                                "snapshot", snapshot))
                .mapEmpty();
    }

    public Future<Optional<StoredDeployment>> find(String apiId, String id) {
        return sql.one(COLUMNS + "AND d.id = #{id}", Map.of("api", apiId, "id", id), Deployments::deployment);
    }

    /** @return those whose ids come after {@code after}, in the order of ids */
    public Future<List<StoredDeployment>> page(String apiId, String after, int most) {
        return sql.list(
                COLUMNS + "AND d.id > #{after} ORDER BY d.id FETCH FIRST " + most + " ROWS ONLY",
                Map.of("api", apiId, "after", after),
                Deployments::deployment);
    }

    public Future<Void> describe(StoredDeployment deployment) {
        return sql.change(
                        "UPDATE deployment SET description = #{description} WHERE api_id = #{api} AND id = #{id}",
                        Map.of(
                                "description", deployment.description(),
                                "api", deployment.apiId(),
                                "id", deployment.id()))
                .mapEmpty();
    }

    /** @return false when there was none */
    public Future<Boolean> delete(String apiId, String id) {
        return sql.change("DELETE FROM deployment WHERE api_id = #{api} AND id = #{id}", Map.of("api", apiId, "id", id))
                .map(rows -> rows == 1);
    }

    private static StoredDeployment deployment(Row row) {
        return new StoredDeployment(
                row.getString("api_id"),
                row.getString("id"),
                Rows.instant(row, "created_at"),
                row.getString("description"),
                row.getBoolean("automatic"),
                Texts.definition(Kind.valueOf(row.getString("kind")), row.getString("snapshot")));
    }
}
