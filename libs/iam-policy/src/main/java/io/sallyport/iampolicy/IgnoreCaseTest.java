package io.sallyport.iampolicy;

/** Equal but for case. */
record IgnoreCaseTest(Template template) implements ValueTest {
    static IgnoreCaseTest of(String wanted, LanguageVersion version) {
        return new IgnoreCaseTest(Template.parse(wanted, version, false));
    }

    @Override
    public Outcome test(String actual, Context context) {
        var filled = template.fill(context);
        if (filled.outcome() != Outcome.YES) {
            return filled.outcome();
        }
        return Outcome.of(filled.tokens().literalPrefix().equalsIgnoreCase(actual));
    }
}
