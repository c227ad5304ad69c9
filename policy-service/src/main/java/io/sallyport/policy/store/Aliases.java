package io.sallyport.policy.store;

import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;

/** What people call the account. */
public record Aliases(Sql sql) {
    public Future<Optional<String>> find() {
        return sql.one("SELECT alias FROM account_alias", Map.of(), row -> row.getString("alias"));
    }

    /** In the place of the one that was there. */
    public Future<Void> put(String alias) {
        return sql.change("DELETE FROM account_alias", Map.of())
                .compose(rows ->
                        sql.change("INSERT INTO account_alias (alias) VALUES (#{alias})", Map.of("alias", alias)))
                .mapEmpty();
    }

    /** @return false when the account has another or none */
    public Future<Boolean> remove(String alias) {
        return sql.change("DELETE FROM account_alias WHERE alias = #{alias}", Map.of("alias", alias))
                .map(rows -> rows == 1);
    }
}
