package io.sallyport.policy.core;

import java.time.Instant;
import java.util.Map;

/**
 * A policy of its own, with versions of which one counts.
 *
 * @param defaultVersion the number of the version that counts
 * @param newestVersion  the highest number given out; numbers are not used again
 */
public record ManagedPolicy(
        Owner owner,
        String id,
        String name,
        String path,
        String description,
        Map<String, String> tags,
        Instant createdAt,
        Instant updatedAt,
        int defaultVersion,
        int newestVersion) {

    public String arn(Account account) {
        return account.policy(owner, path, name);
    }

    /** The same with another version that counts, perhaps a new one. */
    public ManagedPolicy at(int countingVersion, int newest, Instant now) {
        return new ManagedPolicy(owner, id, name, path, description, tags, createdAt, now, countingVersion, newest);
    }

    public ManagedPolicy tagged(Map<String, String> newTags) {
        return new ManagedPolicy(
                owner, id, name, path, description, newTags, createdAt, updatedAt, defaultVersion, newestVersion);
    }
}
