package io.sallyport.iampolicy;

/** On which side of a decision a policy stands. */
public enum Layer {
    /** Organisation-wide limits. */
    GUARD_RAIL,
    /** Attached to what is asked for. */
    RESOURCE,
    /** Attached to who asks. */
    IDENTITY,
    /** The most that who asks may ever get. */
    BOUNDARY,
    /** The most that this session may get. */
    SESSION
}
