package io.sallyport.exchange.service;

import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.exchange.store.Identities;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many guests each pool has. Anybody makes them, and they are kept, so there is an end to it. Counted once a minute at most; in
 * between, those that other replicas make are not seen. Blocks.
 */
public final class Guests {
    private static final Logger LOG = LoggerFactory.getLogger(Guests.class);
    private static final Duration COUNTED_FOR = Duration.ofMinutes(1);

    private final Identities store;
    private final long most;
    private final InstantSource clock;
    private final Map<String, Counted> known = new ConcurrentHashMap<>();

    /** @param at when the table was asked; what was made here since is in {@code guests} */
    private record Counted(AtomicLong guests, Instant at) {}

    /** @param most guests of one pool */
    public Guests(Identities store, long most, InstantSource clock) {
        this.store = store;
        this.most = most;
        this.clock = clock;
    }

    /**
     * Takes the place of one more.
     *
     * @throws Refusal {@link ExchangeFailure#LIMIT_EXCEEDED} when the pool has its most
     */
    void admit(String poolId) {
        var now = clock.instant();
        var counted = Optional.ofNullable(known.get(poolId))
                .filter(one -> now.isBefore(one.at().plus(COUNTED_FOR)))
                .orElseGet(() -> count(poolId, now));
        if (counted.guests().getAndIncrement() >= most) {
            throw new Refusal(
                    ExchangeFailure.LIMIT_EXCEEDED,
                    "Identity pool '" + poolId + "' has as many unauthenticated identities as it may have.");
        }
    }

    private Counted count(String poolId, Instant now) {
        var counted = new Counted(new AtomicLong(store.guests(poolId).await()), now);
        known.put(poolId, counted);
        if (counted.guests().get() >= most) {
            LOG.warn(
                    "identity pool {} has {} guests and gets no more: delete identities, or raise SALLYPORT_GUESTS_PER_POOL",
                    poolId,
                    counted.guests());
        }
        return counted;
    }
}
