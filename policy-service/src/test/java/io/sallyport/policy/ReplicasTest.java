package io.sallyport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.contracts.PolicyContract;
import io.sallyport.contracts.PolicyContract.RevocationKind;
import io.sallyport.contracts.PolicyContract.Revoke;
import io.sallyport.contracts.PolicyContract.WantLease;
import io.sallyport.contracts.RoomName;
import io.sallyport.policy.core.Epoch;
import io.sallyport.policy.core.Identifiers;
import io.sallyport.policy.service.Bootstrap;
import io.sallyport.runtime.config.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Two replicas of the room against one database, as in a cluster. */
@ParameterizedClass
@EnumSource(Product.class)
class ReplicasTest {
    @Parameter
    Product product = Product.H2;

    private final List<Vertx> nodes = List.of(Vertx.vertx(), Vertx.vertx());
    private List<House> houses = List.of();

    @BeforeEach
    void open() {
        var config = product.fresh();
        houses = nodes.stream()
                .map(vertx -> new House(vertx, Product.open(vertx, config)))
                .toList();
    }

    @AfterEach
    void close() {
        houses.forEach(house -> house.database.close().await());
        nodes.forEach(vertx -> vertx.close().await());
    }

    @Test
    void writers_on_both_take_every_number_once() {
        var first = newest();

        var numbers = IntStream.range(0, 20)
                .mapToObj(n -> houses.get(n % 2)
                        .ledger
                        .add(
                                Epoch.POLICY,
                                store -> store.epochs().newest(Epoch.POLICY).await()))
                .toList();
        Future.all(numbers).await();

        assertThat(numbers.stream().map(Future::result))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 20).mapToObj(n -> first + n).toList());
        assertThat(newest()).isEqualTo(first + 20);
    }

    private long newest() {
        return houses.getFirst()
                .ledger
                .read(store -> store.epochs().newest(Epoch.POLICY).await())
                .await();
    }

    @Test
    void a_node_that_asks_again_before_it_was_answered_is_answered_twice() {
        var questions = IntStream.range(0, 40)
                .mapToObj(n -> houses.get(n % 2)
                        .port(RoomName.GATEWAY)
                        .client(PolicyContract.LEASE)
                        .with(new WantLease("node-" + n / 4, 0, 0, 0)))
                .toList();

        assertThat(Future.all(questions).await().size()).isEqualTo(40);
    }

    @Test
    void a_change_on_one_waits_for_a_lease_of_the_other() {
        renew(houses.getLast(), 0);
        var revoked = houses.getFirst()
                .port(RoomName.TOKEN_SERVICE)
                .client(PolicyContract.REVOKE)
                .with(new Revoke(RevocationKind.ACCESS_KEY, "ASIA1", 1, 2_000_000_000_000L));

        var lease = renew(houses.getLast(), 0);
        while (lease.revocations().isEmpty()) {
            lease = renew(houses.getLast(), 0);
        }
        assertThat(revoked.isComplete()).isFalse();

        renew(houses.getLast(), lease.revocationEpoch());
        assertThat(revoked.await().epoch()).isEqualTo(lease.revocationEpoch());
    }

    private static PolicyContract.Lease renew(House house, long applied) {
        return house.port(RoomName.GATEWAY)
                .client(PolicyContract.LEASE)
                .with(new WantLease("node", 100, applied, 100))
                .await();
    }

    @Test
    void both_start_at_once_with_one_root_key() {
        var keys = houses.stream()
                .map(house -> new Bootstrap(
                                house.ledger, House.ACCOUNT, house.sealer, new Identifiers(House.RANDOM), house.clock)
                        .run(new Settings(Map.of())))
                .toList();
        Future.all(keys).await();

        assertThat(Stream.of(keys.getFirst().result(), keys.getLast().result()).distinct())
                .hasSize(1);
    }
}
