package io.sallyport.runtime.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.PolicyContract.Lease;
import io.sallyport.contracts.PolicyContract.RevocationKind;
import io.sallyport.contracts.PolicyContract.WantLease;
import io.sallyport.contracts.Refusal;
import io.sallyport.runtime.bus.Call;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class LeaseKeeperTest {
    private final House house = new House();

    @Test
    void a_node_that_never_held_a_lease_decides_nothing(Vertx vertx) {
        house.down = true;

        var trust = house.trust(vertx);

        assertThat(trust.ready()).isFalse();
        refuses(trust);
        assertThat(failure(trust.verify("x.y.z").cause())).isEqualTo(BusFailure.UNAVAILABLE);
    }

    @Test
    void a_lease_counts_from_before_it_was_asked_for(Vertx vertx) {
        house.askingTakes = Duration.ofSeconds(4);
        var trust = house.trust(vertx);
        house.askingTakes = Duration.ZERO;

        house.pass(Duration.ofMillis(999));
        assertThat(trust.ready()).isTrue();
        house.pass(Duration.ofMillis(1));

        assertThat(trust.ready()).isFalse();
        refuses(trust);
    }

    @Test
    void a_machine_that_slept_through_its_lease_decides_nothing_until_it_has_another(Vertx vertx) {
        var trust = house.trust(vertx);
        house.sleep(Duration.ofMillis(4_999));
        assertThat(trust.ready()).isTrue();

        house.sleep(Duration.ofMillis(1));
        refuses(trust);
        trust.heardNews();

        assertThat(trust.ready()).isTrue();
    }

    @Test
    void a_clock_that_is_set_back_makes_no_lease_longer(Vertx vertx) {
        var trust = house.trust(vertx);
        house.sleep(Duration.ofDays(-1));

        house.pass(Duration.ofSeconds(5));

        refuses(trust);
    }

    @Test
    void grace_serves_that_much_longer_and_no_more(Vertx vertx) {
        var trust = house.trust(vertx, TrustConfig.of(House.NEVER, Duration.ofSeconds(2), true));

        house.pass(Duration.ofMillis(6_999));
        trust.requireLease();
        house.pass(Duration.ofMillis(1));

        refuses(trust);
    }

    @Test
    void a_node_serves_no_longer_than_writers_wait_for_it_whatever_its_own_grace(Vertx vertx) {
        house.grace = Duration.ofSeconds(1);
        var trust = house.trust(vertx, TrustConfig.of(House.NEVER, Duration.ofSeconds(2), true));

        house.pass(Duration.ofMillis(5_999));
        trust.requireLease();
        house.pass(Duration.ofMillis(1));

        refuses(trust);
    }

    @Test
    void a_renewed_lease_decides_again(Vertx vertx) {
        var trust = house.trust(vertx);
        house.pass(Duration.ofSeconds(6));
        refuses(trust);

        trust.heardNews();

        trust.requireLease();
    }

    @Test
    void a_closed_trust_decides_nothing_and_asks_nothing(Vertx vertx) {
        var trust = house.trust(vertx);
        trust.close();
        int asked = house.leasesAsked.size();

        trust.heardNews();

        refuses(trust);
        assertThat(house.leasesAsked).hasSize(asked);
    }

    @Test
    void a_lease_that_is_answered_after_closing_is_not_taken() {
        var asked = new ArrayList<Promise<Lease>>();
        var keeper = waiting(house, asked);
        keeper.renew();

        keeper.close();
        asked.getFirst().complete(new Lease(5_000, 0, 1, 0, 1, List.of()));

        assertThat(keeper.alive()).isFalse();
        assertThat(keeper.first().isComplete()).isFalse();
    }

    @Test
    void a_node_that_still_waits_for_its_first_lease_warns_of_nothing() {
        house.down = true;
        var keeper = keeper(house, house.ledger().lease());
        var log = Log.of(LeaseKeeper.class);

        keeper.renew();
        keeper.renew();
        house.down = false;
        keeper.renew();
        house.down = true;
        keeper.renew();

        assertThat(log.levels()).containsExactly(Level.INFO, Level.INFO, Level.WARN);
    }

    @Test
    void what_was_applied_is_confirmed_at_once(Vertx vertx) {
        var trust = house.trust(vertx);
        house.revoke(RevocationKind.ACCESS_KEY, "AKIA1", house.now());
        house.policyEpoch = 7;
        house.providerEpoch = 9;

        trust.heardNews();

        var last = house.leasesAsked.getLast();
        assertThat(List.of(last.appliedPolicy(), last.appliedRevocations(), last.appliedProviders()))
                .containsExactly(7L, 1L, 9L);
    }

    @Test
    void revocations_come_page_by_page_before_their_epoch_is_adopted(Vertx vertx) {
        house.pageSize = 2;
        for (int i = 0; i < 5; i++) {
            house.revoke(RevocationKind.ACCESS_KEY, "AKIA" + i, house.now());
        }

        house.trust(vertx);

        assertThat(house.leasesAsked.stream().map(WantLease::appliedRevocations))
                .containsExactly(0L, 2L, 4L, 5L);
        assertThat(house.leasesAsked.stream().map(WantLease::appliedPolicy)).containsExactly(0L, 0L, 0L, 1L);
    }

    @Test
    void epochs_whose_revocations_were_forgotten_leave_no_gap() {
        var keeper = keeper(house, question -> Future.succeededFuture(new Lease(5_000, 0, 1, 40, 1, List.of())));

        keeper.renew();

        assertThat(keeper.require().revocationEpoch()).isEqualTo(40);
    }

    @Test
    void a_lease_without_its_providers_is_not_adopted(Vertx vertx) {
        var trust = house.trust(vertx);
        house.providerEpoch++;
        house.providersDown = true;
        house.pass(Duration.ofSeconds(4));

        trust.heardNews();
        house.pass(Duration.ofSeconds(1));

        refuses(trust);
    }

    @Test
    void a_ledger_that_forgot_what_it_told_is_not_believed(Vertx vertx) {
        var trust = house.trust(vertx);
        house.revoke(RevocationKind.ACCESS_KEY, "AKIA1", house.now());
        trust.heardNews();
        house.revocations.clear();

        house.pass(Duration.ofSeconds(5));
        trust.heardNews();

        refuses(trust);
    }

    @Test
    void more_revocations_than_fit_stop_the_node_and_drop_none(Vertx vertx) {
        var standard = TrustConfig.of(House.NEVER, Duration.ZERO, true);
        var tiny = new TrustConfig(
                standard.leaseEvery(),
                standard.grace(),
                standard.clockSkew(),
                10,
                10,
                10_000,
                10,
                10,
                2,
                2,
                standard.issuerPatience(),
                true,
                standard.issuerTrust());
        var trust = house.trust(vertx, tiny);
        for (int i = 0; i < 3; i++) {
            house.revoke(RevocationKind.ACCESS_KEY, "AKIA" + i, house.now());
        }

        trust.heardNews();
        house.pass(Duration.ofSeconds(5));

        refuses(trust);
    }

    @Test
    void news_while_asking_costs_one_more_question_however_often_it_comes() {
        var asked = new ArrayList<Promise<Lease>>();
        var keeper = waiting(house, asked);

        keeper.renew();
        keeper.renew();
        keeper.renew();
        assertThat(asked).hasSize(1);
        asked.getFirst().fail("too late");

        assertThat(asked).hasSize(2);
        asked.get(1).fail("too late");
        assertThat(asked).hasSize(2);
    }

    private static LeaseKeeper waiting(House house, List<Promise<Lease>> asked) {
        return keeper(house, question -> {
            Promise<Lease> promise = Promise.promise();
            asked.add(promise);
            return promise.future();
        });
    }

    private static LeaseKeeper keeper(House house, Call<WantLease, Lease> lease) {
        var whole = house.ledger();
        var ledger = new Ledger(lease, whole.providers(), whole.signingKey(), whole.snapshot(), whole.opener());
        var book = new ProviderBook(ledger, new BookPage.Maker(new SessionKeyring(ledger.opener())));
        return new LeaseKeeper(
                "node", ledger, new Revocations(house.clocks().wall(), 100), book, house.clocks(), Duration.ZERO);
    }

    private static void refuses(Trust trust) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(trust::requireLease)
                .extracting(Refusal::failure)
                .isEqualTo(BusFailure.UNAVAILABLE);
    }

    private static Object failure(Throwable cause) {
        return ((Refusal) cause).failure();
    }
}
