package io.sallyport.runtime.trust;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Two clocks: what the time is, and how much of it has passed.
 *
 * @param wall  for what others wrote times into; may be set back and forth
 * @param nanos for leases; never goes back. Only differences mean anything
 */
public record Clocks(InstantSource wall, LongSupplier nanos) {

    /** The machine's. */
    public static Clocks system() {
        return new Clocks(InstantSource.system(), System::nanoTime);
    }
}
