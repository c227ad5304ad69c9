package io.sallyport.policy.store;

import io.sallyport.policy.core.InlinePolicy;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Policies that belong to one principal. */
public record InlinePolicies(Sql sql) {
    private static final String COLUMNS = "SELECT name, document FROM inline_policy WHERE principal_id = #{principal} ";

    /** @return all of them, by name; their size together is bounded when they are stored */
    public Future<List<InlinePolicy>> of(String principalId) {
        return sql.list(COLUMNS + "ORDER BY name_key", Map.of("principal", principalId), InlinePolicies::policy);
    }

    public Future<Optional<InlinePolicy>> find(String principalId, String name) {
        return sql.one(COLUMNS + "AND name_key = #{name}", named(principalId, name), InlinePolicies::policy);
    }

    /** Adds it, or replaces the one of the same name. */
    public Future<Void> put(String principalId, InlinePolicy policy) {
        return remove(principalId, policy.name())
                .compose(removed -> sql.change(
                        """
                        INSERT INTO inline_policy (principal_id, name, name_key, document)
                        VALUES (#{principal}, #{name}, #{key}, #{document})""",
                        Map.of(
                                "principal", principalId,
                                "name", policy.name(),
                                "key", Principals.key(policy.name()),
                                "document", policy.document())))
                .mapEmpty();
    }

    /** @return false when there was none */
    public Future<Boolean> remove(String principalId, String name) {
        return sql.change(
                        "DELETE FROM inline_policy WHERE principal_id = #{principal} AND name_key = #{name}",
                        named(principalId, name))
                .map(rows -> rows == 1);
    }

    private static Map<String, Object> named(String principalId, String name) {
        return Map.of("principal", principalId, "name", Principals.key(name));
    }

    private static InlinePolicy policy(Row row) {
        return new InlinePolicy(row.getString("name"), row.getString("document"));
    }
}
