package io.sallyport.iampolicy;

/** The data types of condition keys. */
public enum ValueKind {
    STRING,
    NUMERIC,
    BOOLEAN,
    IP,
    BINARY,
    DATE;

    /** @return true when the operators for keys of this kind can take {@code value} from a request */
    public boolean reads(String value) {
        return switch (this) {
            case STRING -> true;
            case NUMERIC -> usable(Comparison.NUMERIC_EQUALS, "0", value);
            case BOOLEAN -> usable(Comparison.BOOL, "true", value);
            case IP -> usable(Comparison.IP_ADDRESS, "0.0.0.0/0", value);
            case BINARY -> usable(Comparison.BINARY_EQUALS, "", value);
            case DATE -> usable(Comparison.DATE_EQUALS, "0", value);
        };
    }

    private static boolean usable(Comparison comparison, String wanted, String value) {
        return ValueTests.of(comparison, wanted, LanguageVersion.V2012).test(value, Context.EMPTY) != Outcome.UNUSABLE;
    }
}
