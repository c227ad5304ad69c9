package io.sallyport.runtime.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.Refusal;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Gate gate = new Gate(2);
    private final List<String> seen = new ArrayList<>();

    @Test
    void many_are_inside_at_a_time() {
        assertThat(gate.enter().succeeded()).isTrue();
        assertThat(gate.enter().succeeded()).isTrue();
    }

    @Test
    void who_comes_while_somebody_is_alone_waits_outside() {
        var late = new ArrayList<Future<Void>>();

        gate.alone(LONG, () -> {
            late.add(gate.enter());
            assertThat(late.getFirst().isComplete()).isFalse();
        });

        assertThat(late.getFirst().succeeded()).isTrue();
    }

    @Test
    void who_waited_outside_is_inside_afterwards() {
        gate.alone(LONG, gate::enter);

        refusedAlone();
        gate.leave();
        gate.alone(Duration.ZERO, () -> seen.add("alone"));

        assertThat(seen).containsExactly("alone");
    }

    @Test
    void nobody_is_alone_before_the_last_one_left() throws InterruptedException {
        var inside = new AtomicInteger(2);
        var found = new AtomicInteger(-1);
        var done = new CountDownLatch(1);
        gate.enter();
        gate.enter();
        Thread.ofVirtual().start(() -> {
            try {
                gate.alone(LONG, () -> found.set(inside.get()));
            } finally {
                done.countDown();
            }
        });
        awaitClosed(done);

        inside.decrementAndGet();
        gate.leave();
        assertThat(found).hasValue(-1);
        inside.decrementAndGet();
        gate.leave();
        done.await();

        assertThat(found).hasValue(0);
    }

    private void awaitClosed(CountDownLatch done) {
        while (gate.enter().succeeded()) {
            gate.leave();
            assertThat(done.getCount()).as("alone before anybody left").isOne();
        }
    }

    @Test
    void one_who_stays_too_long_keeps_the_work_from_being_done_and_nobody_outside() {
        gate.enter();

        refusedAlone();

        assertThat(seen).isEmpty();
        assertThat(gate.enter().succeeded()).isTrue();
    }

    @Test
    void work_that_fails_lets_the_next_ones_in() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> gate.alone(LONG, () -> {
                    throw new IllegalStateException("disk gone");
                }));

        assertThat(gate.enter().succeeded()).isTrue();
    }

    @Test
    void outside_there_is_room_for_so_many() {
        var late = new ArrayList<Future<Void>>();

        gate.alone(LONG, () -> {
            for (var each = 0; each < 3; each++) {
                late.add(gate.enter());
            }
            assertThat(late.getLast().cause())
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refused -> assertThat(refused.failure()).isEqualTo(BusFailure.UNAVAILABLE));
        });

        assertThat(late.subList(0, 2)).allMatch(Future::succeeded);
    }

    private void refusedAlone() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> gate.alone(Duration.ZERO, () -> seen.add("not alone")));
    }
}
