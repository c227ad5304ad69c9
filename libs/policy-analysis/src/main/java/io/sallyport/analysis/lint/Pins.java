package io.sallyport.analysis.lint;

import io.sallyport.iampolicy.Comparison;
import io.sallyport.iampolicy.Comparison.Family;
import io.sallyport.iampolicy.Condition;
import io.sallyport.iampolicy.Operator;
import io.sallyport.iampolicy.Quantifier;
import java.util.List;
import java.util.regex.Pattern;

/** Conditions that a key has to be there for, and to be something that was written down. */
final class Pins {
    private static final Pattern ANYTHING = Pattern.compile("(arn:)?(aws:)?[*?:]*");

    private Pins() {}

    /** Whether one of these names every value that the key may have. */
    static boolean literally(List<Condition> conditions, String key) {
        return conditions.stream().anyMatch(c -> speaksOf(c, key) && demands(c.operator()) && isLiteral(c));
    }

    /** Whether one of these leaves out some values: patterns count, unless they are {@code *}. */
    static boolean somehow(List<Condition> conditions, String key) {
        return conditions.stream().anyMatch(c -> speaksOf(c, key) && demands(c.operator()) && !anything(c));
    }

    /** Whether it holds for whatever the key is, as long as it is there. */
    static boolean anything(Condition condition) {
        return demands(condition.operator())
                && condition.values().stream().anyMatch(v -> saysNothing(condition.operator(), v));
    }

    /** Whether these hold for every value that is not written down: a Deny of the rest. */
    static boolean literallyNot(List<Condition> conditions, String key) {
        return isRest(conditions, key) && isLiteral(conditions.getFirst());
    }

    /** The same, patterns allowed. */
    static boolean somehowNot(List<Condition> conditions, String key) {
        return isRest(conditions, key)
                && conditions.getFirst().values().stream()
                        .noneMatch(v -> saysNothing(conditions.getFirst().operator(), v));
    }

    private static boolean isRest(List<Condition> conditions, String key) {
        return conditions.size() == 1
                && speaksOf(conditions.getFirst(), key)
                && conditions.getFirst().operator().comparison().negated()
                && conditions.getFirst().operator().quantifier() == Quantifier.SINGLE;
    }

    static boolean speaksOf(Condition condition, String key) {
        return condition.key().equalsIgnoreCase(key);
    }

    /** An absent key does not satisfy it. */
    static boolean demands(Operator operator) {
        return !operator.comparison().negated()
                && !operator.ifExists()
                && operator.quantifier() != Quantifier.FOR_ALL_VALUES
                && operator.comparison() != Comparison.NULL;
    }

    /** A variable could be the very value that is compared. */
    private static boolean isLiteral(Condition condition) {
        return condition.operator().comparison().family() == Family.TEXT
                && condition.values().stream()
                        .noneMatch(v -> v.contains("${") || (patterns(condition.operator()) && v.matches(".*[*?].*")));
    }

    private static boolean saysNothing(Operator operator, String value) {
        return value.contains("${")
                || (patterns(operator) && ANYTHING.matcher(value).matches());
    }

    private static boolean patterns(Operator operator) {
        var comparison = operator.comparison();
        return comparison.family() == Family.ARN
                || comparison == Comparison.STRING_LIKE
                || comparison == Comparison.STRING_NOT_LIKE;
    }
}
