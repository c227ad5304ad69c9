package io.sallyport.token.service;

import io.sallyport.contracts.PolicyContract;
import io.sallyport.contracts.PolicyContract.ProviderEpoch;
import io.sallyport.contracts.PolicyContract.ProviderKind;
import io.sallyport.contracts.PolicyContract.PutProviders;
import io.sallyport.contracts.PolicyContract.RemoveProvider;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.runtime.bus.Call;
import io.sallyport.token.core.Pool;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the trust ledger which keys the pools sign with. Until it knows, nobody believes a token of the pool. */
public record Providers(
        Directory directory,
        PoolKeys keys,
        Call<PutProviders, ProviderEpoch> put,
        Call<RemoveProvider, ProviderEpoch> remove) {
    private static final Logger LOG = LoggerFactory.getLogger(Providers.class);

    public void register(Pool pool) {
        register(List.of(pool));
    }

    private void register(List<Pool> pools) {
        put.with(new PutProviders(pools.stream().flatMap(this::provider).toList()))
                .await();
    }

    private Stream<PolicyContract.Provider> provider(Pool pool) {
        var alias = "cognito-idp." + directory.deployment().region() + ".amazonaws.com/" + pool.id();
        return keys.of(pool.id()).await().stream()
                .map(known -> new PolicyContract.Provider(
                        ProviderKind.USER_POOL,
                        directory.issuer(pool.id()),
                        List.of(alias),
                        List.of(),
                        Optional.of(known.jwks())));
    }

    public void remove(Pool pool) {
        remove.with(new RemoveProvider(directory.issuer(pool.id()))).await();
    }

    /** Says again what the ledger may have missed: a pool created just before the end, a public URL that changed. */
    public void registerAll() {
        var before = "";
        var page = page(before);
        while (!page.isEmpty()) {
            registerEach(page);
            removeEnded(page, before);
            before = page.getLast().id();
            page = page(before);
        }
    }

    /** One that is refused does not keep the others from being trusted. */
    private void registerEach(List<Pool> pools) {
        try {
            register(pools);
        } catch (Refusal e) {
            if (e.failure() != PolicyFailure.ENTITY_EXISTS) {
                throw e;
            }
            refused(pools, e);
        }
    }

    private void refused(List<Pool> pools, Refusal why) {
        if (pools.size() > 1) {
            pools.forEach(pool -> registerEach(List.of(pool)));
            return;
        }
        LOG.error(
                "nobody believes the tokens of user pool {}: {} ({}); delete that provider and start again",
                pools.getFirst().id(),
                why.getMessage(),
                directory.issuer(pools.getFirst().id()));
    }

    private List<Pool> page(String after) {
        return directory.pools().page(after, PutProviders.MOST).await();
    }

    /** A pool that ended while its page was registered is not brought back. */
    private void removeEnded(List<Pool> registered, String before) {
        var left = page(before).stream().map(Pool::id).collect(Collectors.toSet());
        registered.stream()
                .filter(pool -> !left.contains(pool.id()))
                .filter(pool -> directory.pools().find(pool.id()).await().isEmpty())
                .forEach(this::remove);
    }
}
