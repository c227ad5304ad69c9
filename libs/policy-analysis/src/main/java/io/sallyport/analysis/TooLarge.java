package io.sallyport.analysis;

/** The budget does not suffice. Caught by the analyses, which then say that they could not decide. */
public final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooLarge(String what) {
        super("too large: " + what, null, false, false);
    }
}
