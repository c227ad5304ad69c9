package io.sallyport.functions.store;

import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.functions.core.Permission;
import io.sallyport.runtime.sql.Database;
import io.sallyport.runtime.sql.Duplicate;
import io.sallyport.runtime.sql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.templates.SqlTemplate;
import java.util.List;
import java.util.Map;

/** The statements of functions' resource policies. */
public final class PermissionStore {
    private final Database database;

    public PermissionStore(Database database) {
        this.database = database;
    }

    /** @param qualifier empty for the function itself */
    public Future<List<String>> statements(String name, String qualifier) {
        return database.read(sql -> SqlTemplate.forQuery(sql, """
                        SELECT statement FROM permission WHERE name = #{name} AND qualifier = #{qualifier}
                        ORDER BY statement_id""")
                .execute(Map.of("name", name, "qualifier", qualifier))
                .map(rows -> Rows.list(rows, row -> row.getString("statement"))));
    }

    /** @return fails with {@code CONFLICT} when the statement's id is taken */
    public Future<Void> add(String name, String qualifier, Permission permission, String statement) {
        return database.<Void>write(sql -> SqlTemplate.forUpdate(sql, """
                                INSERT INTO permission (name, qualifier, statement_id, statement)
                                VALUES (#{name}, #{qualifier}, #{id}, #{statement})""")
                        .execute(Map.of(
                                "name", name,
                                "qualifier", qualifier,
                                "id", permission.statementId(),
                                "statement", statement))
                        .mapEmpty())
                .recover(e -> Future.failedFuture(e instanceof Duplicate ? taken(permission) : e));
    }

    private static Refusal taken(Permission permission) {
        return new Refusal(
                FunctionFailure.CONFLICT,
                "The statement id (" + permission.statementId()
                        + ") provided already exists. Please provide a new statement id, or remove the existing statement.");
    }

    /** @return false when there is no such statement */
    public Future<Boolean> remove(String name, String qualifier, String statementId) {
        return database.write(sql -> SqlTemplate.forUpdate(sql, """
                        DELETE FROM permission
                        WHERE name = #{name} AND qualifier = #{qualifier} AND statement_id = #{id}""")
                .execute(Map.of("name", name, "qualifier", qualifier, "id", statementId))
                .map(result -> result.rowCount() > 0));
    }
}
