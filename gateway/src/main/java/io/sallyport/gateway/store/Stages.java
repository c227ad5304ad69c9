package io.sallyport.gateway.store;

import io.sallyport.contracts.Refusal;
import io.sallyport.gateway.core.PublishedApi;
import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.definition.Definition;
import io.sallyport.gateway.definition.Publishing;
import io.sallyport.gateway.routes.Publications.StageKey;
import io.sallyport.runtime.sql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stages, and what data nodes have to know of them. */
public record Stages(Sql sql) {
    /** For how many publications it is remembered that a stage was withdrawn; a node that is further behind takes everything anew. */
    public static final long REMEMBERED = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Stages.class);
    private static final String COLUMNS = """
            SELECT api_id, name, deployment_id, description, variables, tags, auto_deploy, created_at, updated_at, cache_epoch
            FROM stage WHERE api_id = #{api}\s""";

    /**
     * Adds it, or replaces the one of the same name.
     *
     * @param epoch of {@link Store#raise} in this transaction
     */
    public Future<Void> put(StoredStage stage, long epoch) {
        var key = Map.<String, Object>of("api", stage.apiId(), "stage", stage.name());
        return sql.change("DELETE FROM stage WHERE api_id = #{api} AND name = #{stage}", key)
                .compose(_ -> sql.change("DELETE FROM withdrawn WHERE api_id = #{api} AND stage = #{stage}", key))
                .compose(_ -> sql.change("""
                        INSERT INTO stage (api_id, name, deployment_id, description, variables, tags, auto_deploy,
                                           created_at, updated_at, cache_epoch, published_epoch)
                        VALUES (#{api}, #{name}, #{deployment}, #{description}, #{variables}, #{tags}, #{auto},
                                #{created}, #{updated}, #{cache}, #{epoch})""", row(stage, epoch)))
                .mapEmpty();
    }

    /**
     * Forgets what was withdrawn long ago, too.
     *
     * @param epoch of {@link Store#raise} in this transaction
     */
    public Future<Void> withdraw(String apiId, String name, long epoch) {
        var key = Map.<String, Object>of("api", apiId, "stage", name, "epoch", epoch);
        return sql.change("DELETE FROM stage WHERE api_id = #{api} AND name = #{stage}", key)
                .compose(_ -> sql.change(
                        "INSERT INTO withdrawn (api_id, stage, published_epoch) VALUES (#{api}, #{stage}, #{epoch})",
                        key))
                .compose(_ -> sql.change(
                        "DELETE FROM withdrawn WHERE published_epoch <= #{long_ago}",
                        Map.of("long_ago", epoch - REMEMBERED)))
                .mapEmpty();
    }

    public Future<Optional<StoredStage>> find(String apiId, String name) {
        return sql.one(COLUMNS + "AND name = #{name}", Map.of("api", apiId, "name", name), Stages::stage);
    }

    public Future<List<StoredStage>> of(String apiId) {
        return sql.list(COLUMNS + "ORDER BY name", Map.of("api", apiId), Stages::stage);
    }

    /** A stage for data nodes; empty when what was deployed can no longer be served. */
    public record Publication(StageKey key, Optional<PublishedApi> api) {}

    /** @return the stages that changed after an epoch and serve something, whole */
    public Future<List<Publication>> publishedAfter(long epoch) {
        return sql.list("""
                SELECT a.kind, s.api_id, s.name, s.deployment_id, s.variables, s.cache_epoch, d.content_hash, d.snapshot
                FROM stage s JOIN api a ON a.id = s.api_id
                             JOIN deployment d ON d.api_id = s.api_id AND d.id = s.deployment_id
                WHERE s.published_epoch > #{epoch}""", Map.of("epoch", epoch), Stages::published);
    }

    public Future<List<StageKey>> withdrawnAfter(long epoch) {
        return sql.list(
                "SELECT api_id, stage FROM withdrawn WHERE published_epoch > #{epoch}",
                Map.of("epoch", epoch),
                row -> new StageKey(row.getString("api_id"), row.getString("stage")));
    }

    private static Publication published(Row row) {
        var target = new Publishing.Target(
                row.getString("api_id"),
                row.getString("name"),
                row.getString("deployment_id"),
                row.getString("content_hash"),
                Texts.map(row.getString("variables")),
                row.getLong("cache_epoch"));
        var snapshot = Texts.definition(Kind.valueOf(row.getString("kind")), row.getString("snapshot"));
        return new Publication(new StageKey(target.apiId(), target.stage()), published(snapshot, target));
    }

    private static Optional<PublishedApi> published(Definition snapshot, Publishing.Target target) {
        try {
            return Optional.of(Publishing.of(snapshot, target));
        } catch (Refusal e) {
            LOG.error("stage {} of API {} is not served: {}", target.stage(), target.apiId(), e.detail());
            return Optional.empty();
        }
    }

    private static Map<String, Object> row(StoredStage stage, long epoch) {
        var row = new HashMap<String, Object>();
        row.put("api", stage.apiId());
        row.put("name", stage.name());
        row.put("deployment", stage.deploymentId());
        row.put("description", stage.description());
        row.put("variables", Texts.of(stage.variables()));
        row.put("tags", Texts.of(stage.tags()));
        row.put("auto", stage.autoDeploy());
        row.put("created", Rows.timestamp(stage.createdAt()));
        row.put("updated", Rows.timestamp(stage.updatedAt()));
        row.put("cache", stage.cacheEpoch());
        row.put("epoch", epoch);
        return row;
    }

    private static StoredStage stage(Row row) {
        return new StoredStage(
                row.getString("api_id"),
                row.getString("name"),
                row.getString("deployment_id"),
                row.getString("description"),
                Texts.map(row.getString("variables")),
                Texts.map(row.getString("tags")),
                row.getBoolean("auto_deploy"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"),
                row.getLong("cache_epoch"));
    }
}
