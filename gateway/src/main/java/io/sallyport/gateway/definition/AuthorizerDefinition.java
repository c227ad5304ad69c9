package io.sallyport.gateway.definition;

import java.util.List;
import java.util.Optional;

/**
 * An authorizer as written; of what its type does not know, empty.
 *
 * @param uri             of the function to ask
 * @param identitySources in order
 * @param validation      {@code identityValidationExpression}; empty for none
 * @param ttlSeconds      empty: the product's own default
 * @param payload         {@code 1.0} or {@code 2.0}
 * @param authType        REST: what its owner calls it, {@code custom}
 */
public record AuthorizerDefinition(
        String id,
        String name,
        Type type,
        String authType,
        String uri,
        List<String> identitySources,
        String validation,
        Optional<Integer> ttlSeconds,
        String payload,
        boolean simpleResponses,
        List<String> poolArns,
        String issuer,
        List<String> audiences) {

    /** Which kind. */
    public enum Type {
        TOKEN,
        REQUEST,
        COGNITO_USER_POOLS,
        JWT
    }

    public AuthorizerDefinition withId(String other) {
        return new AuthorizerDefinition(
                other,
                name,
                type,
                authType,
                uri,
                identitySources,
                validation,
                ttlSeconds,
                payload,
                simpleResponses,
                poolArns,
                issuer,
                audiences);
    }
}
