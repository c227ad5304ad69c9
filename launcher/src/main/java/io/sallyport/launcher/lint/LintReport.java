package io.sallyport.launcher.lint;

import io.sallyport.analysis.lint.Finding;
import io.sallyport.analysis.lint.Severity;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells findings as a compiler does, a line each, and how many there were. */
final class LintReport {
    private static final String ESCAPE = "\u001b[";
    private static final int RED = 31;
    private static final int GREEN = 32;
    private static final int YELLOW = 33;

    /** Of a policy that somebody else wrote: a terminal would obey them, or show what comes after them in another order. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private final PrintWriter out;
    private final boolean colour;
    private int policies;
    private int errors;
    private int warnings;

    LintReport(PrintWriter out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    void policy() {
        policies++;
    }

    void finding(String policy, Finding finding) {
        switch (finding.severity()) {
            case ERROR -> errors++;
            case WARNING -> warnings++;
        }
        var at = finding.position();
        var where = plain(policy) + ":" + at.line() + ":" + at.column() + ": ";
        out.println(where + word(finding.severity()) + " " + finding.code() + ": " + plain(finding.message()));
    }

    private String word(Severity severity) {
        var word = severity.name().toLowerCase(Locale.ROOT);
        return switch (severity) {
            case ERROR -> styled(word, RED);
            case WARNING -> styled(word, YELLOW);
        };
    }

    private static String plain(String text) {
        return CONTROLS.matcher(text).replaceAll("?");
    }

    private String styled(String text, int style) {
        return colour ? ESCAPE + style + "m" + text + ESCAPE + "0m" : text;
    }

    /** @return whether there was nothing to tell */
    boolean end() {
        var clean = errors + warnings == 0;
        var found = clean
                ? "nothing found"
                : counted(errors, "error", "errors") + ", " + counted(warnings, "warning", "warnings");
        out.println(styled(found, clean ? GREEN : errors > 0 ? RED : YELLOW) + " in "
                + counted(policies, "policy", "policies"));
        return clean;
    }

    private static String counted(int count, String one, String several) {
        return count + " " + (count == 1 ? one : several);
    }
}
