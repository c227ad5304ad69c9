package io.sallyport.runtime.jwt;

import java.util.Optional;

/**
 * An issuer that a configuration names: a JWT authorizer's, or a listener's.
 *
 * @param issuer  exactly as in {@code iss}; an alias of a user pool stands for that pool
 * @param jwksUri where its keys are, when it is not to be discovered
 */
public record JwtIssuer(String issuer, Optional<String> jwksUri) {

    /** An issuer found by OpenID Connect discovery. */
    public static JwtIssuer of(String issuer) {
        return new JwtIssuer(issuer, Optional.empty());
    }
}
