package io.sallyport.policy.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.contracts.PolicyContract.Revocation;
import io.sallyport.contracts.PolicyContract.RevocationKind;
import io.sallyport.contracts.PolicyContract.WantLease;
import io.sallyport.policy.ManualClock;
import io.sallyport.policy.Product;
import io.sallyport.policy.core.LeaseTerms;
import io.sallyport.policy.store.Store;
import io.sallyport.runtime.sql.Database;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class ForgettingTest {
    private static final LeaseTerms TERMS =
            new LeaseTerms(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(1));

    private final ManualClock clock = new ManualClock();
    private Database database;
    private Forgetting forgetting;

    @BeforeEach
    void open(Vertx vertx) {
        database = Product.open(vertx, Product.H2.fresh());
        forgetting = new Forgetting(database, TERMS, clock);
    }

    @AfterEach
    void close() {
        database.close().await();
    }

    @Test
    void a_revocation_outlives_what_it_refuses_by_as_much_as_clocks_may_differ() {
        var dead = clock.instant().toEpochMilli();
        database.write(sql -> new Store(sql)
                        .revocations()
                        .add(new Revocation(1, RevocationKind.ACCESS_KEY, "ASIA1", 10, dead)))
                .await();

        clock.advance(Forgetting.CLOCKS_APART.plus(TERMS.drift()));
        assertThat(forgetting.once().await()).isZero();

        clock.advance(Duration.ofMillis(1));
        assertThat(forgetting.once().await()).isEqualTo(1);
    }

    @Test
    void a_lease_is_kept_as_long_as_it_may_bind_its_node() {
        database.write(sql -> new Store(sql).leases().grant(new WantLease("n", 0, 0, 0), clock.instant()))
                .await();

        clock.advance(TERMS.longest());
        assertThat(forgetting.once().await()).isZero();

        clock.advance(Duration.ofMillis(1));
        assertThat(forgetting.once().await()).isEqualTo(1);
    }

    @Test
    void what_a_process_left_that_is_gone_binds_nobody() {
        database.write(sql -> new Store(sql).leases().grant(new WantLease("n", 0, 0, 0), clock.instant()))
                .await();

        assertThat(forgetting.predecessors().await()).isEqualTo(1);
        assertThat(forgetting.predecessors().await()).isZero();
    }
}
