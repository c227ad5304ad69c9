package io.sallyport.contracts;

/** Why identity-exchange said no. */
public enum ExchangeFailure implements Failure {
    POOL_NOT_FOUND,
    IDENTITY_NOT_FOUND,
    LOGIN_REFUSED,
    GUESTS_NOT_ALLOWED,
    NO_ROLE,
    NO_SUCH_ROLE,
    NOT_TRUSTED,
    INVALID_PARAMETER,
    LIMIT_EXCEEDED,
    CONFLICT,
    CONCURRENT_CHANGE,
    PACKED_POLICY_TOO_LARGE,
    MALFORMED_POLICY,
    /** A foreign issuer's keys could not be fetched: whether its token is good is not known. */
    PROVIDER_UNREACHABLE
}
