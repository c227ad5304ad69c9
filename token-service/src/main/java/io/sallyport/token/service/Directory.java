package io.sallyport.token.service;

import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;
import io.sallyport.runtime.config.Deployment;
import io.sallyport.token.core.Client;
import io.sallyport.token.core.Pool;
import io.sallyport.token.core.User;
import io.sallyport.token.store.ClientStore;
import io.sallyport.token.store.PoolStore;
import io.sallyport.token.store.UserStore;

/** Finds what a request names, or refuses in Cognito's words. */
public record Directory(Deployment deployment, PoolStore pools, ClientStore clients, UserStore users) {

    /** A client and the pool it belongs to. */
    public record Access(Pool pool, Client client) {}

    public Pool pool(String id) {
        return pools.find(id)
                .await()
                .orElseThrow(() -> new Refusal(TokenFailure.POOL_NOT_FOUND, "User pool " + id + " does not exist."));
    }

    public Access access(String clientId) {
        var client = clients.find(clientId).await().orElseThrow(() -> noClient(clientId));
        return new Access(pool(client.poolId()), client);
    }

    /** A client that has to belong to the pool named beside it. */
    public Access access(String poolId, String clientId) {
        var pool = pool(poolId);
        var client = clients.find(clientId)
                .await()
                .filter(found -> found.poolId().equals(pool.id()))
                .orElseThrow(() -> noClient(clientId));
        return new Access(pool, client);
    }

    private static Refusal noClient(String id) {
        return new Refusal(TokenFailure.CLIENT_NOT_FOUND, "User pool client " + id + " does not exist.");
    }

    /** For administrators, who may learn who exists. */
    public User user(Pool pool, String name) {
        return users.find(pool, name).await().orElseThrow(Directory::noUser);
    }

    static Refusal noUser() {
        return new Refusal(TokenFailure.USER_NOT_FOUND, "User does not exist.");
    }

    public String issuer(String poolId) {
        return deployment.publicUrl() + "/" + poolId;
    }

    public String arn(String poolId) {
        return deployment.arn("cognito-idp", "userpool/" + poolId);
    }
}
