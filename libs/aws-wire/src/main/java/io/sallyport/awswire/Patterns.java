package io.sallyport.awswire;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The model's patterns, held against the whole text as the services do, with bounded work: Java's engine backtracks, and some
 * patterns of the models are polynomial in the length of what a stranger sends.
 */
final class Patterns {
    private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

    /** A match of an honest value takes a few steps a character. */
    private static final int STEPS_PER_CHARACTER = 100;

    private Patterns() {}

    /** False also when the answer would take too long to find. */
    static boolean matches(String regex, String text) {
        var pattern = COMPILED.computeIfAbsent(regex, Pattern::compile);
        try {
            return pattern.matcher(new Counted(text)).matches();
        } catch (TooManySteps | StackOverflowError e) {
            // groups that repeat recurse in Java's engine, so a long text may also end its stack
            return false;
        }
    }

    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManySteps() {
            super("too many steps", null, false, false);
        }
    }

    /** Text that can be looked at only so often. */
    private static final class Counted implements CharSequence {
        private final String text;
        private long left;

        Counted(String text) {
            this.text = text;
            this.left = 10_000L + (long) STEPS_PER_CHARACTER * text.length();
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new TooManySteps();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
