package io.sallyport.launcher;

import io.sallyport.runtime.trust.Clocks;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sts.model.StsException;

/** An embedded product whose clock the test sets: what has expired there, or is yet to come, was really issued at that time. */
public final class ClockedProduct implements AutoCloseable {
    private static final int UNAVAILABLE = 503;

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
            Eventually.is(true, this::decides);
        }
    }

    /** A clock that went on by itself ended the lease, until it is asked for again. */
    private boolean decides() {
        try {
            running.clients().sts().getCallerIdentity();
            return true;
        } catch (StsException e) {
            if (e.statusCode() == UNAVAILABLE) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        running.close();
    }
}
