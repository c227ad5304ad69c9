package io.sallyport.launcher.simulate;

import io.sallyport.runtime.config.BadSetting;
import java.util.ArrayList;
import java.util.List;

/**
 * A command line as a POSIX shell splits it, with {@code $'…'} as bash and browsers write it. What a shell would replace is refused: here
 * nobody knows its variables.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02">POSIX.1-2024, Shell Command Language,
 *     2.2 "Quoting"</a>
 */
final class ShellWords {
    private static final String OPERATORS = "|;&<>()";
    private static final String ESCAPED_IN_QUOTES = "$`\"\\";

    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean started;
    private int at;

    private ShellWords(String line) {
        this.line = line;
    }

    /** @throws BadSetting when a quote is not closed, or the line is more than one plain command */
    static List<String> split(String line) {
        // a Windows line's end after a backslash continues it too
        var words = new ShellWords(line.replace("\r\n", "\n"));
        while (words.at < words.line.length()) {
            words.step(words.line.charAt(words.at++));
        }
        words.end();
        return List.copyOf(words.words);
    }

    private void step(char c) {
        if (Character.isWhitespace(c)) {
            end();
        } else if (OPERATORS.indexOf(c) >= 0) {
            throw new BadSetting(
                    "the line goes on with a bare " + c + "; give the curl command alone, and quote its URL");
        } else {
            unquoted(c);
        }
    }

    private void unquoted(char c) {
        switch (c) {
            case '\\' -> escaped();
            case '\'' -> started().append(upTo('\''));
            case '"' -> inQuotes();
            case '$' -> dollar();
            default -> started().append(plain(c));
        }
    }

    private StringBuilder started() {
        started = true;
        return word;
    }

    private void end() {
        if (started) {
            words.add(word.toString());
            word.setLength(0);
            started = false;
        }
    }

    private void escaped() {
        var next = next();
        if (next != '\n') {
            started().append(next);
        }
    }

    private char next() {
        if (at == line.length()) {
            throw new BadSetting("the line ends within a quote or after a backslash; give all of it, in single quotes");
        }
        return line.charAt(at++);
    }

    private String upTo(char quote) {
        var text = new StringBuilder();
        for (var c = next(); c != quote; c = next()) {
            text.append(c);
        }
        return text.toString();
    }

    private void inQuotes() {
        started();
        for (var c = next(); c != '"'; c = next()) {
            if (c == '\\') {
                word.append(afterBackslash(next()));
            } else {
                word.append(plain(c));
            }
        }
    }

    private static String afterBackslash(char c) {
        if (c == '\n') {
            return "";
        }
        return ESCAPED_IN_QUOTES.indexOf(c) >= 0 ? String.valueOf(c) : "\\" + c;
    }

    private void dollar() {
        if (at < line.length() && line.charAt(at) == '\'') {
            at++;
            started();
            for (var c = next(); c != '\''; c = next()) {
                word.appendCodePoint(c == '\\' ? ansi(next()) : c);
            }
        } else {
            started().append(plain('$'));
        }
    }

    /** Bash Reference Manual, 3.1.2.4 "ANSI-C Quoting". */
    private int ansi(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'a' -> 7;
            case 'b' -> '\b';
            case 'e', 'E' -> 27;
            case 'f' -> '\f';
            case 'v' -> 11;
            case 'x' -> hexadecimal(2);
            case 'u' -> hexadecimal(4);
            case 'U' -> hexadecimal(8);
            case '\\', '\'', '"', '?' -> c;
            default -> throw new BadSetting("$'…' has \\" + c + ", which is not read here; write the character itself");
        };
    }

    private int hexadecimal(int most) {
        int value = 0;
        for (int digits = 0; digits < most && at < line.length(); digits++) {
            int digit = Character.digit(line.charAt(at), 16);
            if (digit < 0) {
                break;
            }
            value = value * 16 + digit;
            at++;
        }
        if (!Character.isValidCodePoint(value)) {
            throw new BadSetting("$'…' names a character that does not exist");
        }
        return value;
    }

    /** What stands for itself, here and in double quotes. */
    private char plain(char c) {
        boolean replaced = c == '`' || (c == '$' && at < line.length() && begins(line.charAt(at)));
        if (replaced) {
            throw new BadSetting("the line has something that a shell replaces (a variable or a command after " + c
                    + "); give it without the quotes around the whole line, so that your shell does");
        }
        return c;
    }

    private static boolean begins(char c) {
        return Character.isLetter(c) || c == '_' || c == '{' || c == '(';
    }
}
