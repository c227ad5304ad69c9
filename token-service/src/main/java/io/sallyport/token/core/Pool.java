package io.sallyport.token.core;

import java.time.Instant;

/**
 * A user pool.
 *
 * @param id   {@code <region>_<nine letters and digits>}
 * @param mask what it shows of users that do not exist
 */
public record Pool(
        String id, String name, PoolSettings settings, Mask mask, Instant createdAt, Instant modifiedAt, long version) {

    /** @return what SRP calls the pool: the part after the underscore */
    public String srpName() {
        return id.substring(id.indexOf('_') + 1);
    }

    public Pool changed(String newName, PoolSettings newSettings, Instant at) {
        return new Pool(id, newName, newSettings, mask, createdAt, at, version);
    }
}
