package io.sallyport.iampolicy;

import java.util.Locale;
import java.util.stream.Collectors;

/** A trace in words, for whoever runs the deployment: it names policies and values, so it is not for the caller. */
public final class Reasons {
    private Reasons() {}

    /** @return the verdict, then a line for each statement: where it stands, and whether it matched or what did not */
    public static String of(Trace trace) {
        return verdict(trace.decision())
                + trace.steps().stream().map(step -> "\n  " + step(step)).collect(Collectors.joining());
    }

    private static String verdict(Decision decision) {
        return switch (decision) {
            case Decision.Allowed(var by) -> "allowed by " + place(by);
            case Decision.Denied(var layer, var by) -> "denied by " + place(by) + ", " + words(layer);
            case Decision.NotGranted(var missing) ->
                "not granted: no statement of its " + words(missing) + " allows it";
        };
    }

    private static String step(Trace.Step step) {
        var found = switch (step.finding()) {
            case Trace.Finding.Matched _ -> "matches";
            case Trace.Finding.Missed(var first) -> "does not match: " + words(first);
        };
        return words(step.layer()) + ": " + place(step.statement()) + " " + step.effect() + " " + found
                + step.conditions().stream().map(Reasons::condition).collect(Collectors.joining());
    }

    private static String condition(Trace.ConditionFinding found) {
        var condition = found.condition();
        return "; " + condition.operator() + " " + condition.key() + " wanted " + condition.values() + ", was "
                + found.actual() + (found.unusable() ? ", which cannot be compared" : "")
                + (found.holds() ? ": holds" : ": does not hold");
    }

    private static String place(StatementRef statement) {
        return statement + " (" + statement.position().line() + ":"
                + statement.position().column() + ")";
    }

    private static String words(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
