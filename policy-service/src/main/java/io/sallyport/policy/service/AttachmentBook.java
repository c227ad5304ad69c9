package io.sallyport.policy.service;

import io.sallyport.policy.core.Account;
import io.sallyport.policy.core.Epoch;
import io.sallyport.policy.core.Kind;
import io.sallyport.policy.core.ManagedPolicy;
import io.vertx.core.Future;
import java.util.List;

/** Managed policies begin and cease to count for principals. */
public record AttachmentBook(Ledger ledger, Account account) {
    public Future<Void> attach(Kind kind, String name, String policyArn) {
        return ledger.enact(Epoch.POLICY, store -> {
            var principal = Entities.named(store, kind, name);
            var policy = Entities.find(store, account, policyArn)
                    .orElseThrow(
                            () -> Refusals.missing("Policy " + policyArn + " does not exist or is not attachable."));
            store.attachments().add(principal.id(), policy.id()).await();
            if (store.attachments().of(principal.id()).await().size() > Quota.ATTACHED) {
                throw Refusals.quota(quota(kind), Quota.ATTACHED);
            }
        });
    }

    public Future<Void> detach(Kind kind, String name, String policyArn) {
        return ledger.enact(Epoch.POLICY, store -> {
            var principal = Entities.named(store, kind, name);
            var policy = Entities.policy(store, account, policyArn);
            if (!store.attachments().remove(principal.id(), policy.id()).await()) {
                throw Refusals.missing("Policy " + policyArn + " was not found.");
            }
        });
    }

    /** @return those below a path, by name */
    public Future<List<ManagedPolicy>> list(Kind kind, String name, String pathPrefix) {
        return ledger.read(store -> store
                .attachments()
                .of(Entities.named(store, kind, name).id())
                .await()
                .stream()
                .filter(policy -> policy.path().startsWith(pathPrefix))
                .toList());
    }

    private static String quota(Kind kind) {
        return switch (kind) {
            case USER -> "PoliciesPerUser";
            case ROLE -> "PoliciesPerRole";
            case GROUP -> "PoliciesPerGroup";
        };
    }
}
