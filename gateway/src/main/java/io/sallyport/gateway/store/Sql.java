package io.sallyport.gateway.store;

import io.sallyport.runtime.sql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.templates.SqlTemplate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Statements with named parameters, in the words that the repositories need. */
record Sql(SqlClient client) {
    /** @return how many rows it touched */
    Future<Integer> change(String statement, Map<String, Object> parameters) {
        return SqlTemplate.forUpdate(client, statement).execute(parameters).map(result -> result.rowCount());
    }

    <T> Future<List<T>> list(String question, Map<String, Object> parameters, Function<Row, T> mapper) {
        return SqlTemplate.forQuery(client, question).execute(parameters).map(rows -> Rows.list(rows, mapper));
    }

    /** At most one row; more is a bug and fails. */
    <T> Future<Optional<T>> one(String question, Map<String, Object> parameters, Function<Row, T> mapper) {
        return SqlTemplate.forQuery(client, question).execute(parameters).map(rows -> Rows.one(rows, mapper));
    }
}
