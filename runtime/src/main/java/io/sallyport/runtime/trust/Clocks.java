package io.sallyport.runtime.trust;

import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Two clocks: what the time is, and how much of it has passed.
 *
 * @param wall  for what others wrote times into; may be set back and forth
 * @param nanos for leases; never goes back, and may stand still while the machine sleeps. Only differences mean anything
 */
public record Clocks(InstantSource wall, LongSupplier nanos) {

    /** What both say at one moment. */
    record Moment(long nanos, long millis) {
        /** By whichever clock has gone further: the monotonic one stands still while a machine sleeps, the other is put right. */
        boolean within(long lifeNanos, Moment since) {
            return nanos - since.nanos < lifeNanos && TimeUnit.MILLISECONDS.toNanos(millis - since.millis) < lifeNanos;
        }
    }

    Moment now() {
        return new Moment(nanos.getAsLong(), wall.millis());
    }

    /** The machine's. */
    public static Clocks system() {
        return new Clocks(InstantSource.system(), System::nanoTime);
    }
}
