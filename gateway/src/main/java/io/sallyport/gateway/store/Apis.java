package io.sallyport.gateway.store;

import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.definition.Definition;
import io.sallyport.runtime.sql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Definitions as they are being written. */
public record Apis(Sql sql) {
    private static final String COLUMNS = "SELECT id, kind, created_at, definition FROM api ";

    public Future<Void> insert(StoredApi<?> api) {
        return sql.change(
                        """
                        INSERT INTO api (id, kind, version, created_at, definition)
                        VALUES (#{id}, #{kind}, 1, #{created}, #{definition})""",
                        Map.of(
                                "id", api.id(),
                                "kind", api.definition().kind().name(),
                                "created", Rows.timestamp(api.createdAt()),
                                "definition", Texts.of(api.definition())))
                .mapEmpty();
    }

    /** For whoever holds the API's lock. */
    public Future<Void> replace(String id, Definition definition) {
        return sql.change(
                        "UPDATE api SET definition = #{definition} WHERE id = #{id}",
                        Map.of("id", id, "definition", Texts.of(definition)))
                .mapEmpty();
    }

    public Future<Optional<StoredApi<Definition>>> find(Kind kind, String id) {
        return sql.one(
                COLUMNS + "WHERE id = #{id} AND kind = #{kind}", Map.of("id", id, "kind", kind.name()), Apis::api);
    }

    /** @return those whose ids come after {@code after}, in the order of ids */
    public Future<List<StoredApi<Definition>>> page(Kind kind, String after, int most) {
        return sql.list(
                COLUMNS + "WHERE kind = #{kind} AND id > #{after} ORDER BY id FETCH FIRST " + most + " ROWS ONLY",
                Map.of("kind", kind.name(), "after", after),
                Apis::api);
    }

    /** With its deployments; its stages are withdrawn before. */
    public Future<Void> delete(String id) {
        return sql.change("DELETE FROM deployment WHERE api_id = #{id}", Map.of("id", id))
                .compose(_ -> sql.change("DELETE FROM api WHERE id = #{id}", Map.of("id", id)))
                .mapEmpty();
    }

    private static StoredApi<Definition> api(Row row) {
        var kind = Kind.valueOf(row.getString("kind"));
        return new StoredApi<>(
                row.getString("id"),
                Rows.instant(row, "created_at"),
                Texts.definition(kind, row.getString("definition")));
    }
}
