package io.sallyport.gateway.core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who was let in, as integrations are told. */
public sealed interface Who {
    /** The route is open. */
    record Nobody() implements Who {}

    /**
     * A signature proved it.
     *
     * @param principalId {@code aws:userid}
     * @param cognito     for credentials of an identity pool
     */
    record Signed(String accessKeyId, String accountId, String principalId, String arn, Optional<Cognito> cognito)
            implements Who {}

    /**
     * An identity of an identity pool.
     *
     * @param amr {@code authenticated} or {@code unauthenticated}, then the providers
     */
    record Cognito(String identityId, String poolId, List<String> amr) {}

    /**
     * A token of a user pool, or of an OpenID provider, proved it.
     *
     * @param scopes those that the route demands and the token has; empty when it demands none
     */
    record Claimed(Map<String, Object> claims, List<String> scopes) implements Who {}

    /** A function said so. */
    record Vouched(Optional<String> principalId, ObjectNode context) implements Who {}
}
