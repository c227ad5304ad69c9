package io.sallyport.iampolicy;

/** A document that is not a policy of the wanted kind: what is wrong, and where. An answer, not an accident: no stack trace. */
public final class MalformedPolicy extends RuntimeException {
    private final String reason;
    private final transient Position position;

    public MalformedPolicy(String reason, Position position) {
        super(reason + " (" + position + ")", null, false, false);
        this.reason = reason;
        this.position = position;
    }

    public String reason() {
        return reason;
    }

    public Position position() {
        return position;
    }
}
