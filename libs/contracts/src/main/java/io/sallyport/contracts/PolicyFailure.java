package io.sallyport.contracts;

/** Why policy-service, or a decision made with its documents, said no. */
public enum PolicyFailure implements Failure {
    /** The policies do not grant it, or deny it. */
    DENIED,
    UNKNOWN_ACCESS_KEY,
    INACTIVE_ACCESS_KEY,
    NO_SUCH_ENTITY,
    ENTITY_EXISTS,
    MALFORMED_POLICY,
    INVALID_INPUT,
    LIMIT_EXCEEDED,
    DELETE_CONFLICT,
    CONCURRENT_CHANGE,
    UNMODIFIABLE
}
