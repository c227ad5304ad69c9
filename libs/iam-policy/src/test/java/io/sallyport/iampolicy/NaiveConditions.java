package io.sallyport.iampolicy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Condition blocks; an empty Optional is "cannot be told". */
final class NaiveConditions {
    private final NaiveQuestion question;
    private final boolean variables;

    NaiveConditions(NaiveQuestion question, boolean variables) {
        this.question = question;
        this.variables = variables;
    }

    boolean hold(JsonNode block, boolean doubt) {
        return block.properties().stream()
                .allMatch(operator -> operator.getValue().properties().stream()
                        .allMatch(key -> hold(operator.getKey(), key.getKey(), key.getValue(), doubt)));
    }

    boolean hold(String operator, String key, JsonNode wanted, boolean doubt) {
        return holds(operator, key, texts(wanted)).orElse(doubt);
    }

    private static List<String> texts(JsonNode values) {
        return NaiveEvaluator.all(values).map(JsonNode::asText).toList();
    }

    private Optional<Boolean> holds(String operator, String key, List<String> wanted) {
        var actual = question.values(key);
        if (operator.equals("Null")) {
            return Optional.of(wanted.contains(String.valueOf(actual.isEmpty())));
        }
        var set = operator.contains(":") ? operator.substring(0, operator.indexOf(':')) : "";
        var ifExists = operator.endsWith("IfExists");
        var base = operator.substring(operator.indexOf(':') + 1).replace("IfExists", "");
        var none = actual.isEmpty() || (!set.isEmpty() && actual.equals(List.of("")));
        if (none) {
            return Optional.of(ifExists || set.equals("ForAllValues") || (set.isEmpty() && base.contains("Not")));
        }
        return present(set, actual.stream().map(a -> one(base, a, wanted)).toList());
    }

    private static Optional<Boolean> present(String set, List<Optional<Boolean>> results) {
        return switch (set) {
            case "ForAllValues" ->
                results.contains(Optional.of(false)) ? Optional.of(false) : unlessDoubt(results, true);
            case "ForAnyValue" -> results.contains(Optional.of(true)) ? Optional.of(true) : unlessDoubt(results, false);
            default -> results.size() == 1 ? results.getFirst() : Optional.empty();
        };
    }

    private static Optional<Boolean> unlessDoubt(List<Optional<Boolean>> results, boolean otherwise) {
        return results.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(otherwise);
    }

    private Optional<Boolean> one(String base, String actual, List<String> wanted) {
        var negated = base.contains("Not");
        var results = wanted.stream()
                .map(w -> compare(base.replace("Not", ""), w, actual))
                .toList();
        if (results.contains(Optional.of(true))) {
            return Optional.of(!negated);
        }
        return unlessDoubt(results, negated);
    }

    private Optional<Boolean> compare(String base, String wanted, String actual) {
        if (base.startsWith("Arn")) {
            var isArn = actual.startsWith("arn:") && actual.split(":", -1).length >= 6;
            return isArn ? told(NaiveMatching.arn(wanted, actual, question, variables)) : Optional.empty();
        }
        return switch (base) {
            case "StringEquals" -> told(NaiveMatching.text(wanted, actual, question, variables, false));
            case "StringLike" -> told(NaiveMatching.text(wanted, actual, question, variables, true));
            case "StringEqualsIgnoreCase" -> ignoringCase(wanted, actual);
            default -> NaiveValues.compare(base, wanted, actual);
        };
    }

    private Optional<Boolean> ignoringCase(String wanted, String actual) {
        var atoms = NaiveAtom.read(wanted, question, variables, false);
        var trouble =
                atoms.stream().map(NaiveAtom::trouble).filter(t -> !t.isEmpty()).findFirst();
        return told(trouble.orElse(NaiveAtom.matches("(?is)" + NaiveAtom.regex(atoms), actual) ? "yes" : "no"));
    }

    private static Optional<Boolean> told(String outcome) {
        return outcome.equals("doubt") ? Optional.empty() : Optional.of(outcome.equals("yes"));
    }
}
