package io.sallyport.runtime.sql;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.templates.SqlTemplate;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A row of {@code db/garden}. */
record Plant(UUID id, String bed, int height, String facts, Buffer seed, Instant at) {
    /** A new one that has nothing of note but its bed. */
    static Plant in(String bed) {
        return new Plant(UUID.randomUUID(), bed, 1, "{}", Buffer.buffer(bed), Instant.EPOCH);
    }

    Future<Void> into(SqlClient sql) {
        return SqlTemplate.forUpdate(sql, """
                        INSERT INTO plant (id, bed, height, facts, seed, planted_at, version)
                        VALUES (#{id}, #{bed}, #{height}, #{facts}, #{seed}, #{at}, 1)""")
                .execute(Map.of(
                        "id", id, "bed", bed, "height", height, "facts", facts, "seed", seed, "at", Rows.timestamp(at)))
                .mapEmpty();
    }
}
