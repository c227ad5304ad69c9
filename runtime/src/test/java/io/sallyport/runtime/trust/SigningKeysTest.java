package io.sallyport.runtime.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.PolicyContract.SigningKey;
import io.sallyport.contracts.PolicyContract.WantSigningKey;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.Secret;
import io.sallyport.runtime.trust.SigningKeys.Found;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Anybody can name keys that are not there; only so many of them are asked for at once. */
class SigningKeysTest {
    private static final int STRANGERS = TrustConfig.standard(true).strangers();
    private static final int OURS = 1_000;

    private final House house = new House();
    private final Map<WantSigningKey, Promise<SigningKey>> asked = new HashMap<>();
    private final List<Future<Found>> waiting = new ArrayList<>();
    private final Ledger ledger = new Ledger(
            house.ledger().lease(),
            house.ledger().providers(),
            this::ask,
            house.ledger().snapshot(),
            house.ledger().opener());
    private final LeaseKeeper lease = keeper();
    private final SigningKeys keys =
            new SigningKeys(ledger, lease, CacheMeter.of(new SimpleMeterRegistry(), "signing-key"), 20_000, STRANGERS);

    @BeforeEach
    void hold_a_lease() {
        lease.renew();
    }

    private LeaseKeeper keeper() {
        var book = new ProviderBook(ledger, new BookPage.Maker(new SessionKeyring(ledger.opener())));
        return new LeaseKeeper(
                "node", ledger, new Revocations(house.clocks().wall(), 100), book, house.clocks(), Duration.ZERO);
    }

    private Future<SigningKey> ask(WantSigningKey wanted) {
        Promise<SigningKey> answer = Promise.promise();
        asked.put(wanted, answer);
        return answer.future();
    }

    @Test
    void sixty_four_strangers_are_asked_for_at_once_and_no_more() {
        fill();

        assertThat(STRANGERS).isEqualTo(64);
        assertThat(asked).hasSize(STRANGERS);
        assertThat(failure(keys.find(key(STRANGERS)))).isEqualTo(BusFailure.UNAVAILABLE);
        assertThat(asked).hasSize(STRANGERS);
    }

    @Test
    void one_stranger_counts_once_however_often_it_comes() {
        for (int i = 0; i < 2 * STRANGERS; i++) {
            waiting.add(keys.find(key(1)));
        }

        assertThat(asked).hasSize(1);
        assertThat(waiting).noneMatch(Future::isComplete);
    }

    @Test
    void an_answer_makes_room_for_the_next_whatever_it_is() {
        fill();

        answered(key(0)).fail(new Refusal(PolicyFailure.UNKNOWN_ACCESS_KEY, "unknown"));
        answered(key(1)).fail(new Refusal(BusFailure.UNAVAILABLE, "too late"));

        assertThat(failure(waiting.getFirst())).isEqualTo(PolicyFailure.UNKNOWN_ACCESS_KEY);
        assertThat(keys.find(key(STRANGERS)).isComplete()).isFalse();
        assertThat(keys.find(key(STRANGERS + 1)).isComplete()).isFalse();
        assertThat(failure(keys.find(key(STRANGERS + 2)))).isEqualTo(BusFailure.UNAVAILABLE);
    }

    @Test
    void who_was_here_before_is_asked_for_though_strangers_take_all_the_room() {
        var ours = keys.find(key(OURS));
        answered(key(OURS)).complete(ours(house.policyEpoch));
        assertThat(ours.succeeded()).isTrue();
        house.policyEpoch++;
        lease.renew();
        fill();

        var again = keys.find(key(OURS));
        answered(key(OURS)).complete(ours(house.policyEpoch));

        assertThat(again.succeeded()).isTrue();
    }

    private void fill() {
        for (int i = 0; i < STRANGERS; i++) {
            waiting.add(keys.find(key(i)));
        }
    }

    private Promise<SigningKey> answered(WantSigningKey wanted) {
        return java.util.Objects.requireNonNull(asked.remove(wanted), wanted.toString());
    }

    private SigningKey ours(long epoch) {
        var sealed = house.sealer.seal(Secret.of(new byte[32]), "signing-key/" + name(OURS) + "/20261122/r/s");
        return new SigningKey(sealed, "arn:aws:iam::" + House.ACCOUNT + ":user/alice", "AIDAALICE", epoch);
    }

    private static WantSigningKey key(int number) {
        return new WantSigningKey(name(number), "20261122", "r", "s");
    }

    private static String name(int number) {
        return "AKIA%012d".formatted(number);
    }

    private static Object failure(Future<Found> answer) {
        assertThat(answer.failed()).isTrue();
        return ((Refusal) answer.cause()).failure();
    }
}
