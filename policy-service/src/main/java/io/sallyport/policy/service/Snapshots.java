package io.sallyport.policy.service;

import io.sallyport.contracts.PolicyContract.Document;
import io.sallyport.contracts.PolicyContract.DocumentKind;
import io.sallyport.contracts.PolicyContract.Snapshot;
import io.sallyport.contracts.PolicyContract.WantSnapshot;
import io.sallyport.policy.core.Account;
import io.sallyport.policy.core.ContentHash;
import io.sallyport.policy.core.Epoch;
import io.sallyport.policy.core.Principal;
import io.sallyport.policy.store.Store;
import io.sallyport.runtime.bus.Call;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Collects all that decides about a principal, as of one moment. */
public record Snapshots(Ledger ledger, Account account) implements Call<WantSnapshot, Snapshot> {
    private static final int MANAGED_AT_MOST = 10;

    @Override
    public Future<Snapshot> with(WantSnapshot wanted) {
        Demand.require(wanted.principalArn(), 2048, "principalArn");
        Demand.refuse(
                wanted.managedPolicyArns().size() > MANAGED_AT_MOST,
                "at most " + MANAGED_AT_MOST + " managed policies may be asked for");
        return ledger.steady(Epoch.POLICY, store -> collected(store, wanted))
                .map(at -> at.answer().since(at.epoch(), wanted.knownHash().orElse("")));
    }

    private Collected collected(Store store, WantSnapshot wanted) {
        var sources = new PrincipalDocuments(account);
        var found = wanted.principalArn().equals(account.root())
                ? new Collected(account.id(), new ArrayList<>(sources.ofRoot(store)), Map.of())
                : of(store, sources, Entities.principal(store, account, wanted.principalArn()));
        for (var arn : wanted.managedPolicyArns()) {
            found.documents().add(sources.managed(store, DocumentKind.SESSION, arn));
        }
        return found;
    }

    private static Collected of(Store store, PrincipalDocuments sources, Principal principal) {
        return new Collected(principal.id(), new ArrayList<>(sources.of(store, principal)), principal.tags());
    }

    private record Collected(String principalId, List<Document> documents, Map<String, String> tags) {
        Snapshot since(long epoch, String knownHash) {
            var hash = ContentHash.of(principalId, documents, tags);
            return hash.equals(knownHash)
                    ? new Snapshot(epoch, principalId, hash, true, List.of(), Map.of())
                    : new Snapshot(epoch, principalId, hash, false, List.copyOf(documents), tags);
        }
    }
}
