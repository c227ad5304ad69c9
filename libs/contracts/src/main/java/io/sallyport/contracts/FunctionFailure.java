package io.sallyport.contracts;

/** Why the functions room said no. */
public enum FunctionFailure implements Failure {
    NOT_FOUND,
    CONFLICT,
    INVALID_PARAMETER,
    /** The function's resource policy does not let the asking service invoke it. */
    NOT_PERMITTED,
    THROTTLED,
    TOO_LARGE,
    NOT_READY,
    RUNTIME_MISSING,
    PRECONDITION_FAILED,
    LIMIT_EXCEEDED,
    POLICY_LENGTH_EXCEEDED
}
