package io.sallyport.policy.store;

import io.sallyport.policy.core.ManagedPolicy;
import io.sallyport.policy.core.Owner;
import io.sallyport.policy.core.PolicyVersion;
import io.sallyport.policy.core.Usage;
import io.sallyport.runtime.sql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Policies of their own, with their versions. */
public record ManagedPolicies(Sql sql) {
    private static final String COLUMNS = """
            SELECT m.id, m.owner, m.name, m.name_key, m.path, m.description, m.tags, m.created_at, m.updated_at, m.default_version,
                   m.newest_version
            FROM managed_policy m\s""";

    public Future<Optional<ManagedPolicy>> find(Owner owner, String name) {
        return sql.one(
                COLUMNS + "WHERE m.owner = #{owner} AND m.name_key = #{name}",
                Map.of("owner", owner.name(), "name", Principals.key(name)),
                ManagedPolicies::policy);
    }

    private static final String ATTACHED = "EXISTS (SELECT 1 FROM attachment a WHERE a.policy_id = m.id)";
    /** After the account in the boundary's ARN, which has twelve digits or is {@code aws}, comes what the policy is called. */
    private static final String BOUNDING =
            "EXISTS (SELECT 1 FROM principal p WHERE p.boundary_arn <> '' AND SUBSTRING(p.boundary_arn FROM CASE WHEN m.owner"
                    + " = 'AWS' THEN 17 ELSE 26 END) = ':policy' || m.path || m.name)";

    /** Which of the managed policies; those that are used in every one of the ways. */
    public record Filter(Optional<Owner> owner, Set<Usage> used, String pathPrefix) {}

    /** By owner, then by name. */
    public Future<Page<ManagedPolicy>> list(Filter filter, Page.Want want) {
        return sql.list(
                        COLUMNS + "WHERE m.owner || ':' || m.name_key > #{after}"
                                + (filter.used().contains(Usage.PERMISSIONS) ? " AND " + ATTACHED : "")
                                + (filter.used().contains(Usage.BOUNDARY) ? " AND " + BOUNDING : "")
                                + filter.owner()
                                        .map(owner -> " AND m.owner = '" + owner.name() + "'")
                                        .orElse("")
                                + " AND SUBSTRING(m.path FROM 1 FOR "
                                + filter.pathPrefix().length() + ") = #{prefix}"
                                + " ORDER BY m.owner || ':' || m.name_key FETCH FIRST " + (want.most() + 1)
                                + " ROWS ONLY",
                        Map.of("after", want.after(), "prefix", filter.pathPrefix()),
                        ManagedPolicies::policy)
                .map(found -> Page.of(found, want, ManagedPolicies::place));
    }

    private static String place(ManagedPolicy policy) {
        return policy.owner().name() + ":" + Principals.key(policy.name());
    }

    public Future<Long> count() {
        return sql.count("SELECT COUNT(*) AS n FROM managed_policy WHERE owner = 'LOCAL'", Map.of());
    }

    public Future<Void> add(ManagedPolicy policy) {
        return sql.change("""
                INSERT INTO managed_policy (id, owner, name, name_key, path, description, tags, created_at, updated_at,
                                            default_version, newest_version)
                VALUES (#{id}, #{owner}, #{name}, #{name_key}, #{path}, #{description}, #{tags}, #{created}, #{updated},
                        #{counts}, #{newest})""", row(policy)).mapEmpty();
    }

    /** Writes tags, which version counts, and when that changed. */
    public Future<Void> update(ManagedPolicy policy) {
        return sql.change("""
                UPDATE managed_policy SET tags = #{tags}, updated_at = #{updated}, default_version = #{counts},
                    newest_version = #{newest}
                WHERE id = #{id}""", row(policy)).mapEmpty();
    }

    /** With all its versions. */
    public Future<Void> remove(String id) {
        return sql.change("DELETE FROM policy_version WHERE policy_id = #{id}", Map.of("id", id))
                .compose(rows -> sql.change("DELETE FROM managed_policy WHERE id = #{id}", Map.of("id", id)))
                .mapEmpty();
    }

    /** @return newest first; there are never more than a handful */
    public Future<List<PolicyVersion>> versions(String id) {
        return sql.list(
                "SELECT version, document, created_at FROM policy_version WHERE policy_id = #{id} ORDER BY version DESC",
                Map.of("id", id),
                ManagedPolicies::version);
    }

    public Future<Optional<PolicyVersion>> version(String id, int number) {
        return sql.one(
                "SELECT version, document, created_at FROM policy_version WHERE policy_id = #{id} AND version = #{number}",
                Map.of("id", id, "number", number),
                ManagedPolicies::version);
    }

    public Future<Void> addVersion(String id, PolicyVersion version) {
        return sql.change(
                        """
                INSERT INTO policy_version (policy_id, version, document, created_at)
                VALUES (#{id}, #{number}, #{document}, #{created})""",
                        Map.of(
                                "id", id,
                                "number", version.number(),
                                "document", version.document(),
                                "created", Rows.timestamp(version.createdAt())))
                .mapEmpty();
    }

    public Future<Void> removeVersion(String id, int number) {
        return sql.change(
                        "DELETE FROM policy_version WHERE policy_id = #{id} AND version = #{number}",
                        Map.of("id", id, "number", number))
                .mapEmpty();
    }

    private static Map<String, Object> row(ManagedPolicy policy) {
        var row = new HashMap<String, Object>();
        row.put("id", policy.id());
        row.put("owner", policy.owner().name());
        row.put("name", policy.name());
        row.put("name_key", Principals.key(policy.name()));
        row.put("path", policy.path());
        row.put("description", policy.description());
        row.put("tags", Texts.map(policy.tags()));
        row.put("created", Rows.timestamp(policy.createdAt()));
        row.put("updated", Rows.timestamp(policy.updatedAt()));
        row.put("counts", policy.defaultVersion());
        row.put("newest", policy.newestVersion());
        return row;
    }

    static ManagedPolicy policy(Row row) {
        return new ManagedPolicy(
                Owner.valueOf(row.getString("owner")),
                row.getString("id"),
                row.getString("name"),
                row.getString("path"),
                row.getString("description"),
                Texts.map(row.getString("tags")),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"),
                row.getInteger("default_version"),
                row.getInteger("newest_version"));
    }

    static String columns() {
        return COLUMNS;
    }

    private static PolicyVersion version(Row row) {
        return new PolicyVersion(row.getInteger("version"), row.getString("document"), Rows.instant(row, "created_at"));
    }
}
