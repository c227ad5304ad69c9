package io.sallyport.analysis.lint;

import io.sallyport.iampolicy.Condition;
import io.sallyport.iampolicy.ContextKeys;
import io.sallyport.iampolicy.ContextKeys.Variable;
import io.sallyport.iampolicy.Position;
import io.sallyport.iampolicy.Selection;
import java.util.stream.Stream;

/** Policy variables, in resources and in values, of keys that are never there. */
record PolicyVariables() implements Check {
    @Override
    public Stream<Finding> of(Subject subject) {
        var inResources = subject.statement().resources().stream().flatMap(r -> inResources(subject, r));
        var inValues = subject.statement().conditions().stream()
                .filter(c -> c.operator().comparison().family().takesVariables())
                .flatMap(c -> inValues(subject, c));
        return Stream.concat(inResources, inValues);
    }

    /** Where something with a variable stands, and what its never matching comes to. */
    private record Place(Position position, boolean opens, String follows) {}

    private static Stream<Finding> inResources(Subject subject, Selection<String> resources) {
        return resources.items().stream().flatMap(item -> findings(subject, item, resource(subject, resources, item)));
    }

    /** A NotResource that cannot be told makes the statement unusable: an Allow grants nothing, a Deny denies everything. */
    private static Place resource(Subject subject, Selection<String> resources, String item) {
        var place = subject.statement().place(item);
        if (Subject.allBut(resources)) {
            return new Place(
                    place,
                    false,
                    subject.denies() ? "this Deny spares no resource" : "this statement never allows anything");
        }
        return new Place(
                place,
                subject.denies(),
                "the resource never matches, so "
                        + (subject.denies() ? "this Deny never takes effect for it" : "nothing is allowed by it"));
    }

    private static Stream<Finding> inValues(Subject subject, Condition condition) {
        return condition.values().stream().flatMap(v -> findings(subject, v, value(subject, condition)));
    }

    private static Place value(Subject subject, Condition condition) {
        var negated = condition.operator().comparison().negated();
        var opens = subject.denies() != negated;
        return new Place(
                condition.position(),
                opens,
                "the value never matches, so "
                        + condition.operator().word()
                        + (negated ? " leaves nothing out by it" : " never holds by it"));
    }

    private static Stream<Finding> findings(Subject subject, String text, Place place) {
        return ContextKeys.variables(text, subject.document().version()).stream()
                .flatMap(v -> KeyTalk.about("${" + v.key() + "}", subject.standing(v.key())).stream()
                        .map(talk -> finding(v, talk, place)));
    }

    private static Finding finding(Variable variable, KeyTalk talk, Place place) {
        return variable.defaulted()
                ? Subject.finding(
                        false,
                        talk.code(),
                        place.position,
                        talk.problem() + ": its default is always taken" + talk.advice())
                : Subject.finding(
                        place.opens,
                        talk.code(),
                        place.position,
                        talk.problem() + ": " + place.follows + talk.advice());
    }
}
