package io.sallyport.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sallyport.contracts.PolicyContract;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.RoomName;
import io.sallyport.policy.core.Epoch;
import io.sallyport.policy.service.Ledger.At;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Product.class)
@ExtendWith(VertxExtension.class)
class LedgerTest {
    @Parameter
    Product product = Product.H2;

    private House house;

    @BeforeEach
    void open(Vertx vertx) {
        house = new House(vertx, Product.open(vertx, product.fresh()));
    }

    @AfterEach
    void close() {
        house.database.close().await();
    }

    @Test
    void what_belongs_together_is_read_again_when_it_was_changed_meanwhile() {
        assumeThat(product).as("the embedded one keeps writers waiting at once").isEqualTo(Product.POSTGRESQL);
        assertThat(disturbed(1).answer()).isEqualTo(2);
    }

    @Test
    void a_reader_that_is_always_disturbed_keeps_writers_waiting_at_last() {
        assumeThat(product).as("the embedded one keeps writers waiting at once").isEqualTo(Product.POSTGRESQL);
        var answer = disturbed(3);

        assertThat(answer.answer()).isEqualTo(4);
        assertThat(answer.epoch()).isEqualTo(newest());
    }

    /** Reads while others change the ledger so many times; answers how often it was asked. */
    private At<Integer> disturbed(int times) {
        var asked = new AtomicInteger();
        return house.ledger
                .steady(Epoch.POLICY, store -> {
                    if (asked.incrementAndGet() <= times) {
                        house.ledger.add(Epoch.POLICY, other -> "changed").await();
                    }
                    return asked.get();
                })
                .await();
    }

    @Test
    void a_refused_change_raises_nothing_and_tells_nobody() {
        var before = newest();

        var refused = house.ledger.change(Epoch.POLICY, store -> {
            throw new Refusal(PolicyFailure.LIMIT_EXCEEDED, "too many");
        });

        assertThatExceptionOfType(Refusal.class).isThrownBy(refused::await);
        assertThat(newest()).isEqualTo(before);
    }

    @Test
    void a_change_is_told_to_the_nodes() {
        Promise<Void> heard = Promise.promise();
        house.port(RoomName.GATEWAY)
                .listen(PolicyContract.EPOCH_NEWS, heard::tryComplete)
                .await();

        house.ledger.enact(Epoch.POLICY, store -> {}).await();

        assertThat(heard.future().await()).isNull();
    }

    private long newest() {
        return house.ledger
                .read(store -> store.epochs().newest(Epoch.POLICY).await())
                .await();
    }
}
