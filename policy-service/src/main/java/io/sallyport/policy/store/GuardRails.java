package io.sallyport.policy.store;

import io.sallyport.policy.core.GuardRail;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Map;

/** The deployment's guard rails. */
public record GuardRails(Sql sql) {
    /** @return by name; there are never more than a few */
    public Future<List<GuardRail>> all() {
        return sql.list("SELECT name, document FROM guard_rail ORDER BY name", Map.of(), GuardRails::rail);
    }

    /** Puts these in the place of all that were there. */
    public Future<Void> replace(List<GuardRail> rails) {
        Future<Integer> done = sql.change("DELETE FROM guard_rail", Map.of());
        for (var rail : rails) {
            done = done.compose(ignored -> sql.change(
                    "INSERT INTO guard_rail (name, document) VALUES (#{name}, #{document})",
                    Map.of("name", rail.name(), "document", rail.document())));
        }
        return done.mapEmpty();
    }

    private static GuardRail rail(Row row) {
        return new GuardRail(row.getString("name"), row.getString("document"));
    }
}
