package io.sallyport.contracts;

/** Why a question got no answer from its room. */
public enum BusFailure implements Failure {
    /** Nobody answered in time, or this node may not decide now. Never a yes: HTTP 503. */
    UNAVAILABLE,
    /** The receiver does not let this room ask, or could not prove who asked. */
    MAY_NOT_ASK,
    /** A bug in the answering room: logged there once, told to nobody. */
    BUG
}
