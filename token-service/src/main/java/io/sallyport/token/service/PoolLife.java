package io.sallyport.token.service;

import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.Secret;
import io.sallyport.contracts.TokenFailure;
import io.sallyport.token.core.Client;
import io.sallyport.token.core.ClientSettings;
import io.sallyport.token.core.Mask;
import io.sallyport.token.core.Minted;
import io.sallyport.token.core.Pool;
import io.sallyport.token.core.PoolSettings;
import io.sallyport.token.store.PendingRevocations.Pending;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Pools and clients: made, changed, ended. */
public record PoolLife(
        Directory directory,
        KeyNursery nursery,
        PoolKeys keys,
        Providers providers,
        Revocations revocations,
        InstantSource clock,
        SecureRandom random) {

    /** The ledger knows the pool's keys before anybody hears of the pool. */
    public Pool create(String name, PoolSettings settings) {
        var now = clock.instant();
        var mask = new byte[32];
        random.nextBytes(mask);
        var id = Minted.poolId(directory.deployment().region(), random);
        var pool = new Pool(id, name, settings, new Mask(Secret.of(mask)), now, now, 1);
        directory.pools().insert(pool, nursery.take().await()).await();
        try {
            providers.register(pool);
        } catch (RuntimeException e) {
            keys.forget(id);
            directory
                    .pools()
                    .database()
                    .write(sql -> directory.pools().delete(sql, id))
                    .await();
            throw e;
        }
        return pool;
    }

    public void update(String id, UnaryOperator<Pool> change) {
        requireFirst(directory.pools().update(change.apply(directory.pool(id))).await());
    }

    /** Nobody believes the pool's tokens any more before the pool is gone here, nor after it what they were traded for. */
    public void delete(String id) {
        var pool = directory.pool(id);
        if (pool.settings().deletionProtected()) {
            throw new Refusal(
                    TokenFailure.INVALID_PARAMETER,
                    "The user pool cannot be deleted because deletion protection is activated."
                            + " Deletion protection must be inactivated first.");
        }
        providers.remove(pool);
        end(revocations.pool(pool, clock.instant()), sql -> directory.pools().delete(sql, id));
        keys.forget(id);
    }

    /** Gone here and written down in one breath, then known to every gateway, then acknowledged. */
    private void end(Pending revocation, Function<SqlClient, Future<Boolean>> deletion) {
        var pending = revocations.pending();
        pending.database()
                .write(sql -> deletion.apply(sql).compose(_ -> pending.insert(sql, revocation)))
                .await();
        revocations.settle(revocation);
    }

    public Client createClient(Pool pool, String name, Optional<Secret> secret, ClientSettings settings) {
        var now = clock.instant();
        var client = new Client(Minted.clientId(random), pool.id(), name, secret, settings, now, now, 1);
        directory.clients().insert(client).await();
        return client;
    }

    public Secret newSecret() {
        return Secret.of(Minted.clientSecret(random));
    }

    public Client updateClient(String poolId, String clientId, UnaryOperator<Client> change) {
        var changed = change.apply(directory.access(poolId, clientId).client());
        requireFirst(directory.clients().update(changed).await());
        return changed;
    }

    /** Its tokens end with it. One that is not known may have ended just before: its revocation is told first. */
    public void deleteClient(String poolId, String clientId) {
        revocations.settle(directory.issuer(poolId), clientId);
        var client = directory.access(poolId, clientId).client();
        end(
                revocations.client(client, clock.instant()),
                sql -> directory.clients().delete(sql, client.id()));
    }

    private static void requireFirst(boolean first) {
        if (!first) {
            throw new Refusal(TokenFailure.CONCURRENT_CHANGE, "Another change came first; read it and try again.");
        }
    }
}
