package io.sallyport.iampolicy;

/** Text of a document that a request's text is compared with: known when compiled, or only with the request's context. */
sealed interface TextPattern {
    /** Compares {@code text} from {@code from} (included) to {@code to} (excluded). */
    Outcome match(String text, int from, int to, Context context);

    /** What every matching text begins with. */
    String literalPrefix();

    /** True when nothing but {@link #literalPrefix} itself matches. */
    default boolean literal() {
        return this instanceof Fixed fixed && fixed.glob() instanceof Glob.Exact;
    }

    default boolean matchesAnything() {
        return this instanceof Fixed fixed && fixed.glob() instanceof Glob.Anything;
    }

    /**
     * @param wildcards whether {@code *} and {@code ?} are wildcards here
     * @throws UnreadableValue when a policy variable is not well-formed
     */
    static TextPattern parse(String text, LanguageVersion version, boolean wildcards) {
        var template = Template.parse(text, version, wildcards);
        var start = template.leading().literalPrefix();
        return template.fixed() ? new Fixed(Glob.of(template.leading()), start) : new Variable(template, start);
    }

    record Fixed(Glob glob, String literalPrefix) implements TextPattern {
        @Override
        public Outcome match(String text, int from, int to, Context context) {
            return Outcome.of(glob.matches(text, from, to));
        }
    }

    record Variable(Template template, String literalPrefix) implements TextPattern {
        @Override
        public Outcome match(String text, int from, int to, Context context) {
            if (to - from < literalPrefix.length() || !text.startsWith(literalPrefix, from)) {
                return Outcome.NO; // whatever the variables are
            }
            var filled = template.fill(context);
            return filled.outcome() == Outcome.YES
                    ? Outcome.of(GlobWalk.matches(filled.tokens(), text, from, to))
                    : filled.outcome();
        }
    }
}
