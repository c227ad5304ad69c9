package io.sallyport.runtime.trust;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts how often a near copy had it. */
public final class CacheMeter {
    private final Counter hits;
    private final Counter misses;

    private CacheMeter(Counter hits, Counter misses) {
        this.hits = hits;
        this.misses = misses;
    }

    /** @param cache which near copy, as the meter {@code sallyport.trust.cache} tags it */
    public static CacheMeter of(MeterRegistry meters, String cache) {
        return new CacheMeter(counter(meters, cache, "hit"), counter(meters, cache, "miss"));
    }

    private static Counter counter(MeterRegistry meters, String cache, String result) {
        return Counter.builder("sallyport.trust.cache")
                .description("Look-ups in this node's near copies")
                .tag("cache", cache)
                .tag("result", result)
                .register(meters);
    }

    void count(boolean hit) {
        (hit ? hits : misses).increment();
    }
}
