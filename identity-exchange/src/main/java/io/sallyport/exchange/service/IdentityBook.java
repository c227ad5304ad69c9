package io.sallyport.exchange.service;

import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.exchange.core.Identity;
import io.sallyport.exchange.core.IdentityPool;
import io.sallyport.exchange.core.ProvenLogin;
import io.sallyport.exchange.store.Identities;
import io.sallyport.runtime.sql.Duplicate;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who is who: a login is one identity's, for as long as the pool lives. What was proved may be added to an identity; what is another's
 * is a conflict, never a merger. Blocks.
 */
public record IdentityBook(Identities store, Guests guests, String region, InstantSource clock) {
    private static final int ATTEMPTS = 3;

    /** @return the identity that these logins were proved for, made when there is none; a new guest when there are no logins */
    public Identity known(IdentityPool pool, List<ProvenLogin> logins) {
        if (logins.isEmpty()) {
            demandGuests(pool);
            return guests.admit(pool.id(), () -> made(pool, List.of()));
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return found(pool, logins).orElseGet(() -> made(pool, logins));
            } catch (Duplicate e) {
                // somebody used one of the logins for the first time in the same moment: theirs stands, look again
            }
        }
        throw conflict();
    }

    private Optional<Identity> found(IdentityPool pool, List<ProvenLogin> logins) {
        var owners = logins.stream()
                .flatMap(login -> store.withLogin(pool.id(), login.key()).await().stream())
                .distinct()
                .toList();
        if (owners.size() > 1) {
            throw conflict();
        }
        return owners.stream().findFirst().map(id -> linked(find(id), logins));
    }

    private Identity made(IdentityPool pool, List<ProvenLogin> logins) {
        var now = clock.instant();
        var id = region + ":" + UUID.randomUUID();
        var identity = new Identity(
                id, pool.id(), logins.stream().map(IdentityBook::login).toList(), now, now);
        store.add(identity).await();
        return identity;
    }

    /**
     * Holds an identity that was named against the logins that were proved.
     *
     * @throws Refusal {@link ExchangeFailure#LOGIN_REFUSED} when none of them is this identity's
     */
    public void demand(IdentityPool pool, Identity identity, List<ProvenLogin> logins) {
        if (logins.isEmpty()) {
            if (!identity.guest()) {
                throw new Refusal(
                        ExchangeFailure.LOGIN_REFUSED, "Access to Identity '" + identity.id() + "' is forbidden.");
            }
            demandGuests(pool);
            return;
        }
        if (!identity.guest() && logins.stream().noneMatch(identity::has)) {
            throw new Refusal(
                    ExchangeFailure.LOGIN_REFUSED,
                    "Logins don't match. Please include at least one valid login for this identity or identity pool.");
        }
        try {
            linked(identity, logins);
        } catch (Duplicate e) {
            throw conflict();
        }
    }

    private Identity linked(Identity identity, List<ProvenLogin> logins) {
        var missing = logins.stream()
                .filter(login -> !identity.has(login))
                .map(IdentityBook::login)
                .toList();
        if (!missing.isEmpty()) {
            store.link(identity, missing, clock.instant()).await();
        }
        return identity;
    }

    public Identity find(String id) {
        return store.find(id)
                .await()
                .orElseThrow(() -> new Refusal(ExchangeFailure.IDENTITY_NOT_FOUND, "Identity '" + id + "' not found."));
    }

    public List<Identity> page(String poolId, String after, int most) {
        return store.page(poolId, after, most).await();
    }

    /** Removing what is not there is done already. Its credentials live on until they expire. */
    public void remove(String id) {
        store.remove(id).await();
    }

    private static Identity.Login login(ProvenLogin login) {
        return new Identity.Login(login.key(), login.provider().provider());
    }

    private static void demandGuests(IdentityPool pool) {
        if (!pool.settings().guests()) {
            throw new Refusal(
                    ExchangeFailure.GUESTS_NOT_ALLOWED,
                    "Unauthenticated access is not supported for this identity pool.");
        }
    }

    private static Refusal conflict() {
        return new Refusal(ExchangeFailure.CONFLICT, "Login already linked to another account.");
    }
}
