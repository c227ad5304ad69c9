package io.sallyport.token.store;

import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;
import io.sallyport.runtime.keys.Sealer;
import io.sallyport.runtime.sql.Database;
import io.sallyport.runtime.sql.Rows;
import io.sallyport.token.core.Credential;
import io.sallyport.token.core.Group;
import io.sallyport.token.core.Keyed;
import io.sallyport.token.core.Names;
import io.sallyport.token.core.Names.Alias;
import io.sallyport.token.core.Pool;
import io.sallyport.token.core.User;
import io.sallyport.token.core.UserStatus;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.templates.SqlTemplate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Users of pools. Whoever changes one, or issues tokens for one, holds the row's lock meanwhile. */
public record UserStore(Database database, Sealer sealer) {

    /** Fails with {@link io.sallyport.runtime.sql.Duplicate} when the name, or one of the aliases, is another's. */
    public Future<Void> insert(Pool pool, User user, Optional<Credential> credential) {
        return database.write(sql -> SqlTemplate.forUpdate(sql, """
                        INSERT INTO pool_user (pool_id, sub, username, username_key, status, enabled, attributes, credential,
                                               temporary_until, tokens_after, created_at, modified_at, version)
                        VALUES (#{pool}, #{sub}, #{username}, #{key}, #{status}, #{enabled}, #{attributes}, #{credential},
                                #{temporary}, #{after}, #{created}, #{modified}, 1)""")
                .execute(inserted(pool, user, credential))
                .compose(_ -> insertAliases(sql, pool, user)));
    }

    private Map<String, Object> inserted(Pool pool, User user, Optional<Credential> credential) {
        var values = new HashMap<>(values(user));
        values.put("username", user.username());
        values.put("key", new Names(pool.settings()).key(user.username()));
        values.put("credential", credential.map(c -> seal(user, c)).orElse(""));
        values.put("created", Rows.timestamp(user.createdAt()));
        return values;
    }

    private static Map<String, Object> values(User user) {
        return Map.of(
                "pool", user.poolId(),
                "sub", user.sub(),
                "status", user.status().name(),
                "enabled", user.enabled(),
                "attributes", Columns.json(user.attributes()),
                "temporary", Rows.timestamp(user.temporaryUntil()),
                "after", Rows.timestamp(user.tokensAfter()),
                "modified", Rows.timestamp(user.modifiedAt()));
    }

    private static Future<Void> insertAliases(SqlClient sql, Pool pool, User user) {
        var done = Future.<Void>succeededFuture();
        for (var alias : new Names(pool.settings()).aliases(user.attributes())) {
            done = done.compose(_ -> insertAlias(sql, user, alias));
        }
        return done;
    }

    private static Future<Void> insertAlias(SqlClient sql, User user, Alias alias) {
        return SqlTemplate.forUpdate(sql, """
                        INSERT INTO user_alias (pool_id, alias, attribute, sub) VALUES (#{pool}, #{alias}, #{attribute}, #{sub})""")
                .execute(Map.of(
                        "pool", user.poolId(),
                        "alias", Keyed.fingerprint(alias.key()),
                        "attribute", alias.attribute(),
                        "sub", user.sub()))
                .mapEmpty();
    }

    /** @param name a user name or an alias, as it was typed */
    public Future<Optional<User>> find(Pool pool, String name) {
        var key = new Names(pool.settings()).key(name);
        return database.read(sql -> SqlTemplate.forQuery(sql, """
                        SELECT u.*, 0 AS pick FROM pool_user u WHERE u.pool_id = #{pool} AND u.username_key = #{key}
                        UNION ALL
                        SELECT u.*, 1 AS pick FROM pool_user u JOIN user_alias a ON a.pool_id = u.pool_id AND a.sub = u.sub
                        WHERE a.pool_id = #{pool} AND a.alias = #{alias}
                        ORDER BY pick FETCH FIRST 1 ROWS ONLY""")
                .execute(Map.of("pool", pool.id(), "key", key, "alias", Keyed.fingerprint(key)))
                .map(rows -> Rows.one(rows, UserStore::user)));
    }

    public Future<Optional<User>> bySub(String poolId, String sub) {
        return database.read(
                sql -> SqlTemplate.forQuery(sql, "SELECT * FROM pool_user WHERE pool_id = #{pool} AND sub = #{sub}")
                        .execute(Map.of("pool", poolId, "sub", sub))
                        .map(rows -> Rows.one(rows, UserStore::user)));
    }

    /** @param after the {@code sub} of the last user already seen, or an empty text */
    public Future<List<User>> page(String poolId, String after, int limit) {
        var text = "SELECT * FROM pool_user WHERE pool_id = #{pool} AND sub > #{after} ORDER BY sub FETCH FIRST "
                + limit + " ROWS ONLY";
        return database.read(sql -> SqlTemplate.forQuery(sql, text)
                .execute(Map.of("pool", poolId, "after", after))
                .map(rows -> Rows.list(rows, UserStore::user)));
    }

