package io.sallyport.policy.service;

import io.sallyport.contracts.PolicyContract.SigningKey;
import io.sallyport.contracts.PolicyContract.WantSigningKey;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.RoomName;
import io.sallyport.contracts.Sealed;
import io.sallyport.contracts.Secret;
import io.sallyport.policy.core.AccessKey;
import io.sallyport.policy.core.Account;
import io.sallyport.policy.core.Epoch;
import io.sallyport.policy.core.Principal;
import io.sallyport.policy.store.Store;
import io.sallyport.runtime.bus.Answerer;
import io.sallyport.runtime.keys.Sealer;
import io.vertx.core.Future;
import java.util.regex.Pattern;

/** Answers the SigV4 key of a long-term access key, folded for one scope: the secret stays here. */
public record SigningKeys(Ledger ledger, Account account, Sealer atRest, ForRoom forRoom)
        implements Answerer<WantSigningKey, SigningKey> {
    private static final Pattern KEY_ID = Pattern.compile("\\w{1,128}");
    private static final Pattern DAY = Pattern.compile("\\d{8}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    @Override
    public Future<SigningKey> answer(RoomName asker, WantSigningKey wanted) {
        check(wanted);
        return ledger.steady(Epoch.POLICY, store -> found(store, wanted.accessKeyId()))
                .map(at -> new SigningKey(
                        forRoom.seal(asker, derived(at.answer().key(), wanted), purpose(wanted)),
                        at.answer().arn(),
                        at.answer().key().ownerId(),
                        at.epoch()));
    }

    private static void check(WantSigningKey wanted) {
        Demand.require(wanted.accessKeyId(), KEY_ID, "accessKeyId");
        Demand.require(wanted.day(), DAY, "day");
        Demand.require(wanted.region(), NAME, "region");
        Demand.require(wanted.service(), NAME, "service");
    }

    private Found found(Store store, String id) {
        var key = store.keys().find(id).await().orElseThrow(() -> unknown(id));
        if (!key.active()) {
            throw new Refusal(PolicyFailure.INACTIVE_ACCESS_KEY, id + " is inactive");
        }
        if (key.ownerId().equals(account.id())) {
            return new Found(key, account.root());
        }
        return store.principals()
                .byId(key.ownerId())
                .await()
                .map((Principal owner) -> new Found(key, owner.arn(account)))
                .orElseThrow(() -> unknown(id));
    }

    private static Refusal unknown(String id) {
        return new Refusal(PolicyFailure.UNKNOWN_ACCESS_KEY, id + " is no access key here");
    }

    private Secret derived(AccessKey key, WantSigningKey wanted) {
        var secret = atRest.open(key.secret(), AccessKey.purpose(key.id()));
        return io.sallyport.sigv4.SigningKey.derive(secret, wanted.day(), wanted.region(), wanted.service());
    }

    private static String purpose(WantSigningKey wanted) {
        return "signing-key/" + wanted.accessKeyId() + "/" + wanted.day() + "/" + wanted.region() + "/"
                + wanted.service();
    }

    private record Found(AccessKey key, String arn) {}

    /** Seals so that only one room can open. */
    @FunctionalInterface
    public interface ForRoom {
        Sealed seal(RoomName reader, Secret secret, String purpose);
    }
}
