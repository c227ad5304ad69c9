package io.sallyport.analysis.lint;

import io.sallyport.iampolicy.Context;
import io.sallyport.iampolicy.Selection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Actions that nothing matches. Of services that are not served nothing is said: applications may ask the simulator about actions of
 * their own. Unless the service looks like a misspelled one.
 */
record UnknownActions() implements Check {
    private static final int FEW = 20;

    @Override
    public Stream<Finding> of(Subject subject) {
        return subject.statement().actions().items().stream()
                .flatMap(item -> problem(subject.vocabulary(), item).stream()
                        .map(problem -> Subject.finding(
                                subject.denies()
                                        != Subject.allBut(subject.statement().actions()),
                                Code.UNKNOWN_ACTION,
                                subject.statement().place(item),
                                problem(subject, problem))));
    }

    private record Problem(String what, String advice) {}

    private static String problem(Subject subject, Problem problem) {
        return problem.what + ", so " + follows(subject) + problem.advice;
    }

    private static String follows(Subject subject) {
        if (Subject.allBut(subject.statement().actions())) {
            return subject.denies() ? "this Deny spares nothing by it" : "this Allow leaves nothing out by it";
        }
        return subject.denies() ? "this Deny never takes effect for it" : "nothing is allowed by it";
    }

    private static Optional<Problem> problem(Vocabulary vocabulary, String item) {
        var colon = item.indexOf(':');
        var service = Context.lowerCase(item.substring(0, Math.max(0, colon)));
        if (colon < 0 || service.contains("*") || service.contains("?")) {
            return Optional.empty();
        }
        return vocabulary.services().contains(service)
                ? unknownAction(vocabulary, item, service)
                : unknownService(vocabulary, item, service);
    }

    private static Optional<Problem> unknownAction(Vocabulary vocabulary, String item, String service) {
        return vocabulary.admitted(new Selection.Only<>(List.of(item))).isEmpty()
                ? Optional.of(new Problem(
                        service + " has no action that " + item + " means",
                        advice(item, vocabulary.actionsOf(service))))
                : Optional.empty();
    }

    private static String advice(String item, List<String> known) {
        return Nearest.word(item, known)
                .or(() -> beginning(item, known))
                .map(meant -> "; did you mean " + meant + "?")
                .orElse(known.size() <= FEW ? "; it has " + String.join(", ", known) : "");
    }

    /** {@code lambda:Invoke} is an operation; its action is {@code lambda:InvokeFunction}. */
    private static Optional<String> beginning(String item, List<String> known) {
        return known.stream()
                .filter(k -> Context.lowerCase(k).startsWith(Context.lowerCase(item)))
                .findFirst();
    }

    private static Optional<Problem> unknownService(Vocabulary vocabulary, String item, String service) {
        return Nearest.service(service, vocabulary.services())
                .map(meant -> new Problem(
                        "nothing here asks for actions of " + service,
                        "; did you mean " + meant + item.substring(item.indexOf(':')) + "?"));
    }
}
