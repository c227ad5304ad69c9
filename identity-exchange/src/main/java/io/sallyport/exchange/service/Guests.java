package io.sallyport.exchange.service;

import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.runtime.bus.Call;
import io.sallyport.runtime.bus.Flights;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many guests each pool has. Anybody makes them, and they are kept, so there is an end to it. Counted once a minute at most, and
 * once for all who wait for it: to count is dear, and strangers ask. In between, those that other replicas make are not seen. Remembers
 * the pools that were counted in the last minute, or that guests are being made in. Blocks.
 */
public final class Guests {
    private static final Logger LOG = LoggerFactory.getLogger(Guests.class);
    private static final Duration COUNTED_FOR = Duration.ofMinutes(1);

    private final Call<String, Long> table;
    private final long most;
    private final InstantSource clock;
    private final Flights<String, Places> counts = new Flights<>();
    final ConcurrentMap<String, Places> known = new ConcurrentHashMap<>();

    /**
     * The places of one pool that are taken.
     *
     * @param guests that the table had, and who were admitted since
     * @param unseen of these, whom a count that is under way may miss
     * @param making of these, whose row is being written
     * @param at when they were counted
     */
    record Places(long guests, long unseen, long making, Instant at) {
        static final Places UNKNOWN = new Places(0, 0, 0, Instant.MIN);

        boolean fresh(Instant now) {
            return now.isBefore(at.plus(COUNTED_FOR));
        }

        Places oneMore() {
            return new Places(guests + 1, unseen + 1, making + 1, at);
        }

        Places oneMade() {
            return new Places(guests, unseen, making - 1, at);
        }

        Places counting() {
            return new Places(guests, making, making, at);
        }

        /** Who was written while the table counted may be in it twice until the next count: rather that than one too many. */
        Places counted(long found, Instant now) {
            return new Places(found + unseen, unseen, making, now);
        }
    }

    /**
     * @param table answers how many guests the pool of an id has
     * @param most guests of one pool
     */
    public Guests(Call<String, Long> table, long most, InstantSource clock) {
        this.table = table;
        this.most = most;
        this.clock = clock;
    }

    /**
     * Takes the place of one more, who is made then. Who cannot be made has the place until the next count.
     *
     * @throws Refusal {@link ExchangeFailure#LIMIT_EXCEEDED} when the pool has its most
     */
    <T> T admit(String poolId, Supplier<T> make) {
        take(poolId);
        try {
            return make.get();
        } finally {
            known.computeIfPresent(poolId, (_, places) -> places.oneMade());
        }
    }

    private void take(String poolId) {
        Places before;
        do {
            before = places(poolId);
            if (before.guests() >= most) {
                throw new Refusal(
                        ExchangeFailure.LIMIT_EXCEEDED,
                        "Identity pool '" + poolId + "' has as many unauthenticated identities as it may have.");
            }
        } while (!known.replace(poolId, before, before.oneMore()));
    }

    private Places places(String poolId) {
        return fresh(poolId)
                .orElseGet(() -> counts.join(poolId, () -> counted(poolId)).await());
    }

    /** Looks again: another count may have ended just before this one was begun. */
    private Future<Places> counted(String poolId) {
        return fresh(poolId).map(Future::succeededFuture).orElseGet(() -> count(poolId));
    }

    private Optional<Places> fresh(String poolId) {
        return Optional.ofNullable(known.get(poolId)).filter(places -> places.fresh(clock.instant()));
    }

    private Future<Places> count(String poolId) {
        forgetIdle();
        known.merge(poolId, Places.UNKNOWN, (places, _) -> places.counting());
        return table.with(poolId).map(found -> keep(poolId, found));
    }

    /** Whoever is not in the table yet keeps the pool's entry. */
    private void forgetIdle() {
        var now = clock.instant();
        known.entrySet()
                .removeIf(one ->
                        !one.getValue().fresh(now) && one.getValue().making() == 0 && !counts.running(one.getKey()));
    }

    private Places keep(String poolId, long found) {
        var now = clock.instant();
        var places = known.merge(poolId, Places.UNKNOWN.counted(found, now), (old, _) -> old.counted(found, now));
        if (places.guests() >= most) {
            LOG.warn(
                    "identity pool {} has {} guests and gets no more: delete identities, or raise SALLYPORT_GUESTS_PER_POOL",
                    poolId,
                    places.guests());
        }
        return places;
    }
}
