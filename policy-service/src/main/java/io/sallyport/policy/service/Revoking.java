package io.sallyport.policy.service;

import io.sallyport.contracts.PolicyContract.Revocation;
import io.sallyport.contracts.PolicyContract.Revoke;
import io.sallyport.contracts.PolicyContract.Revoked;
import io.sallyport.policy.core.Epoch;
import io.sallyport.policy.store.Store;
import io.sallyport.runtime.bus.Call;
import io.vertx.core.Future;

/**
 * Ends rights before their time. Asking again for what was revoked already changes nothing, but waits for it all the same: whoever
 * asks twice did not hear the first answer.
 */
public record Revoking(Ledger ledger) implements Call<Revoke, Revoked> {
    @Override
    public Future<Revoked> with(Revoke wanted) {
        Demand.require(wanted.subject(), 1500, "subject");
        return ledger.read(store -> store.revocations()
                        .find(wanted.kind(), wanted.subject())
                        .await())
                .compose(known -> known.filter(revocation -> covers(revocation, wanted))
                        .map(revocation -> ledger.settled(Epoch.REVOCATION, revocation.epoch())
                                .map(new Revoked(revocation.epoch())))
                        .orElseGet(() -> ledger.change(Epoch.REVOCATION, store -> revoke(store, wanted))));
    }

    private static boolean covers(Revocation known, Revoke wanted) {
        return known.issuedBeforeMillis() >= wanted.issuedBeforeMillis()
                && known.forgetAtMillis() >= wanted.forgetAtMillis();
    }

    /** A subject keeps one row, the widest of what was asked for it, at the newest epoch. */
    static Revoked revoke(Store store, Revoke wanted) {
        var known = store.revocations().find(wanted.kind(), wanted.subject()).await();
        long epoch = store.epochs().newest(Epoch.REVOCATION).await();
        store.revocations().remove(wanted.kind(), wanted.subject()).await();
        store.revocations()
                .add(new Revocation(
                        epoch,
                        wanted.kind(),
                        wanted.subject(),
                        Math.max(
                                wanted.issuedBeforeMillis(),
                                known.map(Revocation::issuedBeforeMillis).orElse(0L)),
                        Math.max(
                                wanted.forgetAtMillis(),
                                known.map(Revocation::forgetAtMillis).orElse(0L))))
                .await();
        return new Revoked(epoch);
    }
}
