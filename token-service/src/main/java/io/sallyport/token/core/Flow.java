package io.sallyport.token.core;

import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Ways to sign in that a client may be let use. */
public enum Flow {
    USER_SRP_AUTH,
    USER_PASSWORD_AUTH,
    ADMIN_USER_PASSWORD_AUTH,
    REFRESH_TOKEN_AUTH,
    CUSTOM_AUTH,
    USER_AUTH;

    /** What a client may do whose creator named no flow. */
    public static final List<String> USUAL =
            List.of("ALLOW_CUSTOM_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH");

    /**
     * @param names of {@code ExplicitAuthFlows}: the {@code ALLOW_} ones, or the older ones without
     * @throws Refusal when both kinds are mixed
     */
    public static Set<Flow> allowed(List<String> names) {
        var flows = EnumSet.noneOf(Flow.class);
        var modern = names.stream().filter(name -> name.startsWith("ALLOW_")).count();
        if (modern == names.size()) {
            names.forEach(name -> flows.add(valueOf(name.substring("ALLOW_".length()))));
            return flows;
        }
        if (modern > 0) {
            throw new Refusal(
                    TokenFailure.INVALID_PARAMETER,
                    "ExplicitAuthFlows must have either names that begin with ALLOW_ or none that does.");
        }
        names.forEach(name -> flows.addAll(older(name)));
        return flows;
    }

    /** The older names leave SRP and refreshing on, except the one that says that nothing else may be. */
    private static Set<Flow> older(String name) {
        return switch (name) {
            case "ADMIN_NO_SRP_AUTH" -> EnumSet.of(ADMIN_USER_PASSWORD_AUTH, USER_SRP_AUTH, REFRESH_TOKEN_AUTH);
            case "USER_PASSWORD_AUTH" -> EnumSet.of(USER_PASSWORD_AUTH, USER_SRP_AUTH, REFRESH_TOKEN_AUTH);
            case "CUSTOM_AUTH_FLOW_ONLY" -> EnumSet.of(CUSTOM_AUTH, REFRESH_TOKEN_AUTH);
            default -> throw new Refusal(TokenFailure.INVALID_PARAMETER, "Invalid ExplicitAuthFlows " + name + ".");
        };
    }
}
