package io.sallyport.analysis.lint;

import io.sallyport.iampolicy.Condition;
import io.sallyport.iampolicy.ConditionProbe;
import io.sallyport.iampolicy.ConditionProbe.Said;
import io.sallyport.iampolicy.Context;
import java.util.List;
import java.util.stream.Stream;

/** A role that guests of a pool and those who signed in can both take; one for guests alone is meant so. */
record Guests() implements Check {
    private static final List<String> GUEST = List.of("unauthenticated");
    private static final List<String> SIGNED_IN = List.of("authenticated");

    @Override
    public Stream<Finding> of(Subject subject) {
        return WebIdentities.trusted(subject) && lets(subject, GUEST) && lets(subject, SIGNED_IN) && !denied(subject)
                ? Stream.of(subject.finding(
                        Severity.WARNING,
                        Code.GUESTS,
                        "guests who never signed in can take this role from a pool that hands it to guests; add"
                                + " ForAnyValue:StringLike " + WebIdentities.AMR
                                + " with authenticated, or with unauthenticated when guests are meant"))
                : Stream.empty();
    }

    private static boolean lets(Subject subject, List<String> amr) {
        var context = Context.builder().put(WebIdentities.AMR, amr).build();
        return subject.statement().conditions().stream()
                .filter(c -> Pins.speaksOf(c, WebIdentities.AMR))
                .allMatch(c -> probe(subject, c).say(context) == Said.YES);
    }

    private static ConditionProbe probe(Subject subject, Condition condition) {
        return ConditionProbe.of(condition, subject.document().version());
    }

    /** A Deny that speaks of it is taken to mean it. */
    private static boolean denied(Subject subject) {
        return WebIdentities.denials(subject)
                .flatMap(s -> s.conditions().stream())
                .anyMatch(c -> Pins.speaksOf(c, WebIdentities.AMR));
    }
}
