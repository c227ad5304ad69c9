package io.sallyport.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Stands still until it is moved, by one test thread. */
final class TestClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-11-22T09:00:00.400Z");

    @Override
    public Instant instant() {
        return now;
    }

    void advance(Duration by) {
        var later = now.plus(by);
        now = later;
    }
}
