package io.sallyport.awswire;

/** The bytes of a request are not what its operation takes. An answer, not an accident: no stack trace. */
public final class MalformedRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what was wrong and what was expected; may be shown to the sender, so no value of the request */
    public MalformedRequest(String message) {
        super(message, null, false, false);
    }

    MalformedRequest(String message, Throwable cause) {
        super(message, cause, false, false);
    }
}
