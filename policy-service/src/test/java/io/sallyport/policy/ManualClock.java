package io.sallyport.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Stands still until told to go on. */
public final class ManualClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-03-20T14:46:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    public synchronized void advance(Duration by) {
        now = now.plus(by);
    }
}
