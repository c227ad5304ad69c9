package io.sallyport.functions.store;

import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.functions.core.FunctionVersion;
import io.sallyport.runtime.sql.Contended;
import io.sallyport.runtime.sql.Database;
import io.sallyport.runtime.sql.Duplicate;
import io.sallyport.runtime.sql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.templates.SqlTemplate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Functions and their versions. Every change is one transaction, code and configuration together. */
public final class FunctionStore {
    private final Database database;

    public FunctionStore(Database database) {
        this.database = database;
    }

    /** @return fails with {@code CONFLICT} when the name is taken */
    public Future<Void> create(FunctionVersion first, byte[] zip) {
        return this.<Void>keeping(sql -> insertName(sql, first.name())
                        .compose(done -> CodeStore.put(sql, first.codeHash(), zip))
                        .compose(done -> VersionRows.insert(sql, first)))
                .recover(e -> Future.failedFuture(
                        e instanceof Duplicate
                                ? new Refusal(FunctionFailure.CONFLICT, "Function already exist: " + first.name())
                                : e));
    }

    private static Future<Void> insertName(SqlClient sql, String name) {
        return SqlTemplate.forUpdate(sql, "INSERT INTO lambda (name, next_version) VALUES (#{name}, 1)")
                .execute(Map.of("name", name))
                .mapEmpty();
    }

    /** @param number 0 for {@code $LATEST} */
    public Future<Optional<FunctionVersion>> find(String name, long number) {
        return database.read(sql -> VersionRows.find(sql, name, number));
    }

    /** @return those after {@code name}, by name; {@code $LATEST} of each */
    public Future<List<FunctionVersion>> latest(String after, int most) {
        return database.read(sql -> VersionRows.latest(sql, after, most));
    }

    /** @return those after {@code number}, {@code $LATEST} first */
    public Future<List<FunctionVersion>> versions(String name, long after, int most) {
        return database.read(sql -> VersionRows.versions(sql, name, after, most));
    }

    /**
     * Puts a changed {@code $LATEST} in the place of what it was made from.
     *
     * @param zip the new code, when it changed
     * @return fails with {@code CONFLICT} when somebody else changed it first
     */
    public Future<Void> replace(FunctionVersion before, FunctionVersion after, Optional<byte[]> zip) {
        return told(
                before.name(),
                keeping(sql -> (zip.isPresent()
                                ? CodeStore.put(sql, after.codeHash(), zip.get())
                                : Future.<Void>succeededFuture())
                        .compose(done -> VersionRows.replace(sql, before, after))
                        .compose(done -> CodeStore.sweep(sql, before.codeHash()))));
    }

    /**
     * Numbers a copy of {@code $LATEST}. The number is the function's next, never used again.
     *
     * @param latest from which {@code draft} was made; fails with {@code CONFLICT} when it is not the latest any more
     */
    public Future<FunctionVersion> publish(FunctionVersion latest, FunctionVersion draft) {
        return told(
                draft.name(),
                database.write(sql -> VersionRows.replace(sql, latest, latest)
                        .compose(held -> nextNumber(sql, draft.name()))
                        .compose(number -> {
                            var published =
                                    draft.numbered(number, draft.revision(), draft.description(), draft.modifiedAt());
                            return VersionRows.insert(sql, published).map(published);
                        })));
    }

    private static Future<Long> nextNumber(SqlClient sql, String name) {
        return SqlTemplate.forUpdate(sql, "UPDATE lambda SET next_version = next_version + 1 WHERE name = #{name}")
                .execute(Map.of("name", name))
                .compose(updated -> SqlTemplate.forQuery(sql, "SELECT next_version FROM lambda WHERE name = #{name}")
                        .execute(Map.of("name", name)))
                .map(rows -> Rows.one(rows, row -> row.getLong("next_version"))
                        .orElseThrow(() -> new Refusal(FunctionFailure.NOT_FOUND, "Function not found: " + name)))
                .map(next -> next - 1);
    }

    /** Removes a function with its versions, permissions and the code that nobody else has. */
    public Future<Boolean> delete(String name) {
        var key = Map.<String, Object>of("name", name);
        return told(
                name,
                database.write(sql -> VersionRows.hashes(sql, name)
                        .compose(hashes -> run(sql, "DELETE FROM permission WHERE name = #{name}", key)
                                .compose(done -> run(sql, "DELETE FROM lambda_version WHERE name = #{name}", key))
                                .compose(done -> run(sql, "DELETE FROM lambda WHERE name = #{name}", key))
                                .compose(count -> sweep(sql, hashes).map(count > 0)))));
    }

    private static Future<Void> sweep(SqlClient sql, List<String> hashes) {
        Future<Void> swept = Future.succeededFuture();
        for (var hash : hashes) {
            swept = swept.compose(done -> CodeStore.sweep(sql, hash));
        }
        return swept;
    }

    /** Removes one published version. */
    public Future<Boolean> delete(FunctionVersion version) {
        var key = Map.<String, Object>of("name", version.name(), "number", version.number());
        return told(
                version.name(),
                database.write(sql -> run(
                                sql, "DELETE FROM lambda_version WHERE name = #{name} AND number = #{number}", key)
                        .compose(count ->
                                CodeStore.sweep(sql, version.codeHash()).map(count > 0))));
    }

    /** Whoever kept the same zip first, at the same time, has it kept by now: what is a duplicate then is one. */
    private <T> Future<T> keeping(Function<SqlClient, Future<T>> change) {
        return database.write(change)
                .recover(e -> e instanceof Duplicate ? database.write(change) : Future.failedFuture(e));
    }

    private static Future<Integer> run(SqlClient sql, String text, Map<String, Object> parameters) {
        return SqlTemplate.forUpdate(sql, text).execute(parameters).map(result -> result.rowCount());
    }

    private static <T> Future<T> told(String name, Future<T> change) {
        return change.recover(e -> Future.failedFuture(
                e instanceof Contended
                        ? new Refusal(
                                FunctionFailure.CONFLICT,
                                "An update is in progress for resource: " + name + "; try again")
                        : e));
    }
}
