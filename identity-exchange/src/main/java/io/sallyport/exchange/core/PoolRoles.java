package io.sallyport.exchange.core;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The roles of a pool.
 *
 * @param mappings by {@link IdentityPool.UserPool#mappingName}
 */
public record PoolRoles(
        Optional<String> authenticated, Optional<String> unauthenticated, Map<String, RoleMapping> mappings) {
    public static final PoolRoles NONE = new PoolRoles(Optional.empty(), Optional.empty(), Map.of());

    public PoolRoles {
        mappings = Map.copyOf(mappings);
    }

    /** @return every role that this hands out by itself; what a token names is the token's */
    public Stream<String> all() {
        var ruled = mappings.values().stream()
                .flatMap(mapping -> mapping.rules().stream())
                .map(MappingRule::roleArn);
        return Stream.concat(Stream.concat(authenticated.stream(), unauthenticated.stream()), ruled)
                .distinct();
    }
}
