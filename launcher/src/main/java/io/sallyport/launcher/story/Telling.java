package io.sallyport.launcher.story;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/** Tells the story at a terminal, in colour where there is one. */
public final class Telling implements Narrator {
    private static final int REQUEST_WIDTH = 34;
    private static final int BODY_WIDTH = 110;

    private final PrintWriter out;
    private final boolean colour;
    private int calls;
    private int surprises;

    public Telling(PrintWriter out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    /** @return true when a person reads along, and their terminal takes colours */
    public static boolean atTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
                && System.getenv("NO_COLOR") == null;
    }

    public void opening(String url) {
        line("");
        line("  " + bold("Sallyport") + "  a fresh instance on " + url);
    }

    @Override
    public void chapter(String title) {
        line("");
        line("  " + bold(title));
    }

    @Override
    public void step(String said, String outcome) {
        line("    " + said);
        line("      " + grey(outcome));
    }

    @Override
    public void call(String request, ApiAnswer answer, int wanted) {
        calls++;
        var asPromised = answer.status() == wanted;
        surprises += asPromised ? 0 : 1;
        var verdict = answer.status() < 300 ? green(answer.status() + " let in ") : red(answer.status() + " refused");
        var promise = asPromised ? "" : red("  (" + wanted + " was promised)");
        line("    " + padded(request) + verdict + promise);
        line("      " + grey(shortened(answer.body())));
    }

    /** Says how many calls went as promised. */
    public void end() {
        line("");
        line("  "
                + (kept()
                        ? green(calls + " calls, every one as promised.")
                        : red(surprises + " of " + calls + " calls went otherwise.")));
        line("");
    }

    /** @return true when every call went as the story promised */
    public boolean kept() {
        return surprises == 0;
    }

    private static String padded(String text) {
        return text + " ".repeat(Math.max(2, REQUEST_WIDTH - text.length()));
    }

    private static String shortened(String body) {
        var line = body.replaceAll("\\s+", " ");
        return line.length() <= BODY_WIDTH ? line : line.substring(0, BODY_WIDTH - 1) + "…";
    }

    private String bold(String text) {
        return paint("1", text);
    }

    private String grey(String text) {
        return paint("2", text);
    }

    private String green(String text) {
        return paint("32", text);
    }

    private String red(String text) {
        return paint("31", text);
    }

    private String paint(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    private void line(String text) {
        out.println(text);
        out.flush();
    }
}
