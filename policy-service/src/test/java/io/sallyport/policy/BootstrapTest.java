package io.sallyport.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.contracts.Secret;
import io.sallyport.policy.core.Identifiers;
import io.sallyport.policy.service.Bootstrap;
import io.sallyport.runtime.config.BadSetting;
import io.sallyport.runtime.config.Settings;
import io.sallyport.sigv4.Credentials;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class BootstrapTest {
    private static final String ID = "SALLYPORT_BOOTSTRAP_ACCESS_KEY_ID";
    private static final String SECRET = "SALLYPORT_BOOTSTRAP_SECRET_ACCESS_KEY";
    private static final String ROTATE = "SALLYPORT_BOOTSTRAP_ROTATE";
    private static final Map<String, String> GIVEN = Map.of(ID, "AKIAGIVEN0000000", SECRET, "given secret 0123456789");
    private static final Map<String, String> OTHER = Map.of(ID, "AKIAOTHER0000000", SECRET, "other secret 0123456789");

    private House house;

    @BeforeEach
    void open(Vertx vertx) {
        house = new House(vertx, Product.open(vertx, Product.H2.fresh()));
    }

    @AfterEach
    void close() {
        house.database.close().await();
    }

    private Credentials start(Map<String, String> settings) {
        return new Bootstrap(house.ledger, House.ACCOUNT, house.sealer, new Identifiers(House.RANDOM), house.clock)
                .run(new Settings(settings))
                .await();
    }

    @Test
    void the_first_start_makes_a_key_and_later_ones_keep_it() {
        var made = start(Map.of());

        assertThat(made.accessKeyId()).matches("AKIA[A-Z2-7]{16}");
        assertThat(made.secretKey().reveal()).hasSize(40);
        assertThat(start(Map.of())).isEqualTo(made);
    }

    @Test
    void a_key_that_is_given_is_the_root_s() {
        var given = start(GIVEN);

        assertThat(given.accessKeyId()).isEqualTo("AKIAGIVEN0000000");
        assertThat(given.secretKey()).isEqualTo(Secret.of("given secret 0123456789"));
        assertThat(start(GIVEN)).isEqualTo(given);
        assertThat(start(Map.of())).isEqualTo(given);
    }

    @Test
    void a_given_key_that_differs_from_the_stored_one_stops_the_start() {
        start(GIVEN);

        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(() -> start(OTHER))
                .withMessageContaining(ROTATE)
                .withMessageNotContaining("secret 0123");
        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(() -> start(Map.of(ID, "AKIAGIVEN0000000", SECRET, "other secret 0123456789")));
        assertThat(start(GIVEN).accessKeyId()).isEqualTo("AKIAGIVEN0000000");
    }

    @Test
    void rotation_replaces_the_stored_key() {
        start(GIVEN);

        var rotated = start(Map.of(ID, "AKIAOTHER0000000", SECRET, "other secret 0123456789", ROTATE, "true"));

        assertThat(rotated.accessKeyId()).isEqualTo("AKIAOTHER0000000");
        assertThat(start(OTHER)).isEqualTo(rotated);
        assertThat(house.ledger
                        .read(store -> store.keys().find("AKIAGIVEN0000000").await())
                        .await())
                .isEmpty();
    }

    @Test
    void settings_that_cannot_work_stop_the_start() {
        assertThatExceptionOfType(BadSetting.class).isThrownBy(() -> start(Map.of(ID, "AKIAGIVEN0000000")));
        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(() -> start(Map.of(ID, "short", SECRET, "given secret 0123456789")));
        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(() -> start(Map.of(ID, "AKIAGIVEN0000000", SECRET, "short")));
        assertThatExceptionOfType(BadSetting.class).isThrownBy(() -> start(Map.of(ROTATE, "perhaps")));
    }
}
