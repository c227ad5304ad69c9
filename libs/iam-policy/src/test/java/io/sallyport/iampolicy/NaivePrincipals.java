package io.sallyport.iampolicy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** Whether a statement names who asks: {@code exactly}, by its {@code role}, by its {@code account}, or {@code not}. */
final class NaivePrincipals {
    private NaivePrincipals() {}

    static String named(JsonNode statement, NaiveQuestion question) {
        if (statement.has("Principal")) {
            return strongest(listed(statement.get("Principal")), question);
        }
        if (!statement.has("NotPrincipal")) {
            return "exactly";
        }
        var listed = listed(statement.get("NotPrincipal")).toList();
        return spared(statement, listed, question) ? "not" : "exactly";
    }

    private static boolean spared(JsonNode statement, List<String> listed, NaiveQuestion question) {
        if (statement.get("Effect").asText().equals("Allow")) {
            return !strongest(listed.stream(), question).equals("not");
        }
        var all = listed.contains(question.principal())
                && listed.contains(question.account())
                && (question.role().isEmpty() || listed.contains(question.role()));
        return all || listed.contains("*");
    }

    private static String strongest(Stream<String> listed, NaiveQuestion question) {
        var names = listed.toList();
        if (names.contains("*") || names.contains(question.principal())) {
            return "exactly";
        }
        if (!question.role().isEmpty() && names.contains(question.role())) {
            return "role";
        }
        return names.contains(question.account()) && !question.vouched() ? "account" : "not";
    }

    /** AWS principals; the account in its short form. */
    private static Stream<String> listed(JsonNode principal) {
        var names = principal.isTextual() ? principal : principal.path("AWS");
        return NaiveEvaluator.all(names).map(JsonNode::asText).map(n -> n.endsWith(":root") ? n.split(":", -1)[4] : n);
    }
}
