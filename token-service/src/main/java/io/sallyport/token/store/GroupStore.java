package io.sallyport.token.store;

import io.sallyport.runtime.sql.Database;
import io.sallyport.runtime.sql.Rows;
import io.sallyport.token.core.Group;
import io.sallyport.token.core.User;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.templates.SqlTemplate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Groups of users, and who is in them. */
public record GroupStore(Database database) {
    private static final long NO_PRECEDENCE = -1;

    /** Fails with {@link io.sallyport.runtime.sql.Duplicate} when the pool has one of that name. */
    public Future<Void> insert(Group group) {
        return database.write(
                sql -> SqlTemplate.forUpdate(sql, """
                        INSERT INTO user_group (pool_id, name, description, role_arn, precedence, created_at, modified_at)
                        VALUES (#{pool}, #{name}, #{description}, #{role}, #{precedence}, #{created}, #{modified})""").execute(values(group)).mapEmpty());
    }

    private static Map<String, Object> values(Group group) {
        return Map.of(
                "pool", group.poolId(),
                "name", group.name(),
                "description", group.description().orElse(""),
                "role", group.roleArn().orElse(""),
                "precedence", group.precedence().map(Integer::longValue).orElse(NO_PRECEDENCE),
                "created", Rows.timestamp(group.createdAt()),
                "modified", Rows.timestamp(group.modifiedAt()));
    }

    /** @return false when it is gone */
    public Future<Boolean> update(Group group) {
        return database.write(
                sql -> SqlTemplate.forUpdate(sql, """
                        UPDATE user_group SET description = #{description}, role_arn = #{role}, precedence = #{precedence},
                                              modified_at = #{modified}
                        WHERE pool_id = #{pool} AND name = #{name}""").execute(values(group)).map(done -> done.rowCount() == 1));
    }

    public Future<Optional<Group>> find(String poolId, String name) {
        return database.read(
                sql -> SqlTemplate.forQuery(sql, "SELECT * FROM user_group WHERE pool_id = #{pool} AND name = #{name}")
                        .execute(Map.of("pool", poolId, "name", name))
                        .map(rows -> Rows.one(rows, GroupStore::group)));
    }

    public Future<List<Group>> page(String poolId, String after, int limit) {
        var text = "SELECT * FROM user_group WHERE pool_id = #{pool} AND name > #{after} ORDER BY name FETCH FIRST "
                + limit + " ROWS ONLY";
        return database.read(sql -> SqlTemplate.forQuery(sql, text)
                .execute(Map.of("pool", poolId, "after", after))
                .map(rows -> Rows.list(rows, GroupStore::group)));
    }

    public Future<Boolean> delete(String poolId, String name) {
        return database.write(
                sql -> SqlTemplate.forUpdate(sql, "DELETE FROM user_group WHERE pool_id = #{pool} AND name = #{name}")
                        .execute(Map.of("pool", poolId, "name", name))
                        .map(done -> done.rowCount() == 1));
    }

    /** Whoever is in it stays in it once. */
    public Future<Void> add(Group group, User user) {
        return database.write(sql ->
                SqlTemplate.forUpdate(sql, """
                        INSERT INTO group_member (pool_id, group_name, sub)
                        SELECT CAST(#{pool} AS VARCHAR(55)), CAST(#{name} AS VARCHAR(128)), CAST(#{sub} AS VARCHAR(36))
                        WHERE NOT EXISTS (SELECT 1 FROM group_member WHERE pool_id = #{pool} AND group_name = #{name} AND sub = #{sub})""").execute(member(group, user)).mapEmpty());
    }

    public Future<Void> remove(Group group, User user) {
        return database.write(sql -> SqlTemplate.forUpdate(
                        sql,
                        "DELETE FROM group_member WHERE pool_id = #{pool} AND group_name = #{name} AND sub = #{sub}")
                .execute(member(group, user))
                .mapEmpty());
    }

    private static Map<String, Object> member(Group group, User user) {
        return Map.of("pool", group.poolId(), "name", group.name(), "sub", user.sub());
    }

    /** @return the strongest first */
    public Future<List<Group>> of(User user) {
        return database.read(sql -> SqlTemplate.forQuery(sql, """
                        SELECT g.* FROM user_group g JOIN group_member m ON m.pool_id = g.pool_id AND m.group_name = g.name
                        WHERE m.pool_id = #{pool} AND m.sub = #{sub}""")
                .execute(Map.of("pool", user.poolId(), "sub", user.sub()))
                .map(rows -> Group.sorted(Rows.list(rows, GroupStore::group))));
    }

    private static Group group(Row row) {
        return new Group(
                row.getString("pool_id"),
                row.getString("name"),
                Columns.optional(row.getString("description")),
                Columns.optional(row.getString("role_arn")),
                Optional.of(row.getLong("precedence"))
                        .filter(n -> n != NO_PRECEDENCE)
                        .map(Math::toIntExact),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "modified_at"));
    }
}
