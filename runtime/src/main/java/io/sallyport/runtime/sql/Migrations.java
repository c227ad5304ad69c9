package io.sallyport.runtime.sql;

import io.sallyport.runtime.sql.CannotOpen.Why;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/**
 * Brings a room's schema to the version of this program, or checks that it is there. Blocks: never on an event loop.
 *
 * <p>In a migration {@code ${bytes}} is the column type of bytes, {@code ${schema}}
 * the room's schema.
 */
record Migrations(DatabaseConfig config, String location) {
    void apply(Migrate mode) {
        reach();
        var flyway = flyway();
        refuseNewer(flyway);
        switch (mode) {
            case RUN -> run(flyway);
            case CHECK -> check(flyway);
        }
    }

    /** Connects once by itself, since Flyway hides what the driver said. */
    private void reach() {
        try (var connection = dataSource().getConnection()) {
            connection.getMetaData();
        } catch (SQLException e) {
            throw SqlStates.cannotOpen(config, e);
        }
    }

    private JdbcSource dataSource() {
        return new JdbcSource(config.where().jdbc(), config.user(), config.password());
    }

    private Flyway flyway() {
        try {
            return Flyway.configure()
                    .dataSource(dataSource())
                    .schemas(config.schema())
                    .defaultSchema(config.schema())
                    .createSchemas(true)
                    .locations("classpath:" + location)
                    .failOnMissingLocations(true)
                    .validateMigrationNaming(true)
                    .placeholders(types())
                    .loggers("slf4j")
                    .load();
        } catch (FlywayException e) {
            throw failed(e);
        }
    }

    private Map<String, String> types() {
        return switch (config.where()) {
            case DatabaseUrl.Embedded _ -> Map.of("bytes", "VARBINARY(1048576)", "schema", config.schema());
            case DatabaseUrl.Postgres _ -> Map.of("bytes", "BYTEA", "schema", config.schema());
        };
    }

    private void refuseNewer(Flyway flyway) {
        var newer = names(
                flyway,
                info -> info.getState() == MigrationState.FUTURE_SUCCESS
                        || info.getState() == MigrationState.FUTURE_FAILED);
        if (!newer.isEmpty()) {
            throw new CannotOpen(
                    Why.SCHEMA_NEWER,
                    "schema " + config.schema() + " was migrated by a newer program (" + newer
                            + "): start that version or newer, or restore the backup from before it");
        }
    }

    private void run(Flyway flyway) {
        validate(flyway, "*:pending");
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            throw failed(e);
        }
    }

    private void check(Flyway flyway) {
        var missing = names(flyway, info -> info.getState() == MigrationState.PENDING);
        if (!missing.isEmpty()) {
            throw new CannotOpen(
                    Why.SCHEMA_OLDER,
                    "schema " + config.schema() + " lacks migration " + missing
                            + ": run the migration job of this version first");
        }
        validate(flyway);
    }

    private void validate(Flyway flyway, String... ignored) {
        var result = Flyway.configure()
                .configuration(flyway.getConfiguration())
                .ignoreMigrationPatterns(ignored)
                .load()
                .validateWithResult();
        if (!result.validationSuccessful) {
            throw new CannotOpen(
                    Why.SCHEMA_DIFFERS,
                    "what was applied to schema " + config.schema() + " is not what this program carries: "
                            + result.invalidMigrations.stream()
                                    .map(wrong -> wrong.version + " " + wrong.description + ", "
                                            + firstLine(wrong.errorDetails.errorMessage))
                                    .toList()
                            + "; migrations that were released are never edited");
        }
    }

    private String names(Flyway flyway, Predicate<MigrationInfo> wanted) {
        try {
            return String.join(
                    ", ",
                    Arrays.stream(flyway.info().all())
                            .filter(wanted)
                            .map(info -> info.getVersion() + " " + info.getDescription())
                            .toList());
        } catch (FlywayException e) {
            throw failed(e);
        }
    }

    private CannotOpen failed(FlywayException e) {
        return new CannotOpen(
                Why.MIGRATION_FAILED,
                "migrations " + location + " did not run in schema " + config.schema() + ": "
                        + oneLine(String.valueOf(e.getMessage())));
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s*\\R[\\s-]*", "; ");
    }

    private static String firstLine(String message) {
        return message.strip().lines().findFirst().orElse("");
    }
}
