package io.sallyport.policy.service;

import io.sallyport.contracts.PolicyContract.Lease;
import io.sallyport.contracts.PolicyContract.WantLease;
import io.sallyport.policy.core.Epoch;
import io.sallyport.policy.core.LeaseTerms;
import io.sallyport.policy.store.Store;
import io.sallyport.runtime.bus.Call;
import io.sallyport.runtime.sql.Database;
import io.sallyport.runtime.sql.Duplicate;
import io.vertx.core.Future;
import java.time.InstantSource;

/**
 * Grants nodes the right to decide for a while.
 *
 * <p>The lease is durable before the epochs are read: a change that is not among them is committed later, and finds the lease when it
 * asks who is behind.
 *
 * <p>The page of revocations is read as of one epoch. A revocation that is widened moves to a newer epoch: read in between, it would be
 * missing from a page that claims to hold all up to the older one.
 */
public record LeaseGrant(Ledger ledger, Database database, LeaseTerms terms, Pause pause, InstantSource clock)
        implements Call<WantLease, Lease> {
    @Override
    public Future<Lease> with(WantLease wanted) {
        Demand.require(wanted.nodeId(), 128, "nodeId");
        return granted(wanted)
                .recover(e -> e instanceof Duplicate ? granted(wanted) : Future.failedFuture(e))
                .onSuccess(ignored -> pause.renewed())
                .compose(
                        ignored -> ledger.steady(Epoch.REVOCATION, store -> answer(store, wanted.appliedRevocations())))
                .map(Ledger.At::answer);
    }

    /** A node that asks again before its first question was answered may find its row made meanwhile: then it is renewed. */
    private Future<Void> granted(WantLease wanted) {
        return database.write(
                sql -> new Store(sql).leases().grant(wanted, clock.instant().plus(terms.life())));
    }

    private Lease answer(Store store, long applied) {
        var newest = store.epochs().all().await();
        var page = store.revocations().after(applied, newest.revocation()).await();
        return new Lease(
                terms.life().toMillis(),
                terms.grace().toMillis(),
                newest.policy(),
                newest.revocation(),
                newest.provider(),
                page);
    }
}
