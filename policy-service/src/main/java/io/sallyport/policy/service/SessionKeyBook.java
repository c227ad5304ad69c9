package io.sallyport.policy.service;

import io.sallyport.contracts.PolicyContract.ProviderEpoch;
import io.sallyport.contracts.PolicyContract.PutSessionKey;
import io.sallyport.contracts.PolicyContract.SessionKey;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.RoomName;
import io.sallyport.contracts.Sealed;
import io.sallyport.contracts.Secret;
import io.sallyport.policy.core.Epoch;
import io.sallyport.policy.store.Store;
import io.sallyport.runtime.keys.Sealer;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keeps the keys that open session tokens. A new one is acknowledged when every node has it, so that no node meets a token that it
 * cannot open.
 */
public record SessionKeyBook(Ledger ledger, Sealer atRest, FromRoom fromRoom, InstantSource clock) {
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    private static final int LIVE = 8;
    private static final int OPENING_KEY = 32;

    static String purpose(String keyId) {
        return "opening-key/" + keyId;
    }

    public Future<ProviderEpoch> put(RoomName asker, PutSessionKey wanted) {
        var key = wanted.key();
        Demand.require(key.keyId(), KEY_ID, "keyId");
        Demand.require(key.publicKey(), 4096, "publicKey");
        Demand.refuse(wanted.retire().size() > LIVE, "at most " + LIVE + " keys can be retired at once");
        Demand.refuse(wanted.retire().contains(key.keyId()), "a key cannot be put and retired at once");
        var opening = opened(asker, key);
        return ledger.change(Epoch.PROVIDER, store -> put(store, wanted, opening));
    }

    private Secret opened(RoomName asker, SessionKey key) {
        try {
            var opening = fromRoom.open(asker, key.openingKey(), purpose(key.keyId()));
            Demand.refuse(opening.bytes().length != OPENING_KEY, "an opening key has " + OPENING_KEY + " bytes");
            return opening;
        } catch (Sealer.NotOpened e) {
            throw new Refusal(PolicyFailure.INVALID_INPUT, "the opening key was not sealed for this room");
        }
    }

    private ProviderEpoch put(Store store, PutSessionKey wanted, Secret opening) {
        for (var id : wanted.retire()) {
            store.sessionKeys().remove(id).await();
        }
        var known = store.sessionKeys().find(wanted.key().keyId()).await();
        if (known.isEmpty()) {
            add(store, wanted.key(), opening);
        } else if (!same(known, wanted.key(), opening)) {
            throw new Refusal(
                    PolicyFailure.ENTITY_EXISTS,
                    "another session key has the id " + wanted.key().keyId());
        }
        return ProviderBook.now(store);
    }

    private void add(Store store, SessionKey key, Secret opening) {
        if (store.sessionKeys().all().await().size() >= LIVE) {
            throw new Refusal(PolicyFailure.LIMIT_EXCEEDED, LIVE + " session keys are live; retire some first");
        }
        var sealed = atRest.seal(opening, purpose(key.keyId()));
        store.sessionKeys()
                .add(new SessionKey(key.keyId(), key.publicKey(), sealed), clock.instant())
                .await();
    }

    private boolean same(Optional<SessionKey> known, SessionKey key, Secret opening) {
        return known.filter(kept -> kept.publicKey().equals(key.publicKey()))
                .filter(kept ->
                        atRest.open(kept.openingKey(), purpose(kept.keyId())).matches(opening))
                .isPresent();
    }

    /** Opens what another room sealed for this one. */
    @FunctionalInterface
    public interface FromRoom {
        Secret open(RoomName writer, Sealed sealed, String purpose);
    }
}
