package io.sallyport.contracts;

/** Why token-service, or the check of a token, said no. */
public enum TokenFailure implements Failure {
    MALFORMED,
    EXPIRED,
    NOT_YET_VALID,
    BAD_SIGNATURE,
    UNKNOWN_ISSUER,
    REVOKED,
    WRONG_AUDIENCE,
    WRONG_USE,
    POOL_NOT_FOUND,
    CLIENT_NOT_FOUND,
    USER_NOT_FOUND,
    USER_NOT_CONFIRMED,
    USER_DISABLED,
    USERNAME_EXISTS,
    WRONG_PASSWORD,
    WRONG_SECRET_HASH,
    INVALID_PASSWORD,
    PASSWORD_RESET_REQUIRED,
    CODE_MISMATCH,
    CODE_EXPIRED,
    FLOW_NOT_ENABLED,
    INVALID_PARAMETER,
    INVALID_SESSION,
    TOO_MANY_ATTEMPTS,
    LIMIT_EXCEEDED,
    CONCURRENT_CHANGE,
    NOT_AUTHORIZED,
    UNSUPPORTED_TOKEN_TYPE,
    /** What was asked for is switched off for the client. */
    UNSUPPORTED_OPERATION,
    ALIAS_EXISTS,
    USER_STATE,
    GROUP_NOT_FOUND,
    GROUP_EXISTS,
    CODE_NOT_DELIVERED,
    TOO_MANY_REQUESTS,
    /** A client that has a secret did not prove that it knows it. */
    CLIENT_NOT_PROVEN
}
