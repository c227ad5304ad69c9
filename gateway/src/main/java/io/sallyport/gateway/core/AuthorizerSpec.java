package io.sallyport.gateway.core;

import java.util.List;
import java.util.Optional;

/** An authorizer as it was defined. */
public sealed interface AuthorizerSpec {
    String id();

    String name();

    /**
     * A function that is given one header's value.
     *
     * @param header       header name of the identity source
     * @param validation   {@code identityValidationExpression}; a token that does not match is refused without asking
     * @param ttlSeconds   0 to 3600; how long a policy document is kept
     */
    record Token(String id, String name, String functionArn, String header, Optional<String> validation, int ttlSeconds)
            implements AuthorizerSpec {}

    /**
     * A function that is given the request.
     *
     * @param identitySources  as written: {@code method.request.header.X}, {@code $request.header.X}, …
     * @param payload          the shape of its event and answer
     * @param simpleResponses  HTTP APIs, payload 2.0: answers {@code {"isAuthorized": boolean}}
     */
    record Request(
            String id,
            String name,
            String functionArn,
            List<String> identitySources,
            Payload payload,
            boolean simpleResponses,
            int ttlSeconds)
            implements AuthorizerSpec {}

    /** User pools of this deployment; ID token without scopes, access token with. */
    record UserPools(String id, String name, List<String> poolArns, String header, Optional<String> validation)
            implements AuthorizerSpec {}

    /**
     * Any OpenID provider (HTTP APIs).
     *
     * @param identitySource {@code $request.header.Authorization} or a query parameter
     */
    record Jwt(String id, String name, String issuer, List<String> audiences, String identitySource)
            implements AuthorizerSpec {}

    /** The shape of an event: REST 1.0 (token and request events of REST APIs), HTTP 1.0 and 2.0. */
    enum Payload {
        V1,
        V2
    }
}
