package io.sallyport.exchange.core;

import java.time.Instant;
import java.util.List;

/**
 * Somebody, known to one pool by the logins that were proved for them; a guest while there are none.
 *
 * @param id     {@code <region>:<uuid>}
 * @param logins by key
 */
public record Identity(String id, String poolId, List<Login> logins, Instant createdAt, Instant modifiedAt) {
    public Identity {
        logins = List.copyOf(logins);
    }

    /** @param key {@link ProvenLogin#key} */
    public record Login(String key, String provider) {}

    public boolean guest() {
        return logins.isEmpty();
    }

    public boolean has(ProvenLogin login) {
        return logins.stream().anyMatch(one -> one.key().equals(login.key()));
    }
}
