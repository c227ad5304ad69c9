package io.sallyport.launcher.analysis;

import io.sallyport.analysis.Findings;
import io.sallyport.analysis.Findings.Cited;
import io.sallyport.analysis.Findings.Path;
import io.sallyport.analysis.Findings.Step;
import io.sallyport.analysis.PolicyDiff.Change;
import io.sallyport.analysis.World;
import io.sallyport.iampolicy.Decision;
import io.sallyport.iampolicy.Statement;
import io.sallyport.iampolicy.StatementRef;
import io.sallyport.iampolicy.Values;
import java.io.PrintWriter;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells findings at a terminal: the answer first, then how. */
final class Report {
    private static final String ESCAPE = "\u001b[";

    private final PrintWriter out;
    private final boolean colour;

    Report(PrintWriter out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    private void line(String text) {
        out.println(text);
    }

    private String styled(String text, int style) {
        return colour ? ESCAPE + style + "m" + text + ESCAPE + "0m" : text;
    }

    private String answer(String word, int style) {
        return styled(String.format("%-4s", word), style);
    }

    void no(String what) {
        line(answer("NO", 32) + " " + what);
    }

    void yes(String what) {
        line(answer("YES", 31) + " " + what);
    }

    void unsure(String what) {
        line(answer("?", 33) + " " + what);
    }

    void detail(String text) {
        line("     " + styled(text, 2));
    }

    /** What was looked at. */
    void basis(World world) {
        line("");
        detail(world.users().size() + " users, " + world.roles().size() + " roles and "
                + world.doorways().size()
                + " ways in were looked at; the account's root may do everything and is left out");
    }

    /** What an answer about an API is about. */
    void defined() {
        detail("of the API as it is defined now; a stage serves what was deployed to it last");
    }

    void doubts(Findings findings) {
        for (var doubt : findings.doubts()) {
            unsure("could not decide about " + doubt.who());
            doubt.because().forEach(b -> detail("not seen through: " + b));
        }
    }

    void path(Path path) {
        var number = 1;
        for (var step : path.steps().subList(0, path.steps().size() - 1)) {
            line("");
            line("  " + number++ + ". " + step.who() + " assumes "
                    + name(step.request().resource()));
            request(step);
        }
        line("");
        line("  " + number + ". " + path.last().who() + " asks");
        request(path.last());
    }

    private static String name(String roleArn) {
        return "role " + roleArn.substring(roleArn.lastIndexOf('/') + 1);
    }

    private void request(Step step) {
        field("as", step.request().principal().name());
        field("for", step.request().action().name());
        field("on", step.request().resource());
        context(step.chosen());
        step.by().forEach(this::cited);
    }

    private void context(Map<String, Values> chosen) {
        chosen.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(e -> !e.getValue().isEmpty())
                .forEach(e -> field(
                        "with",
                        e.getKey() + " = " + String.join(", ", e.getValue().asList())));
    }

    private void field(String name, String text) {
        line("     " + styled(String.format("%-11s", name), 2) + text);
    }

    private void cited(Cited cited) {
        field(
                "allowed by",
                where(cited.statement()) + " ("
                        + cited.layer()
                                .name()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', ' ') + ")");
    }

    private static String where(StatementRef ref) {
        return ref.policyName() + ":" + ref.position().line() + ":"
                + ref.position().column() + ref.sid().map(s -> " " + s).orElse("");
    }

    /** @param gained whether the later version allows it */
    void change(Change change, boolean gained) {
        line("");
        line("  " + (gained ? styled("+ now allowed", 31) : styled("- no longer allowed", 33)) + "  "
                + pattern(change.grant()));
        field(
                "example",
                change.request().action().name() + " on " + change.request().resource());
        context(change.chosen());
        field("before", said(change.before().decision()));
        field("after", said(change.after().decision()));
    }

    private static String pattern(Statement grant) {
        var resources =
                grant.resources().map(r -> " on " + String.join(" ", r.items())).orElse("");
        var conditions = grant.conditions().stream()
                .map(c -> c.operator().word() + " " + c.key() + " " + c.values())
                .collect(Collectors.joining(" and "));
        return String.join(" ", grant.actions().items())
                + resources
                + (conditions.isEmpty() ? "" : " if " + conditions);
    }

    private static String said(Decision decision) {
        return switch (decision) {
            case Decision.Allowed(var by) -> "allowed by " + where(by);
            case Decision.Denied denied -> "denied by " + where(denied.by());
            case Decision.NotGranted(var missing) ->
                "nothing allows it (" + missing.name().toLowerCase(java.util.Locale.ROOT) + ")";
        };
    }
}
