package io.sallyport.token.core;

import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.Secret;
import io.sallyport.contracts.TokenFailure;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** An application that signs users of one pool in. */
public record Client(
        String id,
        String poolId,
        String name,
        Optional<Secret> secret,
        ClientSettings settings,
        Instant createdAt,
        Instant modifiedAt,
        long version) {

    /** @throws Refusal when its creator did not let it use {@code flow} */
    public void require(Flow flow) {
        if (!settings.flows().contains(flow)) {
            throw new Refusal(TokenFailure.FLOW_NOT_ENABLED, flow + " flow not enabled for this client");
        }
    }

    /** @throws Refusal when a user of this client would set what the client may not */
    public void requireWritable(Map<String, String> attributes) {
        attributes.keySet().forEach(name -> {
            if (name.endsWith("_verified") || !settings.writes(name)) {
                throw new Refusal(TokenFailure.NOT_AUTHORIZED, "A client attempted to write unauthorized attribute");
            }
        });
    }

    public Client changed(String newName, ClientSettings newSettings, Instant at) {
        return new Client(id, poolId, newName, secret, newSettings, createdAt, at, version);
    }
}
