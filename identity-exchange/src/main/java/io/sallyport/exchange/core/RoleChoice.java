package io.sallyport.exchange.core;

import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * Which role an identity gets.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html">Cognito Developer Guide,
 *     "Using role-based access control"</a>
 */
public final class RoleChoice {
    private RoleChoice() {}

    /** The role, and the login that stands for it: the one that a revocation is looked up by. */
    public record Chosen(String roleArn, ProvenLogin login) {}

    /** @return the guests' role */
    public static String guest(PoolRoles roles) {
        return roles.unauthenticated().orElseThrow(RoleChoice::noRole);
    }

    /**
     * @param logins in the pool's order, at least one; the first with a mapping decides
     * @param custom the role that the caller would have of those that its token names
     */
    public static Chosen signedIn(PoolRoles roles, List<ProvenLogin> logins, Optional<String> custom) {
        for (var login : logins) {
            var mapping = roles.mappings().get(login.provider().mappingName());
            if (mapping != null) {
                return new Chosen(mapped(roles, mapping, login, custom), login);
            }
        }
        if (custom.isPresent()) {
            throw denied("CustomRoleArn needs a role mapping of type Token for the login's provider");
        }
        return new Chosen(roles.authenticated().orElseThrow(RoleChoice::noRole), logins.getFirst());
    }

    private static String mapped(PoolRoles roles, RoleMapping mapping, ProvenLogin login, Optional<String> custom) {
        var chosen = switch (mapping.kind()) {
            case TOKEN -> custom.isPresent() ? custom.filter(role -> named(login, role)) : preferred(login);
            case RULES -> ruled(mapping, login);
        };
        if (custom.isPresent() && !chosen.equals(custom)) {
            throw denied("the token does not name the role in CustomRoleArn");
        }
        return chosen.or(() -> ambiguous(roles, mapping)).orElseThrow(RoleChoice::noRole);
    }

    private static Optional<String> ambiguous(PoolRoles roles, RoleMapping mapping) {
        if (mapping.denyAmbiguous()) {
            throw denied("the token chooses no role, and the pool denies that");
        }
        return roles.authenticated();
    }

    private static Optional<String> preferred(ProvenLogin login) {
        return login.claims().get("cognito:preferred_role") instanceof String role
                ? Optional.of(role)
                : Optional.empty();
    }

    private static boolean named(ProvenLogin login, String role) {
        return login.claims().get("cognito:roles") instanceof List<?> roles && roles.contains(role);
    }

    private static Optional<String> ruled(RoleMapping mapping, ProvenLogin login) {
        return mapping.rules().stream()
                .filter(rule -> rule.matches(login.claims()))
                .map(MappingRule::roleArn)
                .findFirst();
    }

    private static Refusal noRole() {
        return new Refusal(ExchangeFailure.NO_ROLE, "the pool has no role for this identity; set one");
    }

    private static Refusal denied(String why) {
        return new Refusal(ExchangeFailure.LOGIN_REFUSED, "Access denied: " + why + ".");
    }
}
