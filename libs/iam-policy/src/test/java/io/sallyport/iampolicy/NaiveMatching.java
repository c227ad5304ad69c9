package io.sallyport.iampolicy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/** Actions, ARNs and variables by regular expressions. Characters that came from outside are marked, so that they stay themselves. */
final class NaiveMatching {
    private static final char MARK = '\uE000';

    private NaiveMatching() {}

    static boolean action(JsonNode statement, NaiveQuestion question) {
        var negated = statement.has("NotAction");
        var matched = NaiveEvaluator.all(statement.get(negated ? "NotAction" : "Action"))
                .anyMatch(a -> NaiveAtom.matches("(?i)" + regex(a.asText()), question.action()));
        return matched != negated;
    }

    /** @return empty when a variable cannot be used */
    static Optional<Boolean> resource(JsonNode statement, NaiveQuestion question, boolean variables) {
        var negated = statement.has("NotResource");
        List<String> outcomes = new ArrayList<>();
        for (var pattern : NaiveEvaluator.all(statement.get(negated ? "NotResource" : "Resource"))
                .toList()) {
            outcomes.add(arn(pattern.asText(), question.resource(), question, variables));
        }
        if (outcomes.contains("yes")) {
            return Optional.of(!negated);
        }
        if (outcomes.contains("doubt") || (negated && outcomes.contains("null"))) {
            return Optional.empty();
        }
        return Optional.of(negated);
    }

    /** @return yes, no, null (a variable without a value), doubt (one with several) */
    static String arn(String pattern, String asked, NaiveQuestion question, boolean variables) {
        var patterns = components(variables ? hideColons(pattern) : pattern, "*");
        var texts = components(asked, "");
        List<String> outcomes = new ArrayList<>();
        for (var i = 0; i < 6; i++) {
            outcomes.add(text(patterns.get(i).replace(MARK, ':'), texts.get(i), question, variables, true));
        }
        return List.of("no", "doubt", "null").stream()
                .filter(outcomes::contains)
                .findFirst()
                .orElse("yes");
    }

    private static String hideColons(String pattern) {
        return NaiveAtom.VARIABLE
                .matcher(pattern)
                .replaceAll(m -> Matcher.quoteReplacement(m.group().replace(':', MARK)));
    }

    private static List<String> components(String text, String missing) {
        var parts = new ArrayList<>(Arrays.asList(text.split(":", 6)));
        while (parts.size() < 6) {
            parts.add(missing);
        }
        return parts;
    }

    /** @return yes, no, null, doubt */
    static String text(String pattern, String text, NaiveQuestion question, boolean variables, boolean wildcards) {
        var atoms = NaiveAtom.read(pattern, question, variables, wildcards);
        var trouble =
                atoms.stream().map(NaiveAtom::trouble).filter(t -> !t.isEmpty()).findFirst();
        if (trouble.isPresent()) {
            return text.startsWith(NaiveAtom.beginning(atoms)) ? trouble.get() : "no";
        }
        return NaiveAtom.matches("(?s)" + NaiveAtom.regex(atoms), text) ? "yes" : "no";
    }

    private static String regex(String glob) {
        return NaiveAtom.regex(NaiveAtom.characters(glob, true));
    }
}
