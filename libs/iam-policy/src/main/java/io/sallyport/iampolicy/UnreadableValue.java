package io.sallyport.iampolicy;

/** A value of a document that its place does not take. The grammar adds the position and makes it a {@link MalformedPolicy}. */
final class UnreadableValue extends RuntimeException {
    private final String reason;

    UnreadableValue(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
