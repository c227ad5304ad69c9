package io.sallyport.iampolicy;

/** The comparison that an operator makes with one value of a document. */
final class ValueTests {
    private ValueTests() {}

    /** @throws UnreadableValue when the operator does not take {@code wanted} */
    static ValueTest of(Comparison comparison, String wanted, LanguageVersion version) {
        return switch (comparison) {
            case STRING_EQUALS, STRING_NOT_EQUALS -> text(TextPattern.parse(wanted, version, false));
            case STRING_LIKE, STRING_NOT_LIKE -> text(TextPattern.parse(wanted, version, true));
            case STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE -> IgnoreCaseTest.of(wanted, version);
            case ARN_EQUALS, ARN_LIKE, ARN_NOT_EQUALS, ARN_NOT_LIKE -> arn(ArnPattern.parse(wanted, version));
            case BINARY_EQUALS -> BinaryTest.of(wanted);
            case IP_ADDRESS, NOT_IP_ADDRESS -> AddressRange.parse(wanted);
            case BOOL, NULL -> BooleanTest.of(wanted);
            case NUMERIC_EQUALS,
                    NUMERIC_NOT_EQUALS,
                    NUMERIC_LESS_THAN,
                    NUMERIC_LESS_THAN_EQUALS,
                    NUMERIC_GREATER_THAN,
                    NUMERIC_GREATER_THAN_EQUALS -> NumberTest.of(Ordering.of(comparison), wanted);
            case DATE_EQUALS,
                    DATE_NOT_EQUALS,
                    DATE_LESS_THAN,
                    DATE_LESS_THAN_EQUALS,
                    DATE_GREATER_THAN,
                    DATE_GREATER_THAN_EQUALS -> DateTest.of(Ordering.of(comparison), wanted);
        };
    }

    private static ValueTest text(TextPattern pattern) {
        return (actual, context) -> pattern.match(actual, 0, actual.length(), context);
    }

    private static ValueTest arn(ArnPattern pattern) {
        return (actual, context) -> {
            var resourceAt = ArnText.start(actual, ArnText.RESOURCE);
            return ArnText.complete(actual) ? pattern.match(actual, resourceAt, context) : Outcome.UNUSABLE;
        };
    }
}
