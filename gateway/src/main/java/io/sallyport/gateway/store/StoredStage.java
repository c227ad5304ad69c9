package io.sallyport.gateway.store;

import java.time.Instant;
import java.util.Map;

/**
 * A name under which a deployment is served.
 *
 * @param deploymentId empty while nothing is deployed to it
 * @param cacheEpoch   answers of authorizers from before it are not used
 */
public record StoredStage(
        String apiId,
        String name,
        String deploymentId,
        String description,
        Map<String, String> variables,
        Map<String, String> tags,
        boolean autoDeploy,
        Instant createdAt,
        Instant updatedAt,
        long cacheEpoch) {

    public StoredStage deployed(String id, Instant now) {
        return new StoredStage(apiId, name, id, description, variables, tags, autoDeploy, createdAt, now, cacheEpoch);
    }

    public StoredStage described(String other, Instant now) {
        return new StoredStage(
                apiId, name, deploymentId, other, variables, tags, autoDeploy, createdAt, now, cacheEpoch);
    }

    public StoredStage withVariables(Map<String, String> other, Instant now) {
        return new StoredStage(
                apiId, name, deploymentId, description, other, tags, autoDeploy, createdAt, now, cacheEpoch);
    }

    public StoredStage withAutoDeploy(boolean other, Instant now) {
        return new StoredStage(
                apiId, name, deploymentId, description, variables, tags, other, createdAt, now, cacheEpoch);
    }

    public StoredStage flushed(long epoch) {
        return new StoredStage(
                apiId, name, deploymentId, description, variables, tags, autoDeploy, createdAt, updatedAt, epoch);
    }
}
