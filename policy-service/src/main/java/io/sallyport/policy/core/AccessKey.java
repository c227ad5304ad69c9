package io.sallyport.policy.core;

import io.sallyport.contracts.Sealed;
import java.time.Instant;

/**
 * A long-term access key.
 *
 * @param ownerId a user's id, or the account's for its root
 * @param secret  sealed for this room alone, purpose {@code access-key/<id>}
 */
public record AccessKey(String id, String ownerId, boolean active, Instant createdAt, Sealed secret) {
    public static String purpose(String id) {
        return "access-key/" + id;
    }
}
