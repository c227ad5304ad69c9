package io.sallyport.policy.service;

import io.sallyport.contracts.PolicyContract;
import io.sallyport.contracts.PolicyContract.ProviderEpoch;
import io.sallyport.contracts.PolicyContract.ProviderKind;
import io.sallyport.contracts.PolicyContract.Providers;
import io.sallyport.contracts.PolicyContract.PutProviders;
import io.sallyport.contracts.PolicyContract.RemoveProvider;
import io.sallyport.contracts.PolicyContract.RevocationKind;
import io.sallyport.contracts.PolicyContract.Revoke;
import io.sallyport.contracts.PolicyContract.SessionKey;
import io.sallyport.contracts.PolicyContract.WantProviders;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.RoomName;
import io.sallyport.policy.core.Epoch;
import io.sallyport.policy.core.TrustedProvider;
import io.sallyport.policy.service.SigningKeys.ForRoom;
import io.sallyport.policy.store.Store;
import io.sallyport.runtime.keys.Sealer;
import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps who may issue JWTs, and tells the nodes. */
public record ProviderBook(Ledger ledger, Sealer atRest, ForRoom forRoom, InstantSource clock) {
    private static final int JWKS_CHARACTERS = 150_000;
    /** A token lives a day at most, and what it is traded for in its last second twelve hours. */
    private static final Duration LONGEST = Duration.ofHours(36);

    public Future<Providers> answer(RoomName asker, WantProviders wanted) {
        return ledger.steady(Epoch.PROVIDER, store -> known(asker, store))
                .map(at -> at.epoch() == wanted.knownEpoch()
                        ? new Providers(at.epoch(), true, List.of(), List.of())
                        : new Providers(
                                at.epoch(),
                                false,
                                at.answer().providers(),
                                at.answer().sessionKeys()));
    }

    private Known known(RoomName asker, Store store) {
        var providers = store.providers().all().await().stream()
                .map(TrustedProvider::provider)
                .toList();
        var keys = store.sessionKeys().all().await().stream()
                .map(key -> forAsker(asker, key))
                .toList();
        return new Known(providers, keys);
    }

    private SessionKey forAsker(RoomName asker, SessionKey key) {
        var purpose = SessionKeyBook.purpose(key.keyId());
        var opened = atRest.open(key.openingKey(), purpose);
        return new SessionKey(key.keyId(), key.publicKey(), forRoom.seal(asker, opened, purpose));
    }

    /** Registers user pools, or their new keys, or where they are found now. */
    public Future<ProviderEpoch> put(PutProviders wanted) {
        Demand.refuse(
                wanted.providers().size() > PutProviders.MOST,
                "at most " + PutProviders.MOST + " providers are registered at once");
        wanted.providers().forEach(ProviderBook::check);
        return ledger.read(store -> wanted.providers().stream().allMatch(provider -> registered(store, provider)))
                .compose(all -> all
                        ? unchanged()
                        : endMoved(wanted.providers())
                                .compose(_ -> ledger.change(Epoch.PROVIDER, store -> putAll(store, wanted))));
    }

    private ProviderEpoch putAll(Store store, PutProviders wanted) {
        wanted.providers().forEach(provider -> put(store, provider));
        return now(store);
    }

    /**
     * Ends what was issued under a name that a pool no longer has: from now on it is signed out under its new one only. Before the name
     * goes, so that it is done again when only this was done.
     */
    private Future<Void> endMoved(List<PolicyContract.Provider> pools) {
        return ledger.read(store -> formerIssuers(store, pools))
                .compose(issuers -> issuers.isEmpty()
                        ? Future.succeededFuture()
                        : ledger.enact(Epoch.REVOCATION, store -> issuers.forEach(issuer -> endAllOf(store, issuer))));
    }

    private static List<String> formerIssuers(Store store, List<PolicyContract.Provider> pools) {
        return pools.stream()
                .flatMap(pool -> store.providers().elsewhere(pool).await().stream())
                .map(known -> known.provider().issuer())
                .toList();
    }

    private void endAllOf(Store store, String issuer) {
        var now = clock.instant();
        Revoking.revoke(
                store,
                new Revoke(
                        RevocationKind.TOKEN_ISSUER,
                        issuer,
                        now.toEpochMilli(),
                        now.plus(LONGEST).toEpochMilli()));
    }

    private static boolean registered(Store store, PolicyContract.Provider provider) {
        return store.providers()
                .find(provider.issuer())
                .await()
                .filter(known -> known.provider().equals(provider))
                .isPresent();
    }

    private void put(Store store, PolicyContract.Provider provider) {
        var known = store.providers().find(provider.issuer()).await();
        refuseForeign(known);
        var createdAt = known.map(TrustedProvider::createdAt).orElseGet(clock::instant);
        for (var former : store.providers().elsewhere(provider).await()) {
            store.providers().remove(former.provider().issuer()).await();
        }
        store.providers()
                .put(new TrustedProvider(provider, Optional.empty(), List.of(), Map.of(), createdAt))
                .await();
    }

    /** Removing what is not there is done already. */
    public Future<ProviderEpoch> remove(RemoveProvider wanted) {
        Demand.require(wanted.issuer(), 1024, "issuer");
        return ledger.change(Epoch.PROVIDER, store -> {
            refuseForeign(store.providers().find(wanted.issuer()).await());
            store.providers().remove(wanted.issuer()).await();
            return now(store);
        });
    }

    /** An earlier answer may have been lost: the caller waits for the nodes as it would have then. */
    private Future<ProviderEpoch> unchanged() {
        return ledger.read(ProviderBook::now)
                .compose(now -> ledger.settled(Epoch.PROVIDER, now.epoch()).map(now));
    }

    static ProviderEpoch now(Store store) {
        return new ProviderEpoch(store.epochs().newest(Epoch.PROVIDER).await());
    }

    private static void check(PolicyContract.Provider provider) {
        Demand.require(provider.issuer(), 1024, "issuer");
        Demand.refuse(
                provider.kind() != ProviderKind.USER_POOL, "only user pools are registered by a room; IAM has others");
        Demand.refuse(
                provider.aliases().isEmpty(), "a user pool needs the alias that it keeps when its issuer changes");
        Demand.refuse(
                provider.aliases().size() > 10 || provider.clientIds().size() > Quota.CLIENT_IDS,
                "a provider has at most 10 aliases and " + Quota.CLIENT_IDS + " client ids");
        var jwks = provider.jwks().orElse("");
        Demand.refuse(
                jwks.length() > JWKS_CHARACTERS || !isKeySet(jwks),
                "a user pool needs its RFC 7517 key set of at most " + JWKS_CHARACTERS + " characters");
    }

    private static boolean isKeySet(String jwks) {
        try {
            return new JsonObject(jwks).getValue("keys") instanceof JsonArray;
        } catch (DecodeException e) {
            return false;
        }
    }

    /** What an administrator registered is not a room's to change. */
    private static void refuseForeign(Optional<TrustedProvider> known) {
        if (known.filter(found -> found.provider().kind() != ProviderKind.USER_POOL)
                .isPresent()) {
            throw new Refusal(
                    PolicyFailure.ENTITY_EXISTS,
                    "this issuer is registered as an OpenID Connect provider; delete that one first");
        }
    }

    private record Known(List<PolicyContract.Provider> providers, List<SessionKey> sessionKeys) {}
}
