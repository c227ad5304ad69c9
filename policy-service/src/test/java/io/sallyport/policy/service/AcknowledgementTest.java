package io.sallyport.policy.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.policy.ManualClock;
import io.sallyport.policy.core.Epoch;
import io.sallyport.policy.core.LeaseTerms;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AcknowledgementTest {
    private static final LeaseTerms TERMS =
            new LeaseTerms(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(1));

    private final ManualClock clock = new ManualClock();
    private final List<Acknowledgement.Question> asked = new ArrayList<>();
    private Promise<Void> turn = Promise.promise();
    private Future<Long> behind = Future.succeededFuture(1L);

    private final Pause pause = new Pause(() -> turn.future());
    private final Acknowledgement acknowledgement = new Acknowledgement(
            question -> {
                asked.add(question);
                return behind;
            },
            pause,
            TERMS,
            clock);

    @Test
    void it_is_given_at_once_when_no_live_lease_is_behind() {
        behind = Future.succeededFuture(0L);

        assertThat(acknowledgement.of(Epoch.POLICY, 7).succeeded()).isTrue();
        assertThat(asked.getFirst().number()).isEqualTo(7);
        assertThat(asked.getFirst().epoch()).isEqualTo(Epoch.POLICY);
    }

    @Test
    void it_waits_while_one_live_lease_is_behind() {
        behind = Future.succeededFuture(2L);
        var waiting = acknowledgement.of(Epoch.POLICY, 7);

        behind = Future.succeededFuture(1L);
        turn();
        assertThat(waiting.isComplete()).isFalse();

        behind = Future.succeededFuture(0L);
        turn();
        assertThat(waiting.succeeded()).isTrue();
    }

    @Test
    void a_renewal_on_this_replica_is_looked_at_at_once() {
        var waiting = acknowledgement.of(Epoch.POLICY, 7);

        behind = Future.succeededFuture(0L);
        pause.renewed();

        assertThat(waiting.succeeded()).isTrue();
    }

    @Test
    void it_waits_no_longer_than_the_longest_that_a_lease_can_bind() {
        var waiting = acknowledgement.of(Epoch.POLICY, 7);

        clock.advance(TERMS.longest().minusMillis(1));
        turn();
        assertThat(waiting.isComplete()).isFalse();

        clock.advance(Duration.ofMillis(1));
        turn();
        assertThat(waiting.succeeded()).isTrue();
    }

    @Test
    void a_lease_binds_until_its_end_and_the_grace_and_the_drift() {
        acknowledgement.of(Epoch.REVOCATION, 1);

        assertThat(asked.getFirst().endedBefore()).isEqualTo(clock.instant().minusSeconds(3));
    }

    @Test
    void when_leases_cannot_be_asked_for_it_waits_until_none_can_be_alive() {
        behind = Future.failedFuture("the database has gone");
        var waiting = acknowledgement.of(Epoch.POLICY, 7);

        turn();
        assertThat(waiting.isComplete()).isFalse();

        clock.advance(TERMS.longest());
        turn();
        assertThat(waiting.succeeded()).isTrue();
    }

    private void turn() {
        var over = turn;
        turn = Promise.promise();
        over.complete();
    }
}
