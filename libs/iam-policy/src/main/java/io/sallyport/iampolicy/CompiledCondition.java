package io.sallyport.iampolicy;

import java.util.ArrayList;
import java.util.List;

/** A condition made ready: its key in lower case, its values read. */
final class CompiledCondition {
    private final Condition source;
    private final Operator operator;
    private final String key;
    private final ValueTest[] tests;

    private CompiledCondition(Condition source, List<ValueTest> tests) {
        this.source = source;
        this.operator = source.operator();
        this.key = Context.lowerCase(source.key());
        this.tests = tests.toArray(ValueTest[]::new);
    }

    static CompiledCondition of(Condition source, LanguageVersion version) {
        List<ValueTest> tests = new ArrayList<>();
        for (var value : source.values()) {
            tests.add(ValueTests.of(source.operator().comparison(), value, version));
        }
        return new CompiledCondition(source, tests);
    }

    Condition source() {
        return source;
    }

    Values actual(Context context) {
        return context.values(key);
    }

    Outcome test(Context context) {
        var values = context.values(key);
        if (operator.comparison() == Comparison.NULL) {
            return any(values.isEmpty() ? "true" : "false", context);
        }
        return absent(values) ? whenAbsent() : whenPresent(values, context);
    }

    /** For the set operators an empty text is an empty set, as AWS documents it. */
    private boolean absent(Values values) {
        return values.isEmpty()
                || (operator.quantifier() != Quantifier.SINGLE
                        && values.size() == 1
                        && values.at(0).isEmpty());
    }

    private Outcome whenAbsent() {
        return Outcome.of(operator.ifExists()
                || switch (operator.quantifier()) {
                    case SINGLE -> operator.comparison().negated();
                    case FOR_ALL_VALUES -> true;
                    case FOR_ANY_VALUE -> false;
                });
    }

    private Outcome whenPresent(Values values, Context context) {
        return switch (operator.quantifier()) {
            case SINGLE -> values.size() == 1 ? one(values.at(0), context) : Outcome.UNUSABLE;
            case FOR_ALL_VALUES -> firstOr(values, Outcome.NO, Outcome.YES, context);
            case FOR_ANY_VALUE -> firstOr(values, Outcome.YES, Outcome.NO, context);
        };
    }

    /** {@code decisive} when one value comes to it; else unusable when one value is; else {@code otherwise}. */
    private Outcome firstOr(Values values, Outcome decisive, Outcome otherwise, Context context) {
        var result = otherwise;
        for (var i = 0; i < values.size(); i++) {
            var found = one(values.at(i), context);
            if (found == decisive) {
                return decisive;
            }
            result = found == Outcome.UNUSABLE ? found : result;
        }
        return result;
    }

    private Outcome one(String actual, Context context) {
        var found = any(actual, context);
        if (found == Outcome.UNUSABLE) {
            return found;
        }
        return Outcome.of((found == Outcome.YES) != operator.comparison().negated());
    }

    private Outcome any(String actual, Context context) {
        var result = Outcome.NO;
        for (var test : tests) {
            var found = test.test(actual, context);
            if (found == Outcome.YES) {
                return found;
            }
            result = found == Outcome.UNUSABLE ? found : result;
        }
        return result;
    }
}
