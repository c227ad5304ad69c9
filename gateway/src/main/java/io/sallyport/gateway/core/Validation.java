package io.sallyport.gateway.core;

import java.util.regex.Pattern;

/** An {@code identityValidationExpression}. Takes a bounded number of steps, whatever the expression and the text. */
public record Validation(Pattern pattern) {
    private static final int STEPS = 200_000;

    /** @throws java.util.regex.PatternSyntaxException when it is no regular expression */
    public static Validation of(String expression) {
        return new Validation(Pattern.compile(expression));
    }

    /** @return whether the whole text matches; false also when that would take too long to find out */
    public boolean accepts(String text) {
        try {
            return pattern.matcher(new Counted(text, 0, text.length(), new int[1]))
                    .matches();
        } catch (TooLong | StackOverflowError e) {
            return false;
        }
    }

    private static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("too many steps", null, false, false);
        }
    }

    /** Counts how often the matcher looks. */
    private static final class Counted implements CharSequence {
        private final String text;
        private final int from;
        private final int to;
        private final int[] steps;

        Counted(String text, int from, int to, int[] steps) {
            this.text = text;
            this.from = from;
            this.to = to;
            this.steps = steps;
        }

        @Override
        public int length() {
            return to - from;
        }

        @Override
        public char charAt(int index) {
            if (++steps[0] > STEPS) {
                throw new TooLong();
            }
            return text.charAt(from + index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text, from + start, from + end, steps);
        }

        @Override
        public String toString() {
            return text.substring(from, to);
        }
    }
}
