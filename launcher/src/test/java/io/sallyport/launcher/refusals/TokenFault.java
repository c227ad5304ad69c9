package io.sallyport.launcher.refusals;

import java.util.Optional;

/** What is wrong with a token; each place has its documented word for it. */
enum TokenFault {
    /** Nothing of ours signed it. */
    FORGED,
    /** It is no token that could be signed by us. */
    MALFORMED,
    EXPIRED,
    EARLY,
    /** Of an issuer that nobody here knows. */
    STRANGER,
    /** Good, but another pool's. */
    OTHER_POOL,
    /** Good, but for another client of the pool. */
    OTHER_CLIENT,
    /** The ID token for the access token, or the other way round. */
    OTHER_USE;

    private static final String NOT_TRUSTED = "Not authorized to perform sts:AssumeRoleWithWebIdentity";
    private static final String NO_ID_TOKEN = "Not a valid OpenId Connect identity token.";
    private static final String UNSUPPORTED = "Token is not from a supported provider of this identity pool.";

    /** @return empty where it is no fault */
    Optional<Said> at(Place place) {
        return switch (place) {
            case USER_POOL_AUTHORIZER -> userPool();
            case JWT_AUTHORIZER -> jwt();
            case GET_USER -> getUser();
            case LOGINS -> Optional.of(logins());
            case WEB_IDENTITY -> Optional.of(webIdentity());
        };
    }

    /** WIRE.md 4.2; API Gateway Developer Guide, "Gateway response types": UNAUTHORIZED. Clients of the pool are all alike. */
    private Optional<Said> userPool() {
        return switch (this) {
            case EXPIRED -> Optional.of(new Said(401, "UnauthorizedException", "The incoming token has expired"));
            case FORGED, MALFORMED, EARLY, STRANGER, OTHER_POOL, OTHER_USE ->
                Optional.of(new Said(401, "UnauthorizedException", "Unauthorized"));
            case OTHER_CLIENT -> Optional.empty();
        };
    }

    /** An HTTP API says no more; its {@code www-authenticate} does. */
    private Optional<Said> jwt() {
        return switch (this) {
            case FORGED, MALFORMED, EXPIRED, EARLY, STRANGER, OTHER_POOL, OTHER_CLIENT ->
                Optional.of(new Said(401, "", "Unauthorized"));
            case OTHER_USE -> Optional.empty();
        };
    }

    /** Any pool's user may ask who they are. */
    private Optional<Said> getUser() {
        return switch (this) {
            case EXPIRED -> Optional.of(notAuthorized("Access Token has expired"));
            case FORGED, MALFORMED, EARLY, STRANGER, OTHER_USE -> Optional.of(notAuthorized("Invalid Access Token"));
            case OTHER_POOL, OTHER_CLIENT -> Optional.empty();
        };
    }

    private Said logins() {
        return switch (this) {
            case FORGED -> login("Couldn't verify signed token.");
            case MALFORMED, OTHER_USE -> login(NO_ID_TOKEN);
            case EXPIRED -> login("Token expired: # >= #");
            case EARLY -> login("Token is not valid yet.");
            case STRANGER, OTHER_POOL -> login("Issuer doesn't match providerName");
            case OTHER_CLIENT -> notAuthorized(UNSUPPORTED);
        };
    }

    private static Said login(String why) {
        return notAuthorized("Invalid login token. " + why);
    }

    private static Said notAuthorized(String message) {
        return new Said(400, "NotAuthorizedException", message);
    }

    /** STS API Reference, AssumeRoleWithWebIdentity, "Errors". */
    private Said webIdentity() {
        return switch (this) {
            case FORGED -> invalid("the token is not believed: ");
            case MALFORMED -> invalid(""); // with what is malformed
            case EXPIRED ->
                new Said(
                        400,
                        "ExpiredTokenException",
                        "Token expired: current date/time # must be before the expiration date/time#");
            case EARLY -> invalid("the token is not valid yet");
            case STRANGER -> invalid("No OpenIDConnect provider found in your account for https://stranger.example");
            case OTHER_USE -> invalid("The ID Token provided is not a valid JWT.");
            case OTHER_POOL, OTHER_CLIENT -> new Said(403, "AccessDenied", NOT_TRUSTED);
        };
    }

    private static Said invalid(String message) {
        return new Said(400, "InvalidIdentityToken", message);
    }
}
