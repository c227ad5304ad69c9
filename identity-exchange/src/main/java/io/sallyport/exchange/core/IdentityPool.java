package io.sallyport.exchange.core;

import java.util.List;
import java.util.Map;

/**
 * Identities, and what they may become.
 *
 * @param id      {@code <region>:<uuid>}; the audience that trust policies name
 * @param version counts changes, so that two at a time are noticed
 */
public record IdentityPool(String id, Settings settings, PoolRoles roles, long version) {

    /** @param guests true when identities that proved nothing are let in */
    public record Settings(String name, boolean guests, List<UserPool> userPools, Map<String, String> tags) {
        public Settings {
            userPools = List.copyOf(userPools);
            tags = Map.copyOf(tags);
        }
    }

    /**
     * A user pool whose ID tokens are logins, for one of its clients.
     *
     * @param provider as policies and role mappings spell it: {@code cognito-idp.<region>.amazonaws.com/<pool>}
     * @param checked  {@code ServerSideTokenCheck} as it was set; revoked tokens are refused either way
     */
    public record UserPool(String provider, String clientId, boolean checked) {
        /** @return how a role mapping names it */
        public String mappingName() {
            return provider + ":" + clientId;
        }
    }
}
