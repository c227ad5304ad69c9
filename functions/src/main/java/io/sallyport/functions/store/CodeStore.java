package io.sallyport.functions.store;

import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.functions.dispatch.WorkerContract.Part;
import io.sallyport.functions.dispatch.WorkerContract.WantPart;
import io.sallyport.runtime.sql.Database;
import io.sallyport.runtime.sql.Rows;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.templates.SqlTemplate;
import java.util.Base64;
import java.util.Map;

/** Deployment packages by their content: two functions with the same zip keep it once. */
public final class CodeStore {
    private final Database database;

    public CodeStore(Database database) {
        this.database = database;
    }

    /** One part of a zip, for a worker that unpacks it. */
    public Future<Part> part(WantPart want) {
        return database.read(sql -> SqlTemplate.forQuery(
                        sql, "SELECT parts, content FROM code_part WHERE hash = #{hash} AND part = #{part}")
                .execute(Map.of("hash", want.codeHash(), "part", want.part()))
                .map(rows -> Rows.one(
                                rows,
                                row -> new Part(
                                        row.getInteger("parts"),
                                        Base64.getEncoder()
                                                .encodeToString(
                                                        row.getBuffer("content").getBytes())))
                        .orElseThrow(() -> new Refusal(
                                FunctionFailure.NOT_FOUND, "this code is gone; the function was changed meanwhile"))));
    }

    /** Keeps a zip, unless the same is kept already; held until the transaction ends, so that nobody sweeps it meanwhile. */
    static Future<Void> put(SqlClient sql, String hash, byte[] zip) {
        return hold(sql, hash)
                .compose(held -> held ? Future.succeededFuture() : parts(sql, hash, Buffer.buffer(zip), 0));
    }

    /** @return false when there is no such zip */
    private static Future<Boolean> hold(SqlClient sql, String hash) {
        return SqlTemplate.forUpdate(sql, "UPDATE code_part SET parts = parts WHERE hash = #{hash} AND part = 0")
                .execute(Map.of("hash", hash))
                .map(result -> result.rowCount() > 0);
    }

    private static Future<Void> parts(SqlClient sql, String hash, Buffer zip, int part) {
        int parts = (zip.length() + Part.PART - 1) / Part.PART;
        if (part == parts) {
            return Future.succeededFuture();
        }
        var content = zip.getBuffer(part * Part.PART, Math.min(zip.length(), (part + 1) * Part.PART));
        return SqlTemplate.forUpdate(
                        sql,
                        "INSERT INTO code_part (hash, part, parts, content) VALUES (#{hash}, #{part}, #{parts}, #{content})")
                .execute(Map.of("hash", hash, "part", part, "parts", parts, "content", content))
                .compose(done -> parts(sql, hash, zip, part + 1));
    }

    /** Removes a zip that no version has any more. */
    static Future<Void> sweep(SqlClient sql, String hash) {
        // two statements: the second one sees the versions of whoever held it before
        return hold(sql, hash)
                .compose(held -> SqlTemplate.forUpdate(sql, """
                                DELETE FROM code_part WHERE hash = #{hash}
                                  AND NOT EXISTS (SELECT 1 FROM lambda_version WHERE code_hash = #{hash})""").execute(Map.of("hash", hash)))
                .mapEmpty();
    }
}
