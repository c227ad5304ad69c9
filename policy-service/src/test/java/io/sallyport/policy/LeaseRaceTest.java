package io.sallyport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.contracts.PolicyContract;
import io.sallyport.contracts.PolicyContract.Lease;
import io.sallyport.contracts.PolicyContract.Revocation;
import io.sallyport.contracts.PolicyContract.RevocationKind;
import io.sallyport.contracts.PolicyContract.Revoke;
import io.sallyport.contracts.PolicyContract.WantLease;
import io.sallyport.contracts.RoomName;
import io.sallyport.policy.core.Epoch;
import io.sallyport.policy.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Leases that are granted while the ledger changes under them. */
@ParameterizedClass
@EnumSource(Product.class)
@ExtendWith(VertxExtension.class)
class LeaseRaceTest {
    private static final int ROUNDS = 60;
    private static final long LATE = 2_000_000_000_000L;

    @Parameter
    Product product = Product.H2;

    private House house;

    @BeforeEach
    void open(Vertx vertx) {
        house = new House(vertx, Product.open(vertx, product.fresh()));
    }

    @AfterEach
    void close() {
        house.clock.advance(House.TERMS.longest());
        house.database.close().await();
    }

    @Test
    void a_revocation_is_told_to_who_joins_though_it_is_widened_just_then() {
        widen(1).await();

        for (int round = 2; round < ROUNDS; round++) {
            var widened = widen(round);
            var joined = IntStream.range(0, 4).mapToObj(n -> join()).toList();
            Future.all(joined).await();
            joined.forEach(lease -> assertThat(lease.result().revocations())
                    .extracting(Revocation::subject)
                    .containsExactly("ASIA1"));
            house.clock.advance(House.TERMS.longest());
            widened.await();
        }
    }

    private Future<?> widen(long issuedBefore) {
        return house.port(RoomName.TOKEN_SERVICE)
                .client(PolicyContract.REVOKE)
                .with(new Revoke(RevocationKind.ACCESS_KEY, "ASIA1", issuedBefore, LATE));
    }

    /** A node that has applied nothing yet. */
    private Future<Lease> join() {
        return house.port(RoomName.GATEWAY).client(PolicyContract.LEASE).with(new WantLease("joining", 0, 0, 0));
    }

    /** PostgreSQL tells the state before; of H2 a reader could get a part of each. */
    @Test
    void who_joins_while_a_right_is_ended_is_told_all_of_the_state_before_or_after() {
        Promise<Void> written = Promise.promise();
        Promise<Void> commit = Promise.promise();
        var ending = house.database.write(sql -> {
            var store = new Store(sql);
            return store.epochs()
                    .raise(Epoch.REVOCATION)
                    .compose(epoch ->
                            store.revocations().add(new Revocation(epoch, RevocationKind.ACCESS_KEY, "ASIA1", 1, LATE)))
                    .onSuccess(ignored -> written.complete())
                    .compose(ignored -> commit.future());
        });
        written.future().await();

        var joined = join();
        while (waiting() == 0 && !joined.isComplete()) {
            Thread.onSpinWait();
        }
        assertThat(joined.isComplete()).isEqualTo(product == Product.POSTGRESQL);
        commit.complete();

        assertThat(joined.await().revocations()).hasSize((int) joined.await().revocationEpoch());
        ending.await();
    }

    @Test
    void a_lease_that_is_renewed_while_old_ones_are_forgotten_is_kept() {
        var old = house.clock.instant();
        var renewed = old.plusSeconds(60);
        grant(old, Promise.promise(), Future.succeededFuture()).await();
        Promise<Void> granted = Promise.promise();
        Promise<Void> commit = Promise.promise();

        var renewing = grant(renewed, granted, commit.future());
        granted.future().await();
        var forgetting = house.database.write(sql -> new Store(sql).leases().forget(old.plusSeconds(1)));
        while (waiting() == 0 && !forgetting.isComplete()) {
            Thread.onSpinWait();
        }
        commit.complete();
        Future.join(renewing, forgetting).await();

        var left = house.database.read(sql -> new Store(sql).leases().behind(Epoch.POLICY, 1, old));
        assertThat(left.await()).isEqualTo(1);
    }

    private Future<Void> grant(java.time.Instant until, Promise<Void> granted, Future<Void> commit) {
        return house.database.write(sql -> new Store(sql)
                .leases()
                .grant(new WantLease("n", 0, 0, 0), until)
                .onSuccess(ignored -> granted.complete())
                .compose(ignored -> commit));
    }

    /** @return how many transactions wait for a row that another one holds */
    private long waiting() {
        var question = switch (product) {
            case H2 -> "SELECT COUNT(*) FROM information_schema.sessions WHERE blocker_id IS NOT NULL";
            case POSTGRESQL -> "SELECT COUNT(*) FROM pg_locks WHERE NOT granted";
        };
        return house.database
                .read(sql -> sql.query(question).execute())
                .map(rows -> rows.iterator().next().getLong(0))
                .await();
    }
}
