package io.sallyport.policy.store;

import io.sallyport.policy.core.Principal;
import io.vertx.core.Future;
import java.util.Map;

/** Which users are in which groups. */
public record Memberships(Sql sql) {
    /** @return the groups of a user, by name */
    public Future<Page<Principal>> groupsOf(String userId, Page.Want want) {
        return joined("m.group_id = p.id AND m.user_id = #{id}", userId, want);
    }

    /** @return the users in a group, by name */
    public Future<Page<Principal>> usersIn(String groupId, Page.Want want) {
        return joined("m.user_id = p.id AND m.group_id = #{id}", groupId, want);
    }

    private Future<Page<Principal>> joined(String on, String id, Page.Want want) {
        return sql.list(
                        Principals.columns() + "JOIN membership m ON " + on + " WHERE p.name_key > #{after}"
                                + " ORDER BY p.name_key FETCH FIRST " + (want.most() + 1) + " ROWS ONLY",
                        Map.of("id", id, "after", want.after()),
                        Principals::principal)
                .map(found -> Page.of(found, want, principal -> Principals.key(principal.name())));
    }

    /** @return false when the user was in the group already */
    public Future<Boolean> add(String userId, String groupId) {
        return sql.change("""
                INSERT INTO membership (user_id, group_id)
                SELECT CAST(#{user} AS VARCHAR(32)), CAST(#{group} AS VARCHAR(32))
                WHERE NOT EXISTS (SELECT 1 FROM membership WHERE user_id = #{user} AND group_id = #{group})""", of(userId, groupId)).map(rows -> rows == 1);
    }

    /** @return false when the user was not in the group */
    public Future<Boolean> remove(String userId, String groupId) {
        return sql.change("DELETE FROM membership WHERE user_id = #{user} AND group_id = #{group}", of(userId, groupId))
                .map(rows -> rows == 1);
    }

    private static Map<String, Object> of(String userId, String groupId) {
        return Map.of("user", userId, "group", groupId);
    }
}
