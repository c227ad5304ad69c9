package io.sallyport.iampolicy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What each statement has to do with a question, a line each, as the naive rules have it. */
final class NaiveTrace {
    private final NaiveQuestion question;
    private final List<String> lines = new ArrayList<>();

    private NaiveTrace(NaiveQuestion question) {
        this.question = question;
    }

    /** @return layer, level, statement's index, first element that does not match, whether each condition holds */
    static List<String> of(NaiveQuestion question) {
        var trace = new NaiveTrace(question);
        for (var level = 0; level < question.guardRails().size(); level++) {
            trace.tell("GUARD_RAIL " + level, question.guardRails().get(level));
        }
        trace.tell("RESOURCE 0", question.resourcePolicy());
        trace.tell("IDENTITY 0", question.identity());
        question.boundary().ifPresent(documents -> trace.tell("BOUNDARY 0", documents));
        question.session().ifPresent(documents -> trace.tell("SESSION 0", documents));
        return trace.lines;
    }

    /** The engine's, in the same words. */
    static List<String> of(Trace trace) {
        return trace.steps().stream()
                .map(step -> step.layer() + " " + step.level() + " "
                        + step.statement().index() + " "
                        + words(step.finding()) + " "
                        + step.conditions().stream()
                                .map(Trace.ConditionFinding::holds)
                                .toList())
                .toList();
    }

    private static String words(Trace.Finding finding) {
        return switch (finding) {
            case Trace.Finding.Matched _ -> "-";
            case Trace.Finding.Missed(var first) -> first.name();
        };
    }

    private void tell(String layer, List<JsonNode> documents) {
        for (var document : documents) {
            var statements = NaiveEvaluator.all(document.get("Statement")).toList();
            for (var i = 0; i < statements.size(); i++) {
                lines.add(layer + " " + i + " " + told(statements.get(i), document));
            }
        }
    }

    private String told(JsonNode statement, JsonNode document) {
        var doubt = statement.get("Effect").asText().equals("Deny");
        var variables = document.path("Version").asText().equals("2012-10-17");
        var conditions = new NaiveConditions(question, variables);
        var held = statement.path("Condition").properties().stream()
                .flatMap(operator -> operator.getValue().properties().stream()
                        .map(key -> conditions.hold(operator.getKey(), key.getKey(), key.getValue(), doubt)))
                .collect(Collectors.toList());
        if (NaivePrincipals.named(statement, question).equals("not")) {
            return "PRINCIPAL " + held;
        }
        if (!NaiveMatching.action(statement, question)) {
            return "ACTION " + held;
        }
        if (!NaiveMatching.resource(statement, question, variables).orElse(doubt)) {
            return "RESOURCE " + held;
        }
        return (held.contains(false) ? "CONDITION " : "- ") + held;
    }
}
