package io.sallyport.exchange.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.PolicyContract.ProviderEpoch;
import io.sallyport.contracts.PolicyContract.PutSessionKey;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.Secret;
import io.sallyport.exchange.Databases;
import io.sallyport.exchange.store.SessionKeys;
import io.sallyport.runtime.bus.Call;
import io.sallyport.runtime.keys.Sealer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class MintingKeysTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration PERIOD = Duration.ofDays(30);

    private final Sealer atRest = Sealer.of("kek", Secret.of(new byte[32]), RANDOM);
    private final List<PutSessionKey> told = new ArrayList<>();
    private SessionKeys store;
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    @BeforeEach
    void open(Vertx vertx) {
        store = new SessionKeys(Databases.H2.open(vertx));
    }

    private MintingKeys replica() {
        return replica(key -> {
            told.add(key);
            return Future.succeededFuture(new ProviderEpoch(told.size()));
        });
    }

    private MintingKeys replica(Call<PutSessionKey, ProviderEpoch> ledger) {
        return new MintingKeys(store, atRest, atRest::seal, ledger, PERIOD, () -> now, RANDOM);
    }

    private List<String> stored() {
        return store.all().await().stream().map(SessionKeys.Stored::id).toList();
    }

    @Test
    void the_first_key_is_told_to_the_ledger_before_it_mints() {
        var keys = replica();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(keys::mint);

        keys.refresh();

        assertThat(keys.mint()).isNotNull();
        assertThat(told).hasSize(1);
        var key = told.getFirst().key();
        assertThat(atRest.open(key.openingKey(), "opening-key/" + key.keyId()).bytes())
                .hasSize(32);
        assertThat(stored()).containsExactly(key.keyId());
    }

    @Test
    void a_key_that_the_ledger_did_not_take_mints_nothing_and_is_told_again() {
        var failing = replica(_ -> Future.failedFuture(new Refusal(BusFailure.UNAVAILABLE, "nobody answers")));
        assertThatExceptionOfType(Refusal.class).isThrownBy(failing::refresh);
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(failing::mint);

        replica().refresh();

        assertThat(told).hasSize(1);
        assertThat(stored()).containsExactly(told.getFirst().key().keyId());
    }

    @Test
    void a_replica_takes_the_key_that_is_there() {
        replica().refresh();
        replica().refresh();

        assertThat(told).extracting(put -> put.key().keyId()).containsExactly(stored().getFirst(), stored().getFirst());
    }

    @Test
    void a_key_is_followed_when_its_period_is_over_and_retired_one_period_later() {
        var keys = replica();
        keys.refresh();
        var first = stored().getFirst();
        var minting = keys.mint();

        now = now.plus(PERIOD).minusMillis(1);
        keys.refresh();
        assertThat(keys.mint()).isSameAs(minting);

        now = now.plusMillis(1);
        keys.refresh();
        assertThat(keys.mint()).isNotSameAs(minting);
        assertThat(told.getLast().retire()).isEmpty();
        assertThat(stored()).hasSize(2).contains(first);

        now = now.plus(PERIOD);
        keys.refresh();
        assertThat(told.getLast().retire()).containsExactly(first);
        assertThat(stored()).hasSize(2).doesNotContain(first);
    }

    @Test
    void what_is_kept_opens_only_with_the_rooms_own_key() {
        replica().refresh();
        var kept = store.all().await().getFirst();
        var other = Sealer.of("kek", Secret.of("another key of 32 bytes, at least"), RANDOM);

        assertThatExceptionOfType(Sealer.NotOpened.class)
                .isThrownBy(() -> other.open(kept.privateKey(), "session-private-key/" + kept.id()));
    }
}
