package io.sallyport.runtime.sql;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.runtime.sql.CannotOpen.Why;
import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place that knows what the two drivers say when something fails.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL, appendix A, error codes</a>
 * @see <a href="https://h2database.com/javadoc/org/h2/api/ErrorCode.html">H2, ErrorCode</a>
 */
final class SqlStates {
    private static final Logger LOG = LoggerFactory.getLogger(SqlStates.class);

    private static final String DUPLICATE = "23505";
    /** H2: what it has no other word for; its file could not be written to, for one. */
    private static final String INNER = "HY000";
    /** Serialization failure, deadlock, lock not available in time (PostgreSQL, H2), row changed meanwhile (H2). */
    private static final Set<String> CONTENDED = Set.of("40001", "40P01", "55P03", "HYT00", "90131");
    /**
     * Server shutting down, crashed, starting, out of connections; H2: object, connection or database closed, file corrupt or
     * unwritable. Class 08 besides.
     */
    private static final Set<String> GONE = Set.of(
            "57P01", "57P02", "57P03", "53300", "53100", "58030", "90007", "90067", "90098", "90121", "90028", "90030",
            "90031");

    /** H2: file corrupt, or of another format. */
    private static final Set<String> UNREADABLE = Set.of("90030", "90048");

    /** The pool's own words, which have no type. */
    private static final Set<String> POOL = Set.of("Pool closed", "Timeout waiting for connection");

    private SqlStates() {}

    /** @return what a room is told; anything that says nothing about the database unchanged */
    static Throwable told(Throwable failure) {
        return state(failure).map(state -> told(failure, state)).orElseGet(() -> unasked(failure));
    }

    private static Throwable told(Throwable failure, String state) {
        if (state.equals(DUPLICATE)) {
            return new Duplicate(failure);
        }
        if (CONTENDED.contains(state)) {
            return new Contended(failure);
        }
        if (state.equals(INNER)) {
            LOG.error("the database failed within itself", failure);
            return unavailable();
        }
        return state.startsWith("08") || GONE.contains(state) ? unavailable() : failure;
    }

    private static Throwable unasked(Throwable failure) {
        return switch (failure) {
            case ClosedConnectionException _, ConnectionPoolTooBusyException _, IOException _ -> unavailable();
            case VertxException word when POOL.contains(String.valueOf(word.getMessage())) -> unavailable();
            default -> failure;
        };
    }

    static Refusal unavailable() {
        return new Refusal(BusFailure.UNAVAILABLE, "the database could not be asked; try again");
    }

    private static Optional<String> state(Throwable failure) {
        return Stream.iterate(failure, e -> e != null, Throwable::getCause)
                .limit(16)
                .flatMap(e -> Stream.ofNullable(
                        switch (e) {
                            case PgException pg -> pg.getSqlState();
                            case SQLException sql -> sql.getSQLState();
                            default -> null;
                        }))
                .findFirst();
    }

    static CannotOpen cannotOpen(DatabaseConfig config, SQLException e) {
        var state = Optional.ofNullable(e.getSQLState()).orElse("");
        var message = Optional.ofNullable(e.getMessage()).orElse(state);
        if (state.startsWith("28")) {
            return new CannotOpen(
                    Why.WRONG_PASSWORD,
                    "database " + config.url() + " does not let user \"" + config.user()
                            + "\" in: the user or the password is wrong");
        }
        if (state.equals("90020")) {
            return new CannotOpen(
                    Why.IN_USE, "database " + config.url() + " is in use by another process: stop that one first");
        }
        if (UNREADABLE.contains(state) || message.contains("File corrupted")) {
            return new CannotOpen(
                    Why.UNREADABLE,
                    "database " + config.url() + " cannot be read (" + state
                            + "): its file is damaged, or another version wrote it; restore it from a backup, or start in a new folder");
        }
        return new CannotOpen(Why.UNREACHABLE, "database " + config.url() + " is not reachable: " + message.strip());
    }

    static CannotOpen cannotWrite(DatabaseConfig config) {
        return new CannotOpen(
                Why.UNWRITABLE,
                "database " + config.url()
                        + " cannot be written to: see whether its disk is full; the log says what failed");
    }
}
