package io.sallyport.token.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class WorkersTest {
    private final List<String> done = new CopyOnWriteArrayList<>();

    @Test
    void what_waited_too_long_for_a_thread_is_refused_and_not_begun(Vertx vertx) {
        // of the same one thread
        var patient = Workers.forCallers(vertx, 1, Duration.ofHours(1));
        var hasty = Workers.forCallers(vertx, 1, Duration.ofMillis(1));
        var busy = new CountDownLatch(1);
        var free = new CountDownLatch(1);
        var first = patient.run(() -> {
            busy.countDown();
            free.await();
            return done.add("first");
        });
        uninterrupted(busy);

        var late = hasty.run(() -> done.add("late"));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(late::await)
                .extracting(Refusal::failure)
                .isEqualTo(TokenFailure.TOO_MANY_REQUESTS);
        free.countDown();
        first.await();
        patient.run(() -> done.add("next")).await();
        assertThat(done).containsExactly("first", "next");
    }

    private static void uninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
