package io.sallyport.launcher.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** P09: a product that changes while it is read. */
class RereadingTest {
    private final AtomicInteger readings = new AtomicInteger();

    private int gone(int times) {
        if (readings.incrementAndGet() <= times) {
            throw NoSuchEntityException.builder().message("gone").build();
        }
        return readings.get();
    }

    @Test
    void p09_everything_is_read_anew_when_something_went_meanwhile() {
        assertThat(Rereading.of(() -> gone(2))).isEqualTo(3);
    }

    @Test
    void p09_what_never_stands_still_is_given_up_and_another_failure_at_once() {
        assertThatExceptionOfType(NoSuchEntityException.class).isThrownBy(() -> Rereading.of(() -> gone(5)));
        assertThat(readings).hasValue(5);
        assertThatExceptionOfType(IamException.class).isThrownBy(() -> Rereading.of(this::refused));
        assertThat(readings).hasValue(6);
    }

    private int refused() {
        readings.incrementAndGet();
        throw IamException.builder().message("AccessDenied").build();
    }
}
