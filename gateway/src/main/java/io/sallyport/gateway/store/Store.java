package io.sallyport.gateway.store;

import io.sallyport.gateway.core.PublishedApi.Kind;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.Map;

/** All tables, as one transaction or one question sees them. */
public final class Store {
    private final Sql sql;

    public Store(SqlClient client) {
        this.sql = new Sql(client);
    }

    public Apis apis() {
        return new Apis(sql);
    }

    public Deployments deployments() {
        return new Deployments(sql);
    }

    public Stages stages() {
        return new Stages(sql);
    }

    /**
     * The first step of every change: whoever changes the same API waits until this transaction ends.
     *
     * @return false when there is no such API of this kind
     */
    public Future<Boolean> lock(Kind kind, String apiId) {
        return sql.change(
                        "UPDATE api SET version = version + 1 WHERE id = #{id} AND kind = #{kind}",
                        Map.of("id", apiId, "kind", kind.name()))
                .map(rows -> rows == 1);
    }

    /**
     * Takes the next number. Its row stays locked until the transaction ends: publishers come one after another, and a number is seen only
     * together with all that was published up to it.
     */
    public Future<Long> raise() {
        return sql.change("UPDATE epoch SET newest = newest + 1 WHERE name = 'published'", Map.of())
                .compose(_ -> newest());
    }

    /** @return the number of the last publication */
    public Future<Long> newest() {
        return sql.one("SELECT newest FROM epoch WHERE name = 'published'", Map.of(), row -> row.getLong("newest"))
                .map(found -> found.orElseThrow());
    }
}
