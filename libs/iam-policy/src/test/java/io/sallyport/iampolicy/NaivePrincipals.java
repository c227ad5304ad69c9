package io.sallyport.iampolicy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Whether a statement names who asks: {@code exactly}, by its {@code role}, by its {@code account}, or {@code not}. */
final class NaivePrincipals {
    private NaivePrincipals() {}

    static String named(JsonNode statement, NaiveQuestion question) {
        if (statement.has("Principal")) {
            var allow = statement.get("Effect").asText().equals("Allow");
            return strongest(listed(statement.get("Principal")), question, allow);
        }
        if (!statement.has("NotPrincipal")) {
            return "exactly";
        }
        var listed = listed(statement.get("NotPrincipal")).toList();
        return spared(statement, listed, question) ? "not" : "exactly";
    }

    private static boolean spared(JsonNode statement, List<String> listed, NaiveQuestion question) {
        if (listed.contains("*")) {
            return true;
        }
        if (statement.get("Effect").asText().equals("Allow")) {
            return !strongest(listed.stream(), question, true).equals("not");
        }
        if (question.root()) {
            return listed.contains(question.account());
        }
        var role = question.principal().contains(":assumed-role/") ? question.behind() : "";
        return listed.contains(question.principal())
                && (question.account().isEmpty() || listed.contains(question.account()))
                && (role.isEmpty() || listed.contains(role));
    }

    private static String strongest(Stream<String> listed, NaiveQuestion question, boolean allow) {
        var names = listed.toList();
        if (names.contains(question.principal()) || (names.contains("*") && !(allow && question.webIdentity()))) {
            return "exactly";
        }
        if (!question.behind().isEmpty() && names.contains(question.behind())) {
            return "role";
        }
        if (question.account().isEmpty() || !names.contains(question.account())) {
            return "not";
        }
        return question.root() ? "exactly" : "account";
    }

    /** Names as questions spell them; an account in its short form. */
    private static Stream<String> listed(JsonNode principal) {
        if (principal.isTextual()) {
            return Stream.of(principal.asText());
        }
        return principal.properties().stream()
                .flatMap(kind -> NaiveEvaluator.all(kind.getValue())
                        .map(JsonNode::asText)
                        .map(name -> kind.getKey().equals("AWS") ? shortened(name) : spelled(kind.getKey(), name)));
    }

    private static String shortened(String name) {
        return name.endsWith(":root") ? name.split(":", -1)[4] : name;
    }

    private static String spelled(String kind, String name) {
        return "arn:aws:" + kind.toLowerCase(Locale.ROOT) + ":::" + name;
    }
}
