package io.sallyport.policy.core;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A record that a role may be given to instances by. There are no instances here; deployment tools keep such records.
 *
 * @param roleId of the one role that it holds
 */
public record InstanceProfile(
        String id, String name, String path, Map<String, String> tags, Instant createdAt, Optional<String> roleId) {

    public String arn(Account account) {
        return account.profile(path, name);
    }

    public InstanceProfile tagged(Map<String, String> newTags) {
        return new InstanceProfile(id, name, path, newTags, createdAt, roleId);
    }

    public InstanceProfile holding(Optional<String> newRoleId) {
        return new InstanceProfile(id, name, path, tags, createdAt, newRoleId);
    }
}
