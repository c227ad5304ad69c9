package io.sallyport.policy.service;

import io.sallyport.contracts.Secret;
import io.sallyport.policy.core.AccessKey;
import io.sallyport.policy.core.Account;
import io.sallyport.policy.core.Epoch;
import io.sallyport.policy.core.Identifiers;
import io.sallyport.policy.store.Store;
import io.sallyport.runtime.config.BadSetting;
import io.sallyport.runtime.config.Settings;
import io.sallyport.runtime.keys.Sealer;
import io.sallyport.sigv4.Credentials;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Sees to it that the account's root has its one access key: as given, or made at the first start.
 *
 * <p>The settings are {@code SALLYPORT_BOOTSTRAP_ACCESS_KEY_ID}, {@code SALLYPORT_BOOTSTRAP_SECRET_ACCESS_KEY} and
 * {@code SALLYPORT_BOOTSTRAP_ROTATE}.
 */
public final class Bootstrap {
    static final String ID = "SALLYPORT_BOOTSTRAP_ACCESS_KEY_ID";
    static final String SECRET = "SALLYPORT_BOOTSTRAP_SECRET_ACCESS_KEY";
    static final String ROTATE = "SALLYPORT_BOOTSTRAP_ROTATE";

    private final Ledger ledger;
    private final Account account;
    private final Sealer atRest;
    private final Identifiers identifiers;
    private final InstantSource clock;

    public Bootstrap(Ledger ledger, Account account, Sealer atRest, Identifiers identifiers, InstantSource clock) {
        this.ledger = ledger;
        this.account = account;
        this.atRest = atRest;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /** @return the root's access key; fails with {@link BadSetting} when what is given is not what is stored */
    public Future<Credentials> run(Settings settings) {
        return Future.succeededFuture()
                .map(ignored -> given(settings))
                .compose(given -> ledger.read(
                                store -> store.keys().of(account.id()).await())
                        .compose(stored -> settled(given, stored, rotate(settings))));
    }

    private Future<Credentials> settled(Optional<Credentials> given, List<AccessKey> stored, boolean rotate) {
        if (stored.isEmpty()) {
            return ledger.add(Epoch.POLICY, store -> first(store, given));
        }
        var kept = opened(stored.getFirst());
        if (given.isEmpty() || given.get().equals(kept)) {
            return Future.succeededFuture(kept);
        }
        if (!rotate) {
            return Future.failedFuture(new BadSetting(ID + " and " + SECRET
                    + " differ from the root access key that is stored; remove them, or set " + ROTATE
                    + "=true to replace the stored one"));
        }
        return ledger.change(Epoch.POLICY, store -> replaced(store, given.get()));
    }

    /** Another replica may have been first meanwhile: then its key is the one. */
    private Credentials first(Store store, Optional<Credentials> given) {
        var stored = store.keys().of(account.id()).await();
        if (stored.isEmpty()) {
            return added(store, given.orElseGet(this::made));
        }
        var kept = opened(stored.getFirst());
        if (given.isPresent() && !given.get().equals(kept)) {
            throw new BadSetting(ID + " differs from what another replica has just stored; give all replicas the same");
        }
        return kept;
    }

    private Credentials replaced(Store store, Credentials given) {
        for (var key : store.keys().of(account.id()).await()) {
            store.keys().remove(key.id()).await();
        }
        return added(store, given);
    }

    private Credentials added(Store store, Credentials key) {
        if (store.keys().find(key.accessKeyId()).await().isPresent()) {
            throw new BadSetting(ID + " is the access key of a user; choose another");
        }
        var sealed = atRest.seal(key.secretKey(), AccessKey.purpose(key.accessKeyId()));
        store.keys()
                .add(new AccessKey(key.accessKeyId(), account.id(), true, clock.instant(), sealed))
                .await();
        return key;
    }

    private Credentials made() {
        return Credentials.longTerm(identifiers.accessKeyId(), identifiers.secretAccessKey());
    }

    private Credentials opened(AccessKey key) {
        return Credentials.longTerm(key.id(), atRest.open(key.secret(), AccessKey.purpose(key.id())));
    }

    private static Optional<Credentials> given(Settings settings) {
        var id = settings.find(ID);
        var secret = settings.find(SECRET);
        require(id.isPresent() == secret.isPresent(), "give both " + ID + " and " + SECRET + ", or neither");
        id.ifPresent(value ->
                require(value.matches("[A-Z0-9_]{16,128}"), ID + " must be 16 to 128 characters of A-Z, 0-9 and _"));
        secret.ifPresent(value -> require(
                value.length() >= 16 && value.length() <= 128 && value.strip().equals(value),
                SECRET + " must have 16 to 128 characters and no space around it"));
        return id.flatMap(value -> secret.map(text -> Credentials.longTerm(value, Secret.of(text))));
    }

    private static boolean rotate(Settings settings) {
        var text = settings.get(ROTATE, "false");
        require(text.equals("true") || text.equals("false"), ROTATE + " must be true or false, not '" + text + "'");
        return text.equals("true");
    }

    private static void require(boolean held, String otherwise) {
        if (!held) {
            throw new BadSetting(otherwise);
        }
    }
}
