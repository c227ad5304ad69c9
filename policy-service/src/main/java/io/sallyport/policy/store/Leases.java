package io.sallyport.policy.store;

import io.sallyport.contracts.PolicyContract.WantLease;
import io.sallyport.policy.core.Epoch;
import io.sallyport.runtime.sql.Rows;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;

/** Which nodes may decide, until when, and how much of the ledger each has applied. */
public record Leases(Sql sql) {
    private static final int FORGOTTEN_AT_ONCE = 100;

    /** Grants or renews. What a node has applied never becomes less, though messages may overtake each other. */
    public Future<Void> grant(WantLease wanted, Instant expiresAt) {
        return sql.change("""
                MERGE INTO lease AS t
                USING (VALUES (CAST(#{node} AS VARCHAR(128)), CAST(#{expires} AS TIMESTAMP(3) WITH TIME ZONE),
                               CAST(#{policy} AS BIGINT), CAST(#{revocation} AS BIGINT), CAST(#{provider} AS BIGINT)))
                    AS s(node_id, expires_at, policy, revocation, provider)
                ON t.node_id = s.node_id
                WHEN MATCHED THEN UPDATE SET
                    expires_at = CASE WHEN s.expires_at > t.expires_at THEN s.expires_at ELSE t.expires_at END,
                    applied_policy = GREATEST(t.applied_policy, s.policy),
                    applied_revocation = GREATEST(t.applied_revocation, s.revocation),
                    applied_provider = GREATEST(t.applied_provider, s.provider)
                WHEN NOT MATCHED THEN INSERT
                    (node_id, expires_at, applied_policy, applied_revocation, applied_provider)
                    VALUES (s.node_id, s.expires_at, s.policy, s.revocation, s.provider)""", row(wanted, expiresAt)).mapEmpty();
    }

    private static Map<String, Object> row(WantLease wanted, Instant expiresAt) {
        return Map.of(
                "node", wanted.nodeId(),
                "expires", Rows.timestamp(expiresAt),
                "policy", wanted.appliedPolicy(),
                "revocation", wanted.appliedRevocations(),
                "provider", wanted.appliedProviders());
    }

    /** @return how many leases that end after {@code endedBefore} have not applied {@code number} yet */
    public Future<Long> behind(Epoch epoch, long number, Instant endedBefore) {
        return sql.count(
                "SELECT COUNT(*) AS n FROM lease WHERE expires_at > #{ended} AND " + applied(epoch) + " < #{number}",
                Map.of("ended", Rows.timestamp(endedBefore), "number", number));
    }

    private static String applied(Epoch epoch) {
        return switch (epoch) {
            case POLICY -> "applied_policy";
            case REVOCATION -> "applied_revocation";
            case PROVIDER -> "applied_provider";
        };
    }

    /**
     * Removes some of those that ended before; the rest another time. Their end is asked for twice: where the inner question waited for
     * a renewal, PostgreSQL puts only the outer one to the renewed row.
     */
    public Future<Integer> forget(Instant endedBefore) {
        return sql.change(
                """
                DELETE FROM lease WHERE expires_at < #{ended} AND node_id IN (
                    SELECT node_id FROM lease WHERE expires_at < #{ended} FETCH FIRST #{some} ROWS ONLY)""".replace("#{some}", String.valueOf(FORGOTTEN_AT_ONCE)),
                Map.of("ended", Rows.timestamp(endedBefore)));
    }

    /** Removes every lease, ended or not. */
    public Future<Integer> clear() {
        return sql.change("DELETE FROM lease", Map.of());
    }
}
