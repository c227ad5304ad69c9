package io.sallyport.iampolicy;

/** Text of a document that a request's text is compared with: known when compiled, or only with the request's context. */
sealed interface TextPattern {
    /** Compares {@code text} from {@code from} (included) to {@code to} (excluded). */
    Outcome match(String text, int from, int to, Context context);

    /** What every matching text begins with. */
    String literalPrefix();

    /** True when nothing but {@link #literalPrefix} itself matches. */
    boolean literal();

    /**
     * @param wildcards whether {@code *} and {@code ?} are wildcards here
     * @throws UnreadableValue when a policy variable is not well-formed
     */
    static TextPattern parse(String text, LanguageVersion version, boolean wildcards) {
        var template = Template.parse(text, version, wildcards);
        return template.fixed() ? new Fixed(Glob.of(template.leading()), template.leading()) : new Variable(template);
    }

    record Fixed(Glob glob, Tokens tokens) implements TextPattern {
        @Override
        public Outcome match(String text, int from, int to, Context context) {
            return Outcome.of(glob.matches(text, from, to));
        }

        @Override
        public String literalPrefix() {
            return tokens.literalPrefix();
        }

        @Override
        public boolean literal() {
            return glob instanceof Glob.Exact;
        }
    }

    record Variable(Template template) implements TextPattern {
        @Override
        public Outcome match(String text, int from, int to, Context context) {
            var filled = template.fill(context);
            return filled.outcome() == Outcome.YES
                    ? Outcome.of(GlobWalk.matches(filled.tokens(), text, from, to))
                    : filled.outcome();
        }

        @Override
        public String literalPrefix() {
            return template.leading().literalPrefix();
        }

        @Override
        public boolean literal() {
            return false;
        }
    }
}
