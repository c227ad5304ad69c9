package io.sallyport.iampolicy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The evaluation rules once more, deliberately naive: it reads the JSON anew for every question, matches with regular expressions and
 * shares no code with the engine.
 */
final class NaiveEvaluator {
    private NaiveEvaluator() {}

    /** @return Allowed, ExplicitlyDenied or ImplicitlyDenied */
    static String decide(NaiveQuestion question) {
        if (question.everyDocument().anyMatch(d -> says(d, "Deny", question))) {
            return "ExplicitlyDenied";
        }
        return granted(question) ? "Allowed" : "ImplicitlyDenied";
    }

    private static boolean granted(NaiveQuestion q) {
        if (q.account().isEmpty()) {
            return names(q.resourcePolicy(), q).anyMatch(n -> n.equals("exactly"));
        }
        if (!q.guardRails().stream().allMatch(level -> anySays(level, q))) {
            return false;
        }
        var resource = q.resourcePolicy();
        if (q.trust() && !anySays(resource, q)) {
            return false;
        }
        if (!q.sameAccount()) {
            return anySays(resource, q) && anySays(q.identity(), q) && limitsAllow(q);
        }
        if (names(resource, q).anyMatch(n -> n.equals("exactly"))) {
            return true;
        }
        var role = names(resource, q).anyMatch(n -> n.equals("role"));
        return (role || anySays(q.identity(), q)) && limitsAllow(q);
    }

    private static boolean limitsAllow(NaiveQuestion q) {
        return q.boundary().stream().allMatch(b -> anySays(b, q))
                && q.session().stream().allMatch(s -> anySays(s, q));
    }

    private static boolean anySays(List<JsonNode> documents, NaiveQuestion question) {
        return documents.stream().anyMatch(d -> says(d, "Allow", question));
    }

    private static boolean says(JsonNode document, String effect, NaiveQuestion question) {
        return statements(document)
                .anyMatch(s -> applies(s, document, effect, question)
                        && !NaivePrincipals.named(s, question).equals("not"));
    }

    /** How closely the resource policy's applying Allows name who asks. */
    private static Stream<String> names(List<JsonNode> documents, NaiveQuestion question) {
        return documents.stream()
                .flatMap(d -> statements(d)
                        .filter(s -> applies(s, d, "Allow", question))
                        .map(s -> NaivePrincipals.named(s, question)));
    }

    private static boolean applies(JsonNode statement, JsonNode document, String effect, NaiveQuestion question) {
        if (!statement.get("Effect").asText().equals(effect)) {
            return false;
        }
        var doubt = effect.equals("Deny");
        var variables = document.path("Version").asText().equals("2012-10-17");
        return NaiveMatching.action(statement, question)
                && NaiveMatching.resource(statement, question, variables).orElse(doubt)
                && new NaiveConditions(question, variables).hold(statement.path("Condition"), doubt);
    }

    private static Stream<JsonNode> statements(JsonNode document) {
        return all(document.get("Statement"));
    }

    /** A list's items, or the thing itself. */
    static Stream<JsonNode> all(JsonNode node) {
        return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
    }
}
