package io.sallyport.iampolicy;

import java.util.ArrayList;
import java.util.List;

/** One condition by itself, for those who reason about what could make it hold. */
public final class ConditionProbe {
    /** What a condition says to a context. */
    public enum Said {
        /** It holds. */
        YES,
        /** It does not. */
        NO,
        /** A value is there that the operator cannot take: holds in a Deny, does not in an Allow. */
        UNUSABLE
    }

    private final CompiledCondition compiled;
    private final List<String> keys;

    private ConditionProbe(CompiledCondition compiled, List<String> keys) {
        this.compiled = compiled;
        this.keys = keys;
    }

    public static ConditionProbe of(Condition condition, LanguageVersion version) {
        List<String> keys = new ArrayList<>();
        keys.add(Context.lowerCase(condition.key()));
        if (condition.operator().comparison().family().takesVariables()) {
            condition
                    .values()
                    .forEach(v -> Template.parse(v, version, true).names().stream()
                            .map(Context::lowerCase)
                            .forEach(keys::add));
        }
        return new ConditionProbe(
                CompiledCondition.of(condition, version),
                keys.stream().distinct().toList());
    }

    /** The keys that its answer depends on, in lower case: its own, then those of its values' policy variables. */
    public List<String> keys() {
        return keys;
    }

    public Said say(Context context) {
        return switch (compiled.test(context)) {
            case YES -> Said.YES;
            case NO, NO_VALUE -> Said.NO;
            case UNUSABLE -> Said.UNUSABLE;
        };
    }
}
