package io.sallyport.iampolicy;

import java.util.Arrays;
import java.util.Optional;

/**
 * The condition operators, without prefix and suffix.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">IAM User
 *     Guide, "IAM JSON policy elements: Condition operators"</a>
 */
public enum Comparison {
    STRING_EQUALS("StringEquals", Family.TEXT, false),
    STRING_NOT_EQUALS("StringNotEquals", Family.TEXT, true),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", Family.TEXT, false),
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", Family.TEXT, true),
    STRING_LIKE("StringLike", Family.TEXT, false),
    STRING_NOT_LIKE("StringNotLike", Family.TEXT, true),
    NUMERIC_EQUALS("NumericEquals", Family.NUMBER, false),
    NUMERIC_NOT_EQUALS("NumericNotEquals", Family.NUMBER, true),
    NUMERIC_LESS_THAN("NumericLessThan", Family.NUMBER, false),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", Family.NUMBER, false),
    NUMERIC_GREATER_THAN("NumericGreaterThan", Family.NUMBER, false),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", Family.NUMBER, false),
    DATE_EQUALS("DateEquals", Family.DATE, false),
    DATE_NOT_EQUALS("DateNotEquals", Family.DATE, true),
    DATE_LESS_THAN("DateLessThan", Family.DATE, false),
    DATE_LESS_THAN_EQUALS("DateLessThanEquals", Family.DATE, false),
    DATE_GREATER_THAN("DateGreaterThan", Family.DATE, false),
    DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", Family.DATE, false),
    BOOL("Bool", Family.BOOLEAN, false),
    BINARY_EQUALS("BinaryEquals", Family.BINARY, false),
    IP_ADDRESS("IpAddress", Family.ADDRESS, false),
    NOT_IP_ADDRESS("NotIpAddress", Family.ADDRESS, true),
    ARN_EQUALS("ArnEquals", Family.ARN, false),
    ARN_LIKE("ArnLike", Family.ARN, false),
    ARN_NOT_EQUALS("ArnNotEquals", Family.ARN, true),
    ARN_NOT_LIKE("ArnNotLike", Family.ARN, true),
    NULL("Null", Family.PRESENCE, false);

    /** What the values are. */
    public enum Family {
        TEXT,
        NUMBER,
        DATE,
        BOOLEAN,
        BINARY,
        ADDRESS,
        ARN,
        PRESENCE;

        /** Policy variables are for text and ARNs only. */
        public boolean takesVariables() {
            return this == TEXT || this == ARN;
        }
    }

    private final String word;
    private final Family family;
    private final boolean negated;

    Comparison(String word, Family family, boolean negated) {
        this.word = word;
        this.family = family;
        this.negated = negated;
    }

    /** The operator as documents spell it. */
    public String word() {
        return word;
    }

    public Family family() {
        return family;
    }

    /** True for the {@code Not} operators: all listed values must differ, and an absent key satisfies them. */
    public boolean negated() {
        return negated;
    }

    static Optional<Comparison> named(String word) {
        return Arrays.stream(values()).filter(c -> c.word.equals(word)).findFirst();
    }
}
