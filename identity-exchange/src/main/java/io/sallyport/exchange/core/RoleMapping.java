package io.sallyport.exchange.core;

import java.util.List;

/**
 * How a provider's tokens choose a role.
 *
 * @param denyAmbiguous what happens when none was chosen: denied, or the pool's role for whoever signed in
 * @param rules         for {@link Kind#RULES}, in their order; else empty
 */
public record RoleMapping(Kind kind, boolean denyAmbiguous, List<MappingRule> rules) {
    public RoleMapping {
        rules = List.copyOf(rules);
    }

    /** By the roles that the token names, or by rules over its claims. */
    public enum Kind {
        TOKEN,
        RULES
    }
}
