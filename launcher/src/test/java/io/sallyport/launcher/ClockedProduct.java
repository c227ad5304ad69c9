package io.sallyport.launcher;

import io.sallyport.runtime.trust.Clocks;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** An embedded product whose clock the test sets: what has expired there, or is yet to come, was really issued at that time. */
public final class ClockedProduct implements AutoCloseable {
    private volatile Duration off = Duration.ZERO;
    private final RunningProduct.Running running =
            RunningProduct.Running.start(new Clocks(() -> Instant.now().plus(off), System::nanoTime));

    public RunningProduct.Running running() {
        return running;
    }

    /** @return what {@code act} brings about while the product's clock is off by {@code how} */
    public <T> T when(Duration how, Supplier<T> act) {
        off = how;
        try {
            return act.get();
        } finally {
            off = Duration.ZERO;
        }
    }

    @Override
    public void close() {
        running.close();
    }
}
