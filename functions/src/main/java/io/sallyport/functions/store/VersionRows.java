package io.sallyport.functions.store;

import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.Sealed;
import io.sallyport.functions.core.FunctionVersion;
import io.sallyport.runtime.sql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.templates.SqlTemplate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Versions as rows. */
final class VersionRows {
    private VersionRows() {}

    static Future<Void> insert(SqlClient sql, FunctionVersion version) {
        return SqlTemplate.forUpdate(sql, """
                        INSERT INTO lambda_version (name, number, revision, runtime, handler, role_arn, description,
                          timeout_seconds, memory_mb, variables_key, variables, code_hash, code_size, modified_at)
                        VALUES (#{name}, #{number}, #{revision}, #{runtime}, #{handler}, #{role}, #{description},
                          #{timeout}, #{memory}, #{key}, #{variables}, #{hash}, #{size}, #{modified})""").execute(parameters(version)).mapEmpty();
    }

    /** @return fails with {@code CONFLICT} when it is not {@code before} any more */
    static Future<Void> replace(SqlClient sql, FunctionVersion before, FunctionVersion after) {
        var parameters = parameters(after);
        parameters.put("before", before.revision());
        return SqlTemplate.forUpdate(sql, """
                        UPDATE lambda_version SET revision = #{revision}, runtime = #{runtime}, handler = #{handler},
                          role_arn = #{role}, description = #{description}, timeout_seconds = #{timeout},
                          memory_mb = #{memory}, variables_key = #{key}, variables = #{variables},
                          code_hash = #{hash}, code_size = #{size}, modified_at = #{modified}
                        WHERE name = #{name} AND number = #{number} AND revision = #{before}""").execute(parameters).map(result -> {
            if (result.rowCount() != 1) {
                throw new Refusal(
                        FunctionFailure.CONFLICT,
                        "The operation cannot be performed at this time. An update is in progress for resource: "
                                + before.name());
            }
            return null;
        });
    }

    static Future<Optional<FunctionVersion>> find(SqlClient sql, String name, long number) {
        return SqlTemplate.forQuery(sql, "SELECT * FROM lambda_version WHERE name = #{name} AND number = #{number}")
                .execute(Map.of("name", name, "number", number))
                .map(rows -> Rows.one(rows, VersionRows::version));
    }

    static Future<List<FunctionVersion>> latest(SqlClient sql, String after, int most) {
        return SqlTemplate.forQuery(
                        sql,
                        "SELECT * FROM lambda_version WHERE number = 0 AND name > #{after} ORDER BY name FETCH FIRST "
                                + most + " ROWS ONLY")
                .execute(Map.of("after", after))
                .map(rows -> Rows.list(rows, VersionRows::version));
    }

    static Future<List<FunctionVersion>> versions(SqlClient sql, String name, long after, int most) {
        return SqlTemplate.forQuery(
                        sql,
                        "SELECT * FROM lambda_version WHERE name = #{name} AND number > #{after} ORDER BY number"
                                + " FETCH FIRST " + most + " ROWS ONLY")
                .execute(Map.of("name", name, "after", after))
                .map(rows -> Rows.list(rows, VersionRows::version));
    }

    static Future<List<String>> hashes(SqlClient sql, String name) {
        return SqlTemplate.forQuery(sql, "SELECT DISTINCT code_hash FROM lambda_version WHERE name = #{name}")
                .execute(Map.of("name", name))
                .map(rows -> Rows.list(rows, row -> row.getString("code_hash")));
    }

    private static Map<String, Object> parameters(FunctionVersion version) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("name", version.name());
        parameters.put("number", version.number());
        parameters.put("revision", version.revision());
        parameters.put("runtime", version.runtime());
        parameters.put("handler", version.handler());
        parameters.put("role", version.role());
        parameters.put("description", version.description());
        parameters.put("timeout", version.timeoutSeconds());
        parameters.put("memory", version.memoryMegabytes());
        parameters.put("key", version.variables().map(Sealed::keyId).orElse(null));
        parameters.put("variables", version.variables().map(Sealed::box).orElse(null));
        parameters.put("hash", version.codeHash());
        parameters.put("size", version.codeSize());
        parameters.put("modified", Rows.timestamp(version.modifiedAt()));
        return nullable(parameters);
    }

    /** The SQL client takes a null for NULL; its signature does not say so. */
    @SuppressWarnings({"unchecked", "NullAway"})
    private static Map<String, Object> nullable(Map<String, @Nullable Object> parameters) {
        return (Map<String, Object>) (Map<String, ?>) parameters;
    }

    private static FunctionVersion version(Row row) {
        var key = Optional.ofNullable(row.getString("variables_key"));
        return new FunctionVersion(
                row.getString("name"),
                row.getLong("number"),
                row.getString("revision"),
                row.getString("runtime"),
                row.getString("handler"),
                row.getString("role_arn"),
                row.getString("description"),
                row.getInteger("timeout_seconds"),
                row.getInteger("memory_mb"),
                key.map(id -> new Sealed(id, row.getString("variables"))),
                row.getString("code_hash"),
                row.getLong("code_size"),
                Rows.instant(row, "modified_at"));
    }
}
