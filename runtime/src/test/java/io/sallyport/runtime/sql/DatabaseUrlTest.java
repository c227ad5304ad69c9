package io.sallyport.runtime.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sallyport.contracts.Secret;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "h2:file:",
                "h2:file:/data/x;INIT=RUNSCRIPT FROM 'x'",
                "h2:mem:a;b",
                "h2:tcp://elsewhere/x",
                "jdbc:h2:mem:x",
                "mysql://host/db",
                "postgresql:///db",
                "postgresql://host/",
                "postgresql://host/a?b/c",
                "postgresql://host/db?sslmode=require",
                "postgresql://host/db?options=-c%20x"
            })
    void a_url_of_another_form_is_refused_with_the_forms_that_there_are(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseUrl.parse(url))
                .withMessageContaining("h2:file:<path>");
    }

    @Test
    void a_password_in_a_url_is_refused_and_not_repeated() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseUrl.parse("postgresql://me:hunter2@host/db"))
                .withMessageContaining("***")
                .withMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://db.example:5433/rooms, true",
        "postgresql://localhost/rooms, false",
        "postgresql://localhost/rooms?sslmode=verify-full, true",
        "postgresql://db.example/rooms?sslmode=disable, false"
    })
    void another_machine_is_spoken_to_in_tls_unless_the_url_says_no(String url, boolean tls) {
        assertThat(DatabaseUrl.parse(url))
                .isInstanceOfSatisfying(
                        DatabaseUrl.Postgres.class,
                        server -> assertThat(server.tls()).isEqualTo(tls));
    }

    @Test
    void a_server_url_has_usual_port_and_its_own_authority() {
        assertThat(DatabaseUrl.parse("postgresql://db.example/rooms?sslrootcert=/etc/ca.crt"))
                .isEqualTo(new DatabaseUrl.Postgres(
                        "db.example", 5432, "rooms", true, Optional.of(Path.of("/etc/ca.crt"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Policy", "policy-service", "1policy", "policy;drop"})
    void a_schema_that_is_no_plain_name_is_refused(String schema) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DatabaseConfig("h2:mem:x", "u", Secret.of("p"), schema))
                .withMessageContaining("lower-case");
    }

    @Test
    void a_configuration_prints_no_password() {
        assertThat(new DatabaseConfig("h2:mem:x", "u", Secret.of("hunter2"), "policy").toString())
                .doesNotContain("hunter2");
    }
}
