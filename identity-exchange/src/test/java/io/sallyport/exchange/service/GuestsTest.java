package io.sallyport.exchange.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.exchange.Databases;
import io.sallyport.exchange.core.Identity;
import io.sallyport.exchange.core.IdentityPool;
import io.sallyport.exchange.core.PoolRoles;
import io.sallyport.exchange.store.Identities;
import io.sallyport.exchange.store.Pools;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @EnumSource
    void strangers_cannot_fill_a_pool_for_ever_and_room_that_is_made_is_found(Databases product, Vertx vertx) {
        var database = product.open(vertx);
        new Pools(database).add(POOL, now).await();
        var store = new Identities(database);
        store.add(new Identity("us-east-1:member", POOL.id(), List.of(new Identity.Login("k1", "p/1")), now, now))
                .await();
        var book = new IdentityBook(store, new Guests(store, 2, () -> now), "us-east-1", () -> now);
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

    private static void full(IdentityBook book) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> book.known(POOL, List.of()))
                .extracting(Refusal::failure)
                .isEqualTo(ExchangeFailure.LIMIT_EXCEEDED);
    }
}
