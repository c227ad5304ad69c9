package io.sallyport.policy.store;

import io.sallyport.policy.core.ManagedPolicy;
import io.sallyport.policy.core.Principal;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Map;

/** Which managed policies count for which principals. */
public record Attachments(Sql sql) {
    /** @return all of a principal's, by name; their number is bounded when they are attached */
    public Future<List<ManagedPolicy>> of(String principalId) {
        return sql.list(
                ManagedPolicies.columns() + "JOIN attachment a ON a.policy_id = m.id WHERE a.principal_id = #{id}"
                        + " ORDER BY m.owner, m.name_key",
                Map.of("id", principalId),
                ManagedPolicies::policy);
    }

    /** A managed policy with the document that counts. */
    public record Counting(ManagedPolicy policy, String document) {}

    /** @return a principal's managed policies with the documents that count */
    public Future<List<Counting>> counting(String principalId) {
        return sql.list("""
                SELECT m.id, m.owner, m.name, m.name_key, m.path, m.description, m.tags, m.created_at, m.updated_at,
                       m.default_version, m.newest_version, v.document
                FROM managed_policy m
                JOIN attachment a ON a.policy_id = m.id
                JOIN policy_version v ON v.policy_id = m.id AND v.version = m.default_version
                WHERE a.principal_id = #{id} ORDER BY m.owner, m.name_key""", Map.of("id", principalId), Attachments::counting);
    }

    private static Counting counting(Row row) {
        return new Counting(ManagedPolicies.policy(row), row.getString("document"));
    }

    /** @return those for which a policy counts; never more than there may be users, roles and groups */
    public Future<List<Principal>> principals(String policyId) {
        return sql.list(
                Principals.columns()
                        + "JOIN attachment a ON a.principal_id = p.id WHERE a.policy_id = #{id} ORDER BY p.kind, p.name_key",
                Map.of("id", policyId),
                Principals::principal);
    }

    public Future<Long> count(String policyId) {
        return sql.count("SELECT COUNT(*) AS n FROM attachment WHERE policy_id = #{id}", Map.of("id", policyId));
    }

    /** @return false when it was attached already */
    public Future<Boolean> add(String principalId, String policyId) {
        return sql.change("""
                INSERT INTO attachment (principal_id, policy_id)
                SELECT CAST(#{principal} AS VARCHAR(32)), CAST(#{policy} AS VARCHAR(32))
                WHERE NOT EXISTS (
                    SELECT 1 FROM attachment WHERE principal_id = #{principal} AND policy_id = #{policy})""", of(principalId, policyId)).map(rows -> rows == 1);
    }

    /** @return false when it was not attached */
    public Future<Boolean> remove(String principalId, String policyId) {
        return sql.change(
                        "DELETE FROM attachment WHERE principal_id = #{principal} AND policy_id = #{policy}",
                        of(principalId, policyId))
                .map(rows -> rows == 1);
    }

    private static Map<String, Object> of(String principalId, String policyId) {
        return Map.of("principal", principalId, "policy", policyId);
    }
}
