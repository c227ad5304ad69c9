package io.sallyport.iampolicy;

/** Text with {@code *} (any run, also an empty one) and {@code ?} (any one UTF-16 unit). */
sealed interface Glob {
    /** Compares {@code text} from {@code from} (included) to {@code to} (excluded). */
    boolean matches(String text, int from, int to);

    static Glob of(Tokens tokens) {
        var literal = tokens.literalLength();
        if (literal == tokens.length()) {
            return new Exact(tokens.literalPrefix());
        }
        if (literal == tokens.length() - 1 && tokens.at(literal) == Tokens.ANY_RUN) {
            return literal == 0 ? new Anything() : new Prefix(tokens.literalPrefix());
        }
        return new Wild(tokens);
    }

    record Anything() implements Glob {
        @Override
        public boolean matches(String text, int from, int to) {
            return true;
        }
    }

    record Exact(String wanted) implements Glob {
        @Override
        public boolean matches(String text, int from, int to) {
            return to - from == wanted.length() && text.startsWith(wanted, from);
        }
    }

    record Prefix(String start) implements Glob {
        @Override
        public boolean matches(String text, int from, int to) {
            return to - from >= start.length() && text.startsWith(start, from);
        }
    }

    /** Everything else. */
    record Wild(Tokens tokens) implements Glob {
        @Override
        public boolean matches(String text, int from, int to) {
            return GlobWalk.matches(tokens, text, from, to);
        }
    }
}
