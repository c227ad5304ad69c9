package io.sallyport.iampolicy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Text in which a wildcard is not a character: each token is a UTF-16 unit or one of two wildcards. So a character that was put in for
 * a policy variable stays a character, whatever it is.
 */
final class Tokens {
    static final int ANY_RUN = -1;
    static final int ANY_ONE = -2;
    static final Tokens NONE = new Tokens(new int[0]);

    private final int[] tokens;

    private Tokens(int[] tokens) {
        this.tokens = tokens;
    }

    /** Every character as itself. */
    static Tokens literal(String text) {
        return new Tokens(text.chars().toArray());
    }

    /** {@code *} and {@code ?} as wildcards. */
    static Tokens pattern(String text) {
        return new Tokens(text.chars().map(Tokens::token).toArray());
    }

    private static int token(int character) {
        return character == '*' ? ANY_RUN : character == '?' ? ANY_ONE : character;
    }

    Tokens then(Tokens more) {
        return new Tokens(IntStream.concat(Arrays.stream(tokens), Arrays.stream(more.tokens))
                .toArray());
    }

    int length() {
        return tokens.length;
    }

    int at(int index) {
        return tokens[index];
    }

    /** How many characters stand before the first wildcard. */
    int literalLength() {
        return (int) Arrays.stream(tokens).takeWhile(t -> t >= 0).count();
    }

    /** The characters before the first wildcard. */
    String literalPrefix() {
        return new String(tokens, 0, literalLength());
    }

    boolean hasAnyOne() {
        return Arrays.stream(tokens).anyMatch(t -> t == ANY_ONE);
    }

    /** The characters between the runs, empty where two runs meet; with {@link #ANY_ONE} there is no telling. */
    List<String> literals() {
        List<String> literals = new ArrayList<>();
        var from = 0;
        for (var at = 0; at <= tokens.length; at++) {
            if (at == tokens.length || tokens[at] == ANY_RUN) {
                literals.add(new String(tokens, from, at - from));
                from = at + 1;
            }
        }
        return literals;
    }

    @Override
    public String toString() {
        return Arrays.toString(tokens);
    }
}
