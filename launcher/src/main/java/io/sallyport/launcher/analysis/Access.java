package io.sallyport.launcher.analysis;

/** Who decides about a route of an API. */
sealed interface Access {
    /** Nobody: it asks for nothing. */
    record Open() implements Access {}

    /** Policies. */
    record Iam() implements Access {}

    /**
     * Whoever issues tokens.
     *
     * @param whose as in "a token of …"
     * @param by    the kind of authorizer that asks for it
     */
    record Tokens(String whose, String by) implements Access {}

    /** A function: what it says is not known beforehand. */
    record Function() implements Access {}
}
