package io.sallyport.iampolicy;

/**
 * Matches a glob by going forward, and back only to the newest {@code *}: an earlier one never has to give way, since the newest can
 * take whatever it would have taken. So the work is at most the text's length times that of the longest run between two stars.
 */
final class GlobWalk {
    private GlobWalk() {}

    static boolean matches(Tokens tokens, CharSequence text, int from, int to) {
        var at = from;
        var token = 0;
        var star = -1;
        var resume = from;
        while (at < to) {
            if (token < tokens.length() && tokens.at(token) == Tokens.ANY_RUN) {
                star = token++;
                resume = at;
            } else if (token < tokens.length() && takes(tokens.at(token), text.charAt(at))) {
                token++;
                at++;
            } else if (star >= 0) {
                token = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        return onlyStarsAfter(tokens, token);
    }

    private static boolean takes(int token, char character) {
        return token == character || token == Tokens.ANY_ONE;
    }

    private static boolean onlyStarsAfter(Tokens tokens, int from) {
        var token = from;
        while (token < tokens.length() && tokens.at(token) == Tokens.ANY_RUN) {
            token++;
        }
        return token == tokens.length();
    }
}
