package io.sallyport.policy.service;

import io.sallyport.policy.core.Documents;
import io.sallyport.policy.core.Epoch;
import io.sallyport.policy.core.InlinePolicy;
import io.sallyport.policy.core.Kind;
import io.sallyport.policy.core.Principal;
import io.sallyport.policy.store.Store;
import io.vertx.core.Future;
import java.util.List;

/** Policies that belong to one principal are written, read and removed. */
public record InlineBook(Ledger ledger) {
    /** A policy, and whose it is. */
    public record Found(Principal owner, InlinePolicy policy) {}

    public Future<Void> put(Kind kind, String name, InlinePolicy policy) {
        return ledger.enact(Epoch.POLICY, store -> put(store, Entities.named(store, kind, name), policy));
    }

    private static void put(Store store, Principal principal, InlinePolicy policy) {
        Documents.identity(policy.document());
        store.inline().put(principal.id(), policy).await();
        int together = store.inline().of(principal.id()).await().stream()
                .mapToInt(each -> Documents.size(each.document()))
                .sum();
        Documents.refuseTooLong(principal.kind(), principal.name(), together);
    }

    public Future<Found> find(Kind kind, String name, String policyName) {
        return ledger.read(store -> {
            var principal = Entities.named(store, kind, name);
            return store.inline()
                    .find(principal.id(), policyName)
                    .await()
                    .map(policy -> new Found(principal, policy))
                    .orElseThrow(() -> missing(kind, policyName));
        });
    }

    public Future<List<InlinePolicy>> list(Kind kind, String name) {
        return ledger.read(store ->
                store.inline().of(Entities.named(store, kind, name).id()).await());
    }

    public Future<Void> delete(Kind kind, String name, String policyName) {
        return ledger.enact(Epoch.POLICY, store -> {
            var principal = Entities.named(store, kind, name);
            if (!store.inline().remove(principal.id(), policyName).await()) {
                throw missing(kind, policyName);
            }
        });
    }

    private static RuntimeException missing(Kind kind, String policyName) {
        return Entities.cannotBeFound(kind.word() + " policy", policyName);
    }
}
