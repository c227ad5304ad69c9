package io.sallyport.exchange.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.exchange.Databases;
import io.sallyport.exchange.core.Identity;
import io.sallyport.exchange.core.IdentityPool;
import io.sallyport.exchange.core.PoolRoles;
import io.sallyport.exchange.store.Identities;
import io.sallyport.exchange.store.Pools;
import io.sallyport.runtime.room.Steps;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(VertxExtension.class)
class GuestsTest {
    private static final IdentityPool POOL = new IdentityPool(
            "us-east-1:pool",
            new IdentityPool.Settings("visitors", true, List.of(), Map.of()),
            new PoolRoles(Optional.empty(), Optional.empty(), Map.of()),
            1);

    private volatile Instant now = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @EnumSource
    void strangers_cannot_fill_a_pool_for_ever_and_room_that_is_made_is_found(Databases product, Vertx vertx) {
        var database = product.open(vertx);
        new Pools(database).add(POOL, now).await();
        var store = new Identities(database);
        store.add(new Identity("us-east-1:member", POOL.id(), List.of(new Identity.Login("k1", "p/1")), now, now))
                .await();
        var book = new IdentityBook(store, new Guests(store::guests, 2, () -> now), "us-east-1", () -> now);
        var first = book.known(POOL, List.of());
        book.known(POOL, List.of());

        full(book);
        now = now.plus(Duration.ofMinutes(1));
        full(book);
        assertThat(store.page(POOL.id(), "", 9).await()).hasSize(3);

        book.remove(first.id());
        now = now.plus(Duration.ofMinutes(1));
        assertThat(book.known(POOL, List.of()).guest()).isTrue();
        full(book);
    }

    @Test
    void callers_who_come_at_once_are_counted_for_once_and_no_more_are_admitted_than_there_is_room_for(Vertx vertx) {
        var asked = new AtomicInteger();
        Promise<Long> held = Promise.promise();
        var guests = new Guests(
                _ -> {
                    asked.incrementAndGet();
                    return held.future();
                },
                5,
                () -> now);
        var steps = Steps.open(vertx).await();

        var callers = Stream.generate(() -> admitted(steps, guests)).limit(8).toList();
        allWait(steps);
        held.complete(2L);

        assertThat(Future.all(callers).await().<Boolean>list().stream().filter(yes -> yes))
                .hasSize(3);
        assertThat(asked).hasValue(1);
    }

    @Test
    void who_is_still_being_made_when_the_table_is_counted_again_has_a_place(Vertx vertx) {
        Promise<Boolean> made = Promise.promise();
        var guests = new Guests(_ -> Future.succeededFuture(0L), 1, () -> now);
        var steps = Steps.open(vertx).await();
        var first = steps.run(() -> guests.admit(POOL.id(), made.future()::await));
        allWait(steps);
        now = now.plus(Duration.ofMinutes(1));

        assertThat(admitted(steps, guests).await()).isFalse();

        made.complete(true);
        assertThat(first.await()).isTrue();
        now = now.plus(Duration.ofMinutes(1));
        assertThat(admitted(steps, guests).await()).isTrue();
    }

    @Test
    void a_count_that_fails_is_made_again_for_the_next_caller() {
        var answers = new ArrayDeque<Future<Long>>(
                List.of(Future.failedFuture(new Refusal(BusFailure.UNAVAILABLE, "down")), Future.succeededFuture(0L)));
        var guests = new Guests(_ -> answers.remove(), 1, () -> now);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> guests.admit(POOL.id(), () -> true))
                .extracting(Refusal::failure)
                .isEqualTo(BusFailure.UNAVAILABLE);
        assertThat(guests.admit(POOL.id(), () -> true)).isTrue();
    }

    @Test
    void a_pool_that_nobody_asks_for_is_forgotten_unless_a_guest_is_being_made_in_it() {
        var guests = new Guests(_ -> Future.succeededFuture(0L), 9, () -> now);
        guests.admit("gone", () -> true);
        guests.admit("busy", () -> {
            now = now.plus(Duration.ofMinutes(1));
            return guests.admit("asked", () -> true);
        });

        assertThat(guests.known).containsOnlyKeys("busy", "asked");
    }

    private static Future<Boolean> admitted(Steps steps, Guests guests) {
        return steps.run(() -> guests.admit(POOL.id(), () -> true)).otherwise(false);
    }

    /** Steps begin in their order, each when the one before waits or has ended. */
    private static void allWait(Steps steps) {
        steps.run(() -> true).await();
    }

    private static void full(IdentityBook book) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> book.known(POOL, List.of()))
                .extracting(Refusal::failure)
                .isEqualTo(ExchangeFailure.LIMIT_EXCEEDED);
    }
}
