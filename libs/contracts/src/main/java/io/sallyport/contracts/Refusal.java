package io.sallyport.contracts;

/** A failure on its way to the caller. An answer, not an accident: no stack trace, no secret. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;
    private final transient String detail;

    /** @param detail what was wrong, what was expected, what to do; may be shown to the caller */
    public Refusal(Failure failure, String detail) {
        super(failure.code() + ": " + detail, null, false, false);
        this.failure = failure;
        this.detail = detail;
    }

    public Failure failure() {
        return failure;
    }

    public String detail() {
        return detail;
    }
}
