package io.sallyport.policy.service;

import io.sallyport.policy.core.Epoch;
import io.sallyport.policy.core.GuardRail;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;

/** Keeps the deployment's guard rails where every replica answers them from, so that they have an epoch like all that decides. */
public record GuardRailBook(Ledger ledger) {
    /** @return when no node decides by others any more; at once when they are those that were kept */
    public Future<Void> keep(List<GuardRail> rails) {
        return ledger.read(store -> store.guardRails().all().await())
                .compose(kept -> Set.copyOf(kept).equals(Set.copyOf(rails))
                        ? Future.succeededFuture()
                        : ledger.enact(
                                Epoch.POLICY,
                                store -> store.guardRails().replace(rails).await()));
    }
}
