package io.sallyport.iampolicy;

/** How the several values of one context key are taken together. */
public enum Quantifier {
    /** The key has one value. */
    SINGLE(""),
    FOR_ALL_VALUES("ForAllValues:"),
    FOR_ANY_VALUE("ForAnyValue:");

    private final String prefix;

    Quantifier(String prefix) {
        this.prefix = prefix;
    }

    public String prefix() {
        return prefix;
    }
}
