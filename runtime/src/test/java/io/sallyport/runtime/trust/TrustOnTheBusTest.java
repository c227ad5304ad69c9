package io.sallyport.runtime.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sallyport.contracts.PolicyContract;
import io.sallyport.contracts.PolicyContract.Lease;
import io.sallyport.contracts.PolicyContract.RevocationKind;
import io.sallyport.contracts.PolicyContract.WantLease;
import io.sallyport.contracts.RoomName;
import io.sallyport.contracts.Secret;
import io.sallyport.runtime.bus.Bus;
import io.sallyport.runtime.bus.BusPort;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A node and policy-service as they meet in the product: questions, news and sealed secrets over a bus, leases by a timer. */
@ExtendWith(VertxExtension.class)
class TrustOnTheBusTest {
    private final House house = new House();
    private volatile Watch watch = new Watch(asked -> false, Promise.promise());
    private final List<Trust> opened = new ArrayList<>();
    private final Vertx vertx = Vertx.vertx();
    private final Bus bus = Bus.local(vertx, house.random);
    private final BusPort policyService = bus.as(RoomName.POLICY_SERVICE);
    private final BusPort gateway = bus.as(RoomName.GATEWAY);

    /** Until a question of some kind is asked. */
    private record Watch(Predicate<WantLease> wanted, Promise<Void> seen) {}

    @BeforeEach
    void answer() {
        house.allow(Sessions.ROLE, "AROAPETS1234567890AB", "execute-api:Invoke");
        var answers = house.ledger();
        Future.all(
                        policyService.serve(PolicyContract.LEASE, this::lease),
                        policyService.serve(PolicyContract.PROVIDERS, answers.providers()),
                        policyService.serve(PolicyContract.SNAPSHOT, answers.snapshot()))
                .await();
    }

    @AfterEach
    void close() {
        opened.forEach(Trust::close);
        vertx.close().await();
    }

    private Future<Lease> lease(WantLease question) {
        if (watch.wanted().test(question)) {
            watch.seen().tryComplete();
        }
        return house.ledger().lease().with(question);
    }

    private Future<Void> asked(Predicate<WantLease> wanted) {
        Promise<Void> seen = Promise.promise();
        watch = new Watch(wanted, seen);
        return seen.future();
    }

    private Trust trust(Duration leaseEvery) {
        var config = TrustConfig.of(leaseEvery, Duration.ZERO, true);
        var trust = Trust.open(vertx, gateway, House.DEPLOYMENT, config, house.clocks(), new SimpleMeterRegistry());
        opened.add(trust);
        trust.start().await();
        return trust;
    }

    @Test
    void news_on_the_bus_bring_a_revocation_before_any_timer_does() {
        var trust = trust(Duration.ofHours(1));
        assertThat(decide(trust).await().allowed()).isTrue();
        var confirmed = asked(question -> question.appliedRevocations() == 1);

        house.revoke(RevocationKind.ROLE_SESSIONS, Sessions.ROLE, house.now().plusMillis(1));
        policyService.publish(PolicyContract.EPOCH_NEWS);
        confirmed.await();

        assertThat(decide(trust).otherwiseEmpty().await()).isNull();
    }

    @Test
    void p07_without_any_news_the_timer_brings_it() {
        var trust = trust(Duration.ofMillis(5));
        var confirmed = asked(question -> question.appliedRevocations() == 1);

        house.revoke(RevocationKind.ROLE_SESSIONS, Sessions.ROLE, house.now().plusMillis(1));
        confirmed.await();

        assertThat(decide(trust).otherwiseEmpty().await()).isNull();
    }

    @Test
    void what_policy_service_seals_for_a_room_that_room_opens() {
        var sealed = policyService.seal(RoomName.GATEWAY, Secret.of("hush"), "signing-key/x");

        assertThat(Ledger.over(gateway).opener().open(sealed, "signing-key/x").reveal())
                .isEqualTo("hush");
    }

    private static Future<Judgement> decide(Trust trust) {
        var session = new Caller(
                Caller.Kind.SESSION,
                "arn:aws:sts::123456789012:assumed-role/pets/me",
                "AROAPETS1234567890AB:me",
                House.ACCOUNT,
                Sessions.ROLE,
                Sessions.ACCESS_KEY,
                Optional.of(Sessions.session(House.START, List.of(), List.of())));
        return trust.decide(session, "execute-api:Invoke", "*", Map.of());
    }
}
