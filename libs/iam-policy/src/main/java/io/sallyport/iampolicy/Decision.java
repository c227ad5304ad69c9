package io.sallyport.iampolicy;

/** The answer. One yes; all else is no. */
public sealed interface Decision {
    /** @param by the statement that grants; the other layers let it pass */
    record Allowed(StatementRef by) implements Decision {}

    /** An explicit deny: nothing can allow it. */
    record Denied(Layer layer, StatementRef by) implements Decision {}

    /** No statement of {@code missing} allows it. */
    record NotGranted(Layer missing) implements Decision {}

    default boolean allowed() {
        return this instanceof Allowed;
    }
}
