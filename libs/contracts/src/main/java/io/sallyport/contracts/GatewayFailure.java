package io.sallyport.contracts;

/** Why the gateway, or a room's control-call door, said no. */
public enum GatewayFailure implements Failure {
    /** No credential was sent where one is demanded. */
    NO_CREDENTIAL,
    /** The Authorization header or the signed query cannot be read, or lacks a part. */
    INCOMPLETE_SIGNATURE,
    SIGNATURE_MISMATCH,
    /** The request's date lies outside the allowed clock window. */
    SIGNATURE_EXPIRED,
    /** The credential scope names another region or service than the one called. */
    WRONG_SCOPE,
    INVALID_SESSION_TOKEN,
    EXPIRED_SESSION_TOKEN,
    REVOKED_CREDENTIAL,
    UNKNOWN_OPERATION,
    /** The model has the operation; this product does not build it yet. */
    NOT_BUILT,
    /** A member of the request is out of its bounds, of another type, or not built. */
    INVALID_REQUEST,
    TOO_LARGE,
    /** The ARN of the request would be longer than policies can be about. */
    URI_TOO_LONG,
    NO_ROUTE,
    UNAUTHORIZED,
    FORBIDDEN,
    AUTHORIZER_FAILED,
    AUTHORIZER_MISCONFIGURED,
    /** The API's definition, or a permission that it needs, is wrong: its owner has to act. */
    API_MISCONFIGURED,
    INTEGRATION_FAILED,
    /** The backend could not be connected to. */
    INTEGRATION_UNREACHABLE,
    INTEGRATION_TIMEOUT,
    NOT_FOUND,
    CONFLICT,
    BAD_REQUEST,
    LIMIT_EXCEEDED
}
