package io.sallyport.contracts;

import java.util.function.Supplier;

/** A failure on its way to the caller. An answer, not an accident: no stack trace, no secret. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;
    private final transient String detail;
    private final transient Supplier<String> reasons;

    /** @param detail what was wrong, what was expected, what to do; may be shown to the caller */
    public Refusal(Failure failure, String detail) {
        this(failure, detail, () -> "");
    }

    private Refusal(Failure failure, String detail, Supplier<String> reasons) {
        super(failure.code() + ": " + detail, null, false, false);
        this.failure = failure;
        this.detail = detail;
        this.reasons = reasons;
    }

    /**
     * The same, with what whoever runs the deployment may know and the caller may not. It stays on the node.
     *
     * @param why asked only when somebody reads it
     */
    public Refusal because(Supplier<String> why) {
        return new Refusal(failure, detail, why);
    }

    /** @return why, in words for the log; empty when {@link #detail} says all */
    public String reasons() {
        return reasons.get();
    }

    public Failure failure() {
        return failure;
    }

    public String detail() {
        return detail;
    }
}
