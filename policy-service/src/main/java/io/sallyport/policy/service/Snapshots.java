package io.sallyport.policy.service;

import io.sallyport.contracts.PolicyContract.Document;
import io.sallyport.contracts.PolicyContract.DocumentKind;
import io.sallyport.contracts.PolicyContract.Snapshot;
import io.sallyport.contracts.PolicyContract.WantSnapshot;
import io.sallyport.policy.core.Account;
import io.sallyport.policy.core.ContentHash;
import io.sallyport.policy.core.Epoch;
import io.sallyport.policy.core.Principal;
import io.sallyport.policy.store.Attachments.Counting;
import io.sallyport.policy.store.Page;
import io.sallyport.policy.store.Store;
import io.sallyport.runtime.bus.Call;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Collects all that decides about a principal, as of one moment. */
public record Snapshots(Ledger ledger, Account account) implements Call<WantSnapshot, Snapshot> {
    private static final int MANAGED_AT_MOST = 10;
    private static final Page.Want ALL_GROUPS = new Page.Want("", Quota.GROUPS_OF_USER);
    private static final String EVERYTHING =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"Root\",\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

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
        var found = wanted.principalArn().equals(account.root())
                ? root()
                : of(store, Entities.principal(store, account, wanted.principalArn()));
        for (var arn : wanted.managedPolicyArns()) {
            found.documents().add(managed(store, DocumentKind.SESSION, arn));
        }
        return found;
    }

    private Collected root() {
        var everything = new ArrayList<>(List.of(document(DocumentKind.IDENTITY, "root", account.root(), EVERYTHING)));
        return new Collected(account.id(), everything, Map.of());
    }

    private Collected of(Store store, Principal principal) {
        var documents = new ArrayList<Document>();
        identity(store, principal, documents);
        for (var group :
                store.memberships().groupsOf(principal.id(), ALL_GROUPS).await().items()) {
            identity(store, group, documents);
        }
        principal.boundary().ifPresent(arn -> documents.add(managed(store, DocumentKind.BOUNDARY, arn)));
        return new Collected(principal.id(), documents, principal.tags());
    }

    private void identity(Store store, Principal principal, List<Document> documents) {
        for (var policy : store.inline().of(principal.id()).await()) {
            documents.add(document(DocumentKind.IDENTITY, policy.name(), principal.arn(account), policy.document()));
        }
        for (var counting : store.attachments().counting(principal.id()).await()) {
            documents.add(attached(counting));
        }
    }

    private Document attached(Counting counting) {
        var policy = counting.policy();
        return document(DocumentKind.IDENTITY, policy.name(), policy.arn(account), counting.document());
    }

    private Document managed(Store store, DocumentKind kind, String arn) {
        var policy = Entities.policy(store, account, arn);
        var version =
                store.managed().version(policy.id(), policy.defaultVersion()).await();
        return document(kind, policy.name(), arn, version.orElseThrow().document());
    }

    private static Document document(DocumentKind kind, String name, String arn, String json) {
        return new Document(kind, name, arn, ContentHash.of(json), json);
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
