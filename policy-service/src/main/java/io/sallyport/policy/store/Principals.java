package io.sallyport.policy.store;

import io.sallyport.policy.core.Kind;
import io.sallyport.policy.core.Principal;
import io.sallyport.policy.core.Principal.Terms;
import io.sallyport.runtime.sql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Users, roles and groups. */
public record Principals(Sql sql) {
    private static final String COLUMNS = """
            SELECT p.id, p.kind, p.name, p.name_key, p.path, p.created_at, p.boundary_arn, p.tags, p.description, p.trust_policy,
                   p.max_session_seconds
            FROM principal p\s""";

    /** @return names are unique without their case */
    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    public Future<Optional<Principal>> find(Kind kind, String name) {
        return sql.one(
                COLUMNS + "WHERE p.kind = #{kind} AND p.name_key = #{name}",
                Map.of("kind", kind.name(), "name", key(name)),
                Principals::principal);
    }

    public Future<Optional<Principal>> byId(String id) {
        return sql.one(COLUMNS + "WHERE p.id = #{id}", Map.of("id", id), Principals::principal);
    }

    /** By name, those whose path begins with {@code pathPrefix}. */
    public Future<Page<Principal>> list(Kind kind, String pathPrefix, Page.Want want) {
        return sql.list(
                        COLUMNS + "WHERE p.kind = #{kind} AND p.name_key > #{after} AND"
                                + " SUBSTRING(p.path FROM 1 FOR " + pathPrefix.length() + ") = #{prefix}"
                                + " ORDER BY p.name_key FETCH FIRST " + (want.most() + 1) + " ROWS ONLY",
                        Map.of("kind", kind.name(), "after", want.after(), "prefix", pathPrefix),
                        Principals::principal)
                .map(found -> Page.of(found, want, principal -> key(principal.name())));
    }

    public Future<Long> count(Kind kind) {
        return sql.count("SELECT COUNT(*) AS n FROM principal WHERE kind = #{kind}", Map.of("kind", kind.name()));
    }

    /** @return those that a managed policy bounds */
    public Future<List<Principal>> boundedBy(String policyArn) {
        return sql.list(
                COLUMNS + "WHERE p.boundary_arn = #{arn} ORDER BY p.kind, p.name_key",
                Map.of("arn", policyArn),
                Principals::principal);
    }

    public Future<Void> add(Principal principal) {
        return sql.change("""
                INSERT INTO principal (id, kind, name, name_key, path, created_at, boundary_arn, tags, description, trust_policy,
                                       max_session_seconds)
                VALUES (#{id}, #{kind}, #{name}, #{name_key}, #{path}, #{created}, #{boundary}, #{tags}, #{description},
                        #{trust}, #{session})""", row(principal)).mapEmpty();
    }

    /** Writes everything but its kind and when it was made. */
    public Future<Void> update(Principal principal) {
        return sql.change("""
                UPDATE principal SET name = #{name}, name_key = #{name_key}, path = #{path}, boundary_arn = #{boundary},
                    tags = #{tags}, description = #{description}, trust_policy = #{trust}, max_session_seconds = #{session}
                WHERE id = #{id}""", row(principal)).mapEmpty();
    }

    public Future<Void> remove(String id) {
        return sql.change("DELETE FROM principal WHERE id = #{id}", Map.of("id", id))
                .mapEmpty();
    }

    private static Map<String, Object> row(Principal principal) {
        var row = new HashMap<String, Object>();
        row.put("id", principal.id());
        row.put("kind", principal.kind().name());
        row.put("name", principal.name());
        row.put("name_key", key(principal.name()));
        row.put("path", principal.path());
        row.put("created", Rows.timestamp(principal.createdAt()));
        row.put("boundary", principal.boundary().orElse(""));
        row.put("tags", Texts.map(principal.tags()));
        row.put("description", principal.terms().description());
        row.put("trust", principal.terms().trustPolicy());
        row.put("session", principal.terms().maxSessionSeconds());
        return row;
    }

    static Principal principal(Row row) {
        return new Principal(
                Kind.valueOf(row.getString("kind")),
                row.getString("id"),
                row.getString("name"),
                row.getString("path"),
                Rows.instant(row, "created_at"),
                Texts.optional(row.getString("boundary_arn")),
                Texts.map(row.getString("tags")),
                new Terms(
                        row.getString("description"),
                        row.getString("trust_policy"),
                        row.getInteger("max_session_seconds")));
    }

    static String columns() {
        return COLUMNS;
    }
}
