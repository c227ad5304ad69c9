package io.sallyport.iampolicy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Matches a pattern, up to the first line feed, with the text after it; against a matcher that keeps every possibility, and against the
 * bound that {@link GlobWalk} promises. The fuzzer calls it by its name.
 */
public final class FuzzedGlob {
    private FuzzedGlob() {}

    /** @throws AssertionError when the two matchers differ, or the text was read too often */
    public static void fuzzerTestOneInput(byte[] input) {
        var parts = new String(input, StandardCharsets.ISO_8859_1).split("\n", 2);
        if (parts.length == 2) {
            compare(parts[0], parts[1]);
        }
    }

    private static void compare(String pattern, String text) {
        var counting = new CountingText(text);
        boolean matches = GlobWalk.matches(Tokens.pattern(pattern), counting, 0, text.length());
        if (matches != naive(pattern, text)) {
            throw new AssertionError("the other matcher says " + !matches);
        }
        int most = (text.length() + 1) * (longestRun(pattern) + 2);
        if (counting.reads() > most) {
            throw new AssertionError(counting.reads() + " reads; at most " + most + " were expected");
        }
    }

    private static int longestRun(String pattern) {
        return Arrays.stream(pattern.split("\\*", -1))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    /** After each token, at which places of the text it can stand. */
    private static boolean naive(String pattern, String text) {
        var places = new boolean[text.length() + 1];
        places[0] = true;
        for (int at = 0; at < pattern.length(); at++) {
            char token = pattern.charAt(at);
            places = token == '*' ? anyLater(places) : oneLater(places, token, text);
        }
        return places[text.length()];
    }

    private static boolean[] anyLater(boolean[] places) {
        var later = places.clone();
        for (int i = 1; i < later.length; i++) {
            later[i] |= later[i - 1];
        }
        return later;
    }

    private static boolean[] oneLater(boolean[] places, char token, String text) {
        var later = new boolean[places.length];
        for (int i = 1; i < later.length; i++) {
            later[i] = places[i - 1] && (token == '?' || token == text.charAt(i - 1));
        }
        return later;
    }
}
