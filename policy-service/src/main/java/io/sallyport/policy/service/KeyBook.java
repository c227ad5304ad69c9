package io.sallyport.policy.service;

import io.sallyport.contracts.Secret;
import io.sallyport.policy.core.AccessKey;
import io.sallyport.policy.core.Account;
import io.sallyport.policy.core.Epoch;
import io.sallyport.policy.core.Identifiers;
import io.sallyport.policy.core.Kind;
import io.sallyport.policy.store.Store;
import io.sallyport.runtime.keys.Sealer;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Access keys are made, switched off and removed. */
public record KeyBook(Ledger ledger, Account account, Identifiers identifiers, Sealer atRest, InstantSource clock) {
    /** A key in the only moment in which its secret is shown. */
    public record Made(AccessKey key, Secret secret) {}

    /** @param userName absent for the account's root */
    public Future<Made> create(Optional<String> userName) {
        return ledger.add(Epoch.POLICY, store -> create(store, owner(store, userName)));
    }

    private Made create(Store store, String ownerId) {
        if (store.keys().of(ownerId).await().size() >= Quota.KEYS_OF_USER) {
            throw Refusals.quota("AccessKeysPerUser", Quota.KEYS_OF_USER);
        }
        var id = identifiers.accessKeyId();
        var secret = identifiers.secretAccessKey();
        var key = new AccessKey(id, ownerId, true, clock.instant(), atRest.seal(secret, AccessKey.purpose(id)));
        store.keys().add(key).await();
        return new Made(key, secret);
    }

    public Future<List<AccessKey>> list(Optional<String> userName) {
        return ledger.read(store -> store.keys().of(owner(store, userName)).await());
    }

    public Future<Void> activate(Optional<String> userName, String id, boolean active) {
        return ledger.change(Epoch.POLICY, store -> {
            requireOwn(store, userName, id);
            return store.keys().activate(id, active).await();
        });
    }

    public Future<Void> delete(Optional<String> userName, String id) {
        return ledger.change(Epoch.POLICY, store -> {
            requireOwn(store, userName, id);
            return store.keys().remove(id).await();
        });
    }

    private void requireOwn(Store store, Optional<String> userName, String id) {
        var owner = owner(store, userName);
        if (store.keys()
                .find(id)
                .await()
                .filter(key -> key.ownerId().equals(owner))
                .isEmpty()) {
            throw Refusals.missing("The Access Key with id " + id + " cannot be found.");
        }
    }

    private String owner(Store store, Optional<String> userName) {
        return userName.map(name -> Entities.named(store, Kind.USER, name).id()).orElse(account.id());
    }
}
