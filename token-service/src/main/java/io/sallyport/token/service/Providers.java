package io.sallyport.token.service;

import io.sallyport.contracts.PolicyContract;
import io.sallyport.contracts.PolicyContract.ProviderEpoch;
import io.sallyport.contracts.PolicyContract.ProviderKind;
import io.sallyport.contracts.PolicyContract.PutProvider;
import io.sallyport.contracts.PolicyContract.RemoveProvider;
import io.sallyport.runtime.bus.Call;
import io.sallyport.token.core.Pool;
import java.util.List;
import java.util.Optional;

/** Tells the trust ledger which keys the pools sign with. Until it knows, nobody believes a token of the pool. */
public record Providers(
        Directory directory,
        PoolKeys keys,
        Call<PutProvider, ProviderEpoch> put,
        Call<RemoveProvider, ProviderEpoch> remove) {
    private static final int PAGE = 100;

    public void register(Pool pool) {
        var ring = keys.of(pool.id()).await();
        ring.ifPresent(
                known -> put.with(new PutProvider(provider(pool, known.jwks()))).await());
    }

    /** A pool that ended meanwhile is not brought back. */
    private void registerAgain(Pool pool) {
        register(pool);
        if (directory.pools().find(pool.id()).await().isEmpty()) {
            remove(pool);
        }
    }

    private PolicyContract.Provider provider(Pool pool, String jwks) {
        var alias = "cognito-idp." + directory.deployment().region() + ".amazonaws.com/" + pool.id();
        return new PolicyContract.Provider(
                ProviderKind.USER_POOL, directory.issuer(pool.id()), List.of(alias), List.of(), Optional.of(jwks));
    }

    public void remove(Pool pool) {
        remove.with(new RemoveProvider(directory.issuer(pool.id()))).await();
    }

    /** Says again what the ledger may have missed: a pool created just before the end, a public URL that changed. */
    public void registerAll() {
        var page = directory.pools().page("", PAGE).await();
        while (!page.isEmpty()) {
            page.forEach(this::registerAgain);
            page = directory.pools().page(page.getLast().id(), PAGE).await();
        }
    }
}
