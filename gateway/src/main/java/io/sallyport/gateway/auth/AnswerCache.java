package io.sallyport.gateway.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.sallyport.gateway.core.AuthorizerAnswer;
import io.sallyport.runtime.bus.Flights;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Keeps what authorizers' functions answered: here, then where other nodes find it. Only well-formed answers are kept. Of those who ask
 * for the same at once, one asks.
 */
final class AnswerCache {
    private static final int ENTRY_OVERHEAD = 512;

    private final SecondLevel others;
    private final InstantSource clock;
    private final Cache<String, Kept> here;
    private final Flights<String, AuthorizerAnswer> flights = new Flights<>();
    private final Counter hits;
    private final Counter misses;

    /** @param mostBytes of the answers kept here, roughly */
    AnswerCache(SecondLevel others, InstantSource clock, long mostBytes, MeterRegistry meters) {
        this.others = others;
        this.clock = clock;
        this.here = Caffeine.newBuilder()
                .maximumWeight(mostBytes)
                .weigher((String key, Kept kept) -> ENTRY_OVERHEAD + kept.size())
                .executor(Runnable::run)
                .build();
        this.hits = meters.counter("sallyport.gateway.authorizer.cache", "result", "hit");
        this.misses = meters.counter("sallyport.gateway.authorizer.cache", "result", "miss");
    }

    private record Kept(AuthorizerAnswer answer, int size, Instant until) {}

    /**
     * @param life how long an answer may be kept
     * @param read fails for what is no answer
     * @param ask  the function, when nobody has its answer
     */
    Future<AuthorizerAnswer> find(
            String key, Duration life, Function<String, AuthorizerAnswer> read, Supplier<Future<String>> ask) {
        var kept = kept(key);
        (kept.isPresent() ? hits : misses).increment();
        return kept.map(one -> Future.succeededFuture(one.answer()))
                .orElseGet(() -> flights.join(key, () -> elsewhere(key, life, read, ask)));
    }

    /** The same answer for one who leaves nothing behind: what is kept counts, what is asked is not kept, and nobody waits for it. */
    Future<AuthorizerAnswer> look(String key, Function<String, AuthorizerAnswer> read, Supplier<Future<String>> ask) {
        return kept(key)
                .map(one -> Future.succeededFuture(one.answer()))
                .orElseGet(() -> shared(key)
                        .compose(found -> found.map(entry -> Future.succeededFuture(entry.json()))
                                .orElseGet(ask))
                        .map(read));
    }

    private Optional<Kept> kept(String key) {
        return Optional.ofNullable(here.getIfPresent(key)).filter(this::alive);
    }

    private boolean alive(Kept kept) {
        return clock.instant().isBefore(kept.until());
    }

    /** What another node kept. */
    private Future<Optional<SecondLevel.Entry>> shared(String key) {
        return others.get(key)
                .otherwise(Optional.empty())
                .map(found -> found.filter(entry -> clock.instant().isBefore(entry.until())));
    }

    private Future<AuthorizerAnswer> elsewhere(
            String key, Duration life, Function<String, AuthorizerAnswer> read, Supplier<Future<String>> ask) {
        return shared(key)
                .compose(found -> found.map(entry -> Future.succeededFuture(keep(key, entry, read)))
                        .orElseGet(() -> asked(key, life, read, ask)));
    }

    private Future<AuthorizerAnswer> asked(
            String key, Duration life, Function<String, AuthorizerAnswer> read, Supplier<Future<String>> ask) {
        var until = clock.instant().plus(life);
        return ask.get().map(json -> {
            var entry = new SecondLevel.Entry(json, until);
            var answer = keep(key, entry, read);
            others.put(key, entry, life);
            return answer;
        });
    }

    private AuthorizerAnswer keep(String key, SecondLevel.Entry entry, Function<String, AuthorizerAnswer> read) {
        var answer = read.apply(entry.json());
        here.put(key, new Kept(answer, entry.json().length(), entry.until()));
        return answer;
    }
}
