package io.sallyport.runtime.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.contracts.Secret;
import io.sallyport.runtime.sql.CannotOpen.Why;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.ServerSocket;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Product.class)
@ExtendWith(VertxExtension.class)
class OpeningTest {
    @Parameter
    Product product = Product.H2;

    @Test
    void a_migrated_schema_passes_the_check(Vertx vertx) {
        var config = product.fresh();
        Database.open(vertx, config, "db/garden", Migrate.RUN).await().close().await();

        var database = Database.open(vertx, config, "db/garden", Migrate.CHECK).await();

        assertThat(database.read(sql -> sql.query("SELECT id FROM plant").execute())
                        .await()
                        .size())
                .isZero();
        database.close().await();
    }

    @Test
    void the_check_refuses_a_schema_without_its_migrations_and_changes_nothing(Vertx vertx) {
        var config = product.fresh();

        refused(vertx, config, "db/garden", Migrate.CHECK, Why.SCHEMA_OLDER)
                .withMessageContaining("1 plants")
                .withMessageContaining("migration job");
        refused(vertx, config, "db/garden", Migrate.CHECK, Why.SCHEMA_OLDER);
    }

    @Test
    void the_check_names_the_migration_that_is_missing(Vertx vertx) {
        var config = product.fresh();
        Database.open(vertx, config, "db/garden", Migrate.RUN).await().close().await();

        refused(vertx, config, "db/garden-next", Migrate.CHECK, Why.SCHEMA_OLDER)
                .withMessageContaining("2 colours");
    }

    @Test
    void a_schema_of_a_newer_program_is_refused(Vertx vertx) {
        var config = product.fresh();
        Database.open(vertx, config, "db/garden-next", Migrate.RUN)
                .await()
                .close()
                .await();

        refused(vertx, config, "db/garden", Migrate.RUN, Why.SCHEMA_NEWER).withMessageContaining("2 colours");
        refused(vertx, config, "db/garden", Migrate.CHECK, Why.SCHEMA_NEWER);
    }

    @Test
    void an_edited_migration_is_refused(Vertx vertx) {
        var config = product.fresh();
        Database.open(vertx, config, "db/garden", Migrate.RUN).await().close().await();

        refused(vertx, config, "db/garden-edited", Migrate.RUN, Why.SCHEMA_DIFFERS);
        refused(vertx, config, "db/garden-edited", Migrate.CHECK, Why.SCHEMA_DIFFERS);
    }

    @Test
    void a_migration_that_does_not_run_is_named(Vertx vertx) {
        refused(vertx, product.fresh(), "db/garden-broken", Migrate.RUN, Why.MIGRATION_FAILED)
                .withMessageContaining("V1__plants.sql");
    }

    @Test
    void a_room_without_migrations_is_refused(Vertx vertx) {
        refused(vertx, product.fresh(), "db/nobody", Migrate.RUN, Why.MIGRATION_FAILED)
                .withMessageContaining("db/nobody");
    }

    @Test
    void a_wrong_password_is_called_that_and_not_repeated(Vertx vertx) {
        var right = product.fresh();
        Database.open(vertx, right, "db/garden", Migrate.RUN).await();
        var wrong = new DatabaseConfig(right.url(), right.user(), Secret.of("hunter2"), right.schema());

        refused(vertx, wrong, "db/garden", Migrate.RUN, Why.WRONG_PASSWORD)
                .withMessageContaining(right.user())
                .withMessageNotContaining("hunter2");
    }

    @Test
    void two_rooms_share_a_database_and_not_their_tables(Vertx vertx) {
        var one = product.fresh();
        var two = new DatabaseConfig(one.url(), one.user(), one.password(), one.schema() + "_b");
        var first = Database.open(vertx, one, "db/garden", Migrate.RUN).await();
        var second = Database.open(vertx, two, "db/garden-next", Migrate.RUN).await();

        assertThat(columns(first)).isEqualTo(7);
        assertThat(columns(second)).isEqualTo(8);
    }

    @Test
    void a_database_that_is_not_there_is_unreachable(Vertx vertx) throws IOException {
        var config = new DatabaseConfig(
                switch (product) {
                    case H2 -> "h2:file:/dev/null/nowhere";
                    case POSTGRESQL -> "postgresql://127.0.0.1:" + freePort() + "/postgres";
                },
                "postgres",
                Secret.of("p"),
                "garden");

        refused(vertx, config, "db/garden", Migrate.RUN, Why.UNREACHABLE).withMessageContaining(config.url());
    }

    private static int columns(Database database) {
        return database.read(sql -> sql.query("SELECT * FROM plant").execute())
                .await()
                .columnsNames()
                .size();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static ThrowableAssertAlternative<CannotOpen> refused(
            Vertx vertx, DatabaseConfig config, String migrations, Migrate mode, Why why) {
        var opening = Database.open(vertx, config, migrations, mode);
        return assertThatExceptionOfType(CannotOpen.class)
                .isThrownBy(opening::await)
                .satisfies(refused -> assertThat(refused.why()).isEqualTo(why))
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("\n"));
    }
}
