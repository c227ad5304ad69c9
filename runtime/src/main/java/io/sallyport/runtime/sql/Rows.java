package io.sallyport.runtime.sql;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** What every repository does with rows. */
public final class Rows {
    private Rows() {}

    public static <T> List<T> list(RowSet<Row> rows, Function<Row, T> mapper) {
        return StreamSupport.stream(rows.spliterator(), false).map(mapper).toList();
    }

    /** @return the only row, or empty; a question that may find more is a bug and fails */
    public static <T> Optional<T> one(RowSet<Row> rows, Function<Row, T> mapper) {
        if (rows.size() > 1) {
            throw new IllegalStateException("expected at most one row, found " + rows.size());
        }
        return list(rows, mapper).stream().findFirst();
    }

    /** @return the moment in a {@code TIMESTAMP(3) WITH TIME ZONE} column that is never null */
    public static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    /** @return the moment as a parameter; cut to the milliseconds that the column keeps, which databases would round */
    public static OffsetDateTime timestamp(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }
}
