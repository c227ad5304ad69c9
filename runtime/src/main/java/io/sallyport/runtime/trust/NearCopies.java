package io.sallyport.runtime.trust;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.function.Predicate;

/** What this node keeps of others' answers, bounded: what is asked for least goes first. Counts how often it was there. */
public final class NearCopies<K, V> {
    private final CacheMeter meter;
    private final Cache<K, V> cache;

    public NearCopies(CacheMeter meter, int most) {
        this.meter = meter;
        this.cache =
                Caffeine.newBuilder().maximumSize(most).executor(Runnable::run).build();
    }

    public Optional<V> find(K key) {
        return find(key, _ -> true);
    }

    /** @param good whether it may still be used; what may not counts as a miss */
    Optional<V> find(K key, Predicate<V> good) {
        var kept = peek(key).filter(good);
        meter.count(kept.isPresent());
        return kept;
    }

    /** Whether it is good or not, and not counted. */
    Optional<V> peek(K key) {
        return Optional.ofNullable(cache.getIfPresent(key));
    }

    public V keep(K key, V value) {
        cache.put(key, value);
        return value;
    }
}
