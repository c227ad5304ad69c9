package io.sallyport.iampolicy;

/** {@code true} and {@code false}, in any case. */
record BooleanTest(boolean wanted) implements ValueTest {
    static BooleanTest of(String wanted) {
        if (!readable(wanted)) {
            throw new UnreadableValue("true or false is expected, found \"" + wanted + "\"");
        }
        return new BooleanTest(isTrue(wanted));
    }

    @Override
    public Outcome test(String actual, Context context) {
        return readable(actual) ? Outcome.of(isTrue(actual) == wanted) : Outcome.UNUSABLE;
    }

    private static boolean readable(String text) {
        return isTrue(text) || text.equalsIgnoreCase("false");
    }

    private static boolean isTrue(String text) {
        return text.equalsIgnoreCase("true");
    }
}
