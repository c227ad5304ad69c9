package io.sallyport.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sallyport.contracts.Secret;
import io.sallyport.gateway.core.AuthorizerAnswer;
import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.runtime.keys.Sealer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AnswerCacheTest {
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final String GOOD = """
            {"principalId":"ann","policyDocument":{"Version":"2012-10-17","Statement":[]}}""";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger asked = new AtomicInteger();
    private Instant now = Instant.parse("2026-11-22T09:00:00Z");

    private AnswerCache cache(SecondLevel others) {
        return new AnswerCache(others, () -> now, 1 << 20, meters);
    }

    private Future<AuthorizerAnswer> find(AnswerCache cache, String key, Supplier<Future<String>> function) {
        return cache.find(key, LIFE, json -> AuthorizerAnswer.read(json, Kind.REST, false), () -> {
            asked.incrementAndGet();
            return function.get();
        });
    }

    private Future<AuthorizerAnswer> find(AnswerCache cache, String key) {
        return find(cache, key, () -> Future.succeededFuture(GOOD));
    }

    @Test
    void an_answer_is_kept_until_its_time_is_over_and_no_longer() {
        var cache = cache(SecondLevel.NONE);
        find(cache, "k").await();
        now = now.plus(LIFE).minusMillis(1);
        find(cache, "k").await();
        assertThat(asked).hasValue(1);

        now = now.plusMillis(1);
        find(cache, "k").await();

        assertThat(asked).hasValue(2);
        assertThat(meters.counter("sallyport.gateway.authorizer.cache", "result", "hit")
                        .count())
                .isEqualTo(1);
        assertThat(meters.counter("sallyport.gateway.authorizer.cache", "result", "miss")
                        .count())
                .isEqualTo(2);
    }

    @Test
    void another_key_is_another_answer() {
        var cache = cache(SecondLevel.NONE);
        find(cache, "k").await();
        find(cache, "l").await();

        assertThat(asked).hasValue(2);
    }

    @Test
    void of_those_who_ask_at_once_one_asks_the_function() {
        var cache = cache(SecondLevel.NONE);
        Promise<String> slow = Promise.promise();
        var one = find(cache, "k", slow::future);
        var other = find(cache, "k", slow::future);
        assertThat(one.isComplete()).isFalse();

        slow.complete(GOOD);

        assertThat(one.await()).isSameAs(other.await());
        assertThat(asked).hasValue(1);
    }

    @Test
    void what_is_no_answer_and_what_failed_is_not_kept() {
        var shared = new ConcurrentHashMap<String, String>();
        var cache = cache(level(shared, key(1)));
        assertThatThrownBy(() ->
                        find(cache, "k", () -> Future.succeededFuture("{}")).await())
                .isInstanceOf(AuthorizerAnswer.Malformed.class);
        assertThatThrownBy(
                        () -> find(cache, "k", () -> Future.failedFuture("no")).await())
                .hasMessage("no");
        assertThat(shared).isEmpty();

        find(cache, "k").await();

        assertThat(asked).hasValue(3);
    }

    private Future<AuthorizerAnswer> look(AnswerCache cache, String key) {
        return cache.look(key, json -> AuthorizerAnswer.read(json, Kind.REST, false), () -> {
            asked.incrementAndGet();
            return Future.succeededFuture(GOOD);
        });
    }

    @Test
    void p06_who_only_looks_sees_what_is_kept_here_and_elsewhere_and_leaves_nothing() {
        var shared = new ConcurrentHashMap<String, String>();
        var cache = cache(level(shared, key(1)));
        look(cache, "k").await();
        assertThat(shared).isEmpty();
        find(cache, "k").await();
        assertThat(asked).as("the look was kept for nobody").hasValue(2);

        look(cache, "k").await();
        look(cache(level(shared, key(1))), "k").await();
        assertThat(asked).as("what is kept counts").hasValue(2);

        now = now.plus(LIFE);
        look(cache, "k").await();
        assertThat(asked).as("for its time").hasValue(3);
    }

    private static Secret key(int first) {
        var bytes = new byte[32];
        bytes[0] = (byte) first;
        return Secret.of(bytes);
    }

    private static SecondLevel level(Map<String, String> map, Secret key) {
        var shared = new SealedLevel.Shared() {
            @Override
            public Future<Optional<String>> get(String key) {
                return Future.succeededFuture(Optional.ofNullable(map.get(key)));
            }

            @Override
            public Future<Void> put(String key, String value, Duration life) {
                map.put(key, value);
                return Future.succeededFuture();
            }
        };
        return new SealedLevel(shared, Sealer.of("gateway", key, new SecureRandom()));
    }

    @Test
    void another_node_finds_the_answer_and_does_not_ask_again() {
        var shared = new ConcurrentHashMap<String, String>();
        find(cache(level(shared, key(1))), "k").await();
        find(cache(level(shared, key(1))), "k").await();
        assertThat(asked).hasValue(1);
        assertThat(shared.values()).noneMatch(value -> value.contains("ann"));

        now = now.plus(LIFE);
        find(cache(level(shared, key(1))), "k").await();

        assertThat(asked).hasValue(2);
    }

    @Test
    void what_a_stranger_wrote_changed_or_moved_is_not_believed() {
        var shared = new ConcurrentHashMap<String, String>();
        find(cache(level(shared, key(1))), "k").await();
        var own = shared.getOrDefault("k", "");
        asked.set(0);

        shared.put("k", own.substring(0, own.length() - 2) + (own.endsWith("AA") ? "BB" : "AA"));
        find(cache(level(shared, key(1))), "k").await();
        shared.put("l", own);
        find(cache(level(shared, key(1))), "l").await();
        find(cache(level(new ConcurrentHashMap<>(Map.of("k", own)), key(2))), "k")
                .await();
        shared.put("k", "gateway." + GOOD);
        find(cache(level(shared, key(1))), "k").await();
        shared.put("k", "");
        find(cache(level(shared, key(1))), "k").await();

        assertThat(asked).hasValue(5);
    }

    @Test
    void a_shared_map_that_fails_holds_up_nobody() {
        var broken = new SealedLevel.Shared() {
            @Override
            public Future<Optional<String>> get(String key) {
                return Future.failedFuture("gone");
            }

            @Override
            public Future<Void> put(String key, String value, Duration life) {
                return Future.failedFuture("gone");
            }
        };
        var level = new SealedLevel(broken, Sealer.of("gateway", key(1), new SecureRandom()));

        assertThat(find(cache(level), "k").await()).isInstanceOf(AuthorizerAnswer.Policy.class);
    }
}
