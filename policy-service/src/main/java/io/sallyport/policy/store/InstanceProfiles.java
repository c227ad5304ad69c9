package io.sallyport.policy.store;

import io.sallyport.policy.core.InstanceProfile;
import io.sallyport.runtime.sql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records of instance profiles. */
public record InstanceProfiles(Sql sql) {
    private static final String COLUMNS =
            "SELECT id, name, name_key, path, tags, created_at, role_id FROM instance_profile ";

    public Future<Optional<InstanceProfile>> find(String name) {
        return sql.one(
                COLUMNS + "WHERE name_key = #{name}", Map.of("name", Principals.key(name)), InstanceProfiles::profile);
    }

    /** By name, those whose path begins with {@code pathPrefix}. */
    public Future<Page<InstanceProfile>> list(String pathPrefix, Page.Want want) {
        return sql.list(
                        COLUMNS + "WHERE name_key > #{after} AND SUBSTRING(path FROM 1 FOR " + pathPrefix.length()
                                + ") = #{prefix} ORDER BY name_key FETCH FIRST " + (want.most() + 1) + " ROWS ONLY",
                        Map.of("after", want.after(), "prefix", pathPrefix),
                        InstanceProfiles::profile)
                .map(found -> Page.of(found, want, profile -> Principals.key(profile.name())));
    }

    /** @return all that hold a role, by name; never more than there may be profiles */
    public Future<List<InstanceProfile>> of(String roleId) {
        return sql.list(
                COLUMNS + "WHERE role_id = #{role} ORDER BY name_key",
                Map.of("role", roleId),
                InstanceProfiles::profile);
    }

    public Future<Long> count() {
        return sql.count("SELECT COUNT(*) AS n FROM instance_profile", Map.of());
    }

    public Future<Void> add(InstanceProfile profile) {
        return sql.change("""
                INSERT INTO instance_profile (id, name, name_key, path, tags, created_at, role_id)
                VALUES (#{id}, #{name}, #{name_key}, #{path}, #{tags}, #{created}, #{role})""", row(profile)).mapEmpty();
    }

    /** Writes its tags and the role that it holds. */
    public Future<Void> update(InstanceProfile profile) {
        return sql.change(
                        "UPDATE instance_profile SET tags = #{tags}, role_id = #{role} WHERE id = #{id}", row(profile))
                .mapEmpty();
    }

    public Future<Void> remove(String id) {
        return sql.change("DELETE FROM instance_profile WHERE id = #{id}", Map.of("id", id))
                .mapEmpty();
    }

    private static Map<String, Object> row(InstanceProfile profile) {
        var row = new HashMap<String, Object>();
        row.put("id", profile.id());
        row.put("name", profile.name());
        row.put("name_key", Principals.key(profile.name()));
        row.put("path", profile.path());
        row.put("tags", Texts.map(profile.tags()));
        row.put("created", Rows.timestamp(profile.createdAt()));
        row.put("role", profile.roleId().orElse(""));
        return row;
    }

    private static InstanceProfile profile(Row row) {
        return new InstanceProfile(
                row.getString("id"),
                row.getString("name"),
                row.getString("path"),
                Texts.map(row.getString("tags")),
                Rows.instant(row, "created_at"),
                Texts.optional(row.getString("role_id")));
    }
}
