package io.sallyport.policy.store;

import io.sallyport.policy.core.Epoch;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.Map;

/** The counters of changes. */
public record Epochs(Sql sql) {
    /**
     * Takes the next number. Its row stays locked until the transaction ends: writers of one epoch come one after another, and a
     * number is seen only together with all changes up to it.
     */
    public Future<Long> raise(Epoch epoch) {
        return sql.change("UPDATE epoch SET newest = newest + 1 WHERE name = #{name}", Map.of("name", epoch.label()))
                .compose(one -> newest(epoch));
    }

    /** Keeps writers of this epoch waiting until the transaction ends, without taking a number. */
    public Future<Long> hold(Epoch epoch) {
        return sql.one(
                        "SELECT newest FROM epoch WHERE name = #{name} FOR UPDATE",
                        Map.of("name", epoch.label()),
                        row -> row.getLong("newest"))
                .map(found -> found.orElseThrow());
    }

    public Future<Long> newest(Epoch epoch) {
        return all().map(newest -> newest.of(epoch));
    }

    /** All three as of one moment. */
    public Future<Newest> all() {
        return sql.one("""
                        SELECT (SELECT newest FROM epoch WHERE name = 'policy') AS policy,
                               (SELECT newest FROM epoch WHERE name = 'revocation') AS revocation,
                               (SELECT newest FROM epoch WHERE name = 'provider') AS provider""", Map.of(), Epochs::newest).map(found -> found.orElseThrow());
    }

    private static Newest newest(Row row) {
        return new Newest(row.getLong("policy"), row.getLong("revocation"), row.getLong("provider"));
    }

    /** The newest number of each. */
    public record Newest(long policy, long revocation, long provider) {
        public long of(Epoch epoch) {
            return switch (epoch) {
                case POLICY -> policy;
                case REVOCATION -> revocation;
                case PROVIDER -> provider;
            };
        }
    }
}
