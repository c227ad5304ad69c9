package io.sallyport.gateway.store;

import io.sallyport.gateway.definition.Definition;
import java.time.Instant;

/**
 * A definition as it was deployed.
 *
 * @param automatic made by a stage that deploys every change
 */
public record StoredDeployment(
        String apiId, String id, Instant createdAt, String description, boolean automatic, Definition snapshot) {

    public StoredDeployment described(String other) {
        return new StoredDeployment(apiId, id, createdAt, other, automatic, snapshot);
    }
}
