package io.sallyport.exchange.service;

import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.exchange.core.IdentityPool;
import io.sallyport.exchange.core.PoolRoles;
import io.sallyport.exchange.store.Pools;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Keeps identity pools. Blocks. */
public record PoolBook(Pools store, String region, InstantSource clock) {
    public IdentityPool create(IdentityPool.Settings settings) {
        var pool = new IdentityPool(region + ":" + UUID.randomUUID(), settings, PoolRoles.NONE, 1);
        store.add(pool, clock.instant()).await();
        return pool;
    }

    public IdentityPool find(String id) {
        return store.find(id).await().orElseThrow(() -> missing(id));
    }

    public List<IdentityPool> page(String after, int most) {
        return store.page(after, most).await();
    }

    public IdentityPool settings(String id, IdentityPool.Settings settings) {
        return changed(id, pool -> new IdentityPool(id, settings, pool.roles(), pool.version()));
    }

    public void roles(String id, PoolRoles roles) {
        changed(id, pool -> new IdentityPool(id, pool.settings(), roles, pool.version()));
    }

    private IdentityPool changed(String id, UnaryOperator<IdentityPool> change) {
        var pool = change.apply(find(id));
        if (!store.change(pool).await()) {
            throw new Refusal(
                    ExchangeFailure.CONCURRENT_CHANGE, "The identity pool was changed in the same moment; try again.");
        }
        return pool;
    }

    public void remove(String id) {
        if (!store.remove(id).await()) {
            throw missing(id);
        }
    }

    private static Refusal missing(String id) {
        return new Refusal(ExchangeFailure.POOL_NOT_FOUND, "IdentityPool '" + id + "' not found.");
    }
}
