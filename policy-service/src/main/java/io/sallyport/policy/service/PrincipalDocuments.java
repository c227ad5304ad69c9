package io.sallyport.policy.service;

import io.sallyport.contracts.PolicyContract.Document;
import io.sallyport.contracts.PolicyContract.DocumentKind;
import io.sallyport.policy.core.Account;
import io.sallyport.policy.core.ContentHash;
import io.sallyport.policy.core.Principal;
import io.sallyport.policy.store.Attachments.Counting;
import io.sallyport.policy.store.Page;
import io.sallyport.policy.store.Store;
import java.util.ArrayList;
import java.util.List;

/** Collects the documents that decide about a principal, each with the ARN of what it belongs to. */
record PrincipalDocuments(Account account) {
    private static final Page.Want ALL_GROUPS = new Page.Want("", Quota.GROUPS_OF_USER);
    private static final String EVERYTHING =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"Root\",\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

    /** @return a user's with its groups', a role's or a group's; boundary and guard rails included */
    List<Document> of(Store store, Principal principal) {
        var documents = new ArrayList<Document>();
        identity(store, principal, documents);
        for (var group :
                store.memberships().groupsOf(principal.id(), ALL_GROUPS).await().items()) {
            identity(store, group, documents);
        }
        principal.boundary().ifPresent(arn -> documents.add(managed(store, DocumentKind.BOUNDARY, arn)));
        documents.addAll(guardRails(store));
        return documents;
    }

    /** The root may everything that the guard rails let it. */
    List<Document> ofRoot(Store store) {
        var documents = new ArrayList<Document>();
        documents.add(document(DocumentKind.IDENTITY, "root", account.root(), EVERYTHING));
        documents.addAll(guardRails(store));
        return documents;
    }

    /** @return the version that counts of a managed policy */
    Document managed(Store store, DocumentKind kind, String arn) {
        var policy = Entities.policy(store, account, arn);
        var version =
                store.managed().version(policy.id(), policy.defaultVersion()).await();
        return document(kind, policy.name(), arn, version.orElseThrow().document());
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

    private static List<Document> guardRails(Store store) {
        return store.guardRails().all().await().stream()
                .map(rail -> document(DocumentKind.GUARD_RAIL, rail.name(), "", rail.document()))
                .toList();
    }

    private static Document document(DocumentKind kind, String name, String arn, String json) {
        return new Document(kind, name, arn, ContentHash.of(json), json);
    }
}