    /** @param after as of {@link #page} */
    public Future<List<User>> members(Group group, String after, int limit) {
        var text = """
                SELECT u.* FROM pool_user u JOIN group_member m ON m.pool_id = u.pool_id AND m.sub = u.sub
                WHERE m.pool_id = #{pool} AND m.group_name = #{name} AND u.sub > #{after}
                ORDER BY u.sub FETCH FIRST %d ROWS ONLY""".formatted(limit);
        return database.read(sql -> SqlTemplate.forQuery(sql, text)
                .execute(Map.of("pool", group.poolId(), "name", group.name(), "after", after))
                .map(rows -> Rows.list(rows, UserStore::user)));
    }

    public Future<Long> count(String poolId) {
        return database.read(
                sql -> SqlTemplate.forQuery(sql, "SELECT COUNT(*) AS n FROM pool_user WHERE pool_id = #{pool}")
                        .execute(Map.of("pool", poolId))
                        .map(rows -> rows.iterator().next().getLong("n")));
    }

    /** @return empty for a user without a password, or without existence */
    public Future<Optional<Credential>> credential(String poolId, String sub) {
        return database.read(sql -> SqlTemplate.forQuery(
                                sql, "SELECT credential FROM pool_user WHERE pool_id = #{pool} AND sub = #{sub}")
                        .execute(Map.of("pool", poolId, "sub", sub))
                        .map(rows -> Rows.one(rows, row -> row.getString("credential"))))
                .map(text -> text.flatMap(Columns::optional)
                        .map(box -> sealer.open(Columns.sealed(box), purpose(poolId, sub)))
                        .map(Credential::fromSecret));
    }

    /**
     * One transaction that nobody else changes the user in.
     *
     * @return fails with {@code USER_NOT_FOUND} when there is no such user any more
     */
    public <T> Future<T> locked(User user, BiFunction<SqlClient, User, Future<T>> step) {
        return database.write(sql -> SqlTemplate.forQuery(
                        sql, "SELECT * FROM pool_user WHERE pool_id = #{pool} AND sub = #{sub} FOR UPDATE")
                .execute(Map.of("pool", user.poolId(), "sub", user.sub()))
                .map(rows -> Rows.one(rows, UserStore::user)
                        .orElseThrow(() -> new Refusal(TokenFailure.USER_NOT_FOUND, "User does not exist.")))
                .compose(current -> step.apply(sql, current)));
    }

    /** Within {@link #locked}. Fails with {@link io.sallyport.runtime.sql.Duplicate} when an alias is another's. */
    public Future<Void> save(SqlClient sql, Pool pool, User user) {
        return SqlTemplate.forUpdate(sql, """
                        UPDATE pool_user SET status = #{status}, enabled = #{enabled}, attributes = #{attributes},
                               temporary_until = #{temporary}, tokens_after = #{after}, modified_at = #{modified}, version = version + 1
                        WHERE pool_id = #{pool} AND sub = #{sub}""")
                .execute(values(user))
                .compose(_ -> SqlTemplate.forUpdate(
                                sql, "DELETE FROM user_alias WHERE pool_id = #{pool} AND sub = #{sub}")
                        .execute(Map.of("pool", user.poolId(), "sub", user.sub())))
                .compose(_ -> insertAliases(sql, pool, user));
    }

    /** Within {@link #locked}. */
    public Future<Void> saveCredential(SqlClient sql, User user, Credential credential) {
        return SqlTemplate.forUpdate(
                        sql, "UPDATE pool_user SET credential = #{credential} WHERE pool_id = #{pool} AND sub = #{sub}")
                .execute(Map.of("credential", seal(user, credential), "pool", user.poolId(), "sub", user.sub()))
                .mapEmpty();
    }

    /** Within {@link #locked}. */
    public Future<Void> delete(SqlClient sql, User user) {
        return SqlTemplate.forUpdate(sql, "DELETE FROM pool_user WHERE pool_id = #{pool} AND sub = #{sub}")
                .execute(Map.of("pool", user.poolId(), "sub", user.sub()))
                .mapEmpty();
    }

    private String seal(User user, Credential credential) {
        return Columns.sealed(sealer.seal(credential.toSecret(), purpose(user.poolId(), user.sub())));
    }

    private static String purpose(String poolId, String sub) {
        return "password/" + poolId + "/" + sub;
    }

    static User user(Row row) {
        return new User(
                row.getString("pool_id"),
                row.getString("sub"),
                row.getString("username"),
                UserStatus.valueOf(row.getString("status")),
                row.getBoolean("enabled"),
                Columns.texts(row.getString("attributes")),
                Rows.instant(row, "temporary_until"),
                Rows.instant(row, "tokens_after"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "modified_at"),
                row.getLong("version"));
    }
}
