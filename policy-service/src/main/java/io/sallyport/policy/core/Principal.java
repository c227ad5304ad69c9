package io.sallyport.policy.core;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A user, a role or a group.
 *
 * @param id       for example {@code AIDA…}; never used again, so that one made later under the same name is another one
 * @param path     {@code /} or {@code /…/}
 * @param boundary ARN of the managed policy that bounds it
 * @param tags     in the order in which they were given
 * @param terms    of a role; {@link Terms#NONE} for others
 */
public record Principal(
        Kind kind,
        String id,
        String name,
        String path,
        Instant createdAt,
        Optional<String> boundary,
        Map<String, String> tags,
        Terms terms) {

    public String arn(Account account) {
        return account.principal(kind, path, name);
    }

    public Principal named(String newName, String newPath) {
        return new Principal(kind, id, newName, newPath, createdAt, boundary, tags, terms);
    }

    public Principal bounded(Optional<String> policyArn) {
        return new Principal(kind, id, name, path, createdAt, policyArn, tags, terms);
    }

    public Principal tagged(Map<String, String> newTags) {
        return new Principal(kind, id, name, path, createdAt, boundary, newTags, terms);
    }

    public Principal on(Terms newTerms) {
        return new Principal(kind, id, name, path, createdAt, boundary, tags, newTerms);
    }

    /**
     * On which terms a role is assumed.
     *
     * @param trustPolicy who may, as stored
     */
    public record Terms(String description, String trustPolicy, int maxSessionSeconds) {
        public static final Terms NONE = new Terms("", "", 0);
    }
}
