package io.sallyport.analysis;

import io.sallyport.iampolicy.Condition;
import io.sallyport.iampolicy.ConditionProbe;
import io.sallyport.iampolicy.LanguageVersion;
import java.util.List;

/**
 * A condition whose answer is not known: a free variable. Two with the same text are the same variable.
 *
 * @param text   operator, key and values: what the condition says
 * @param simple whether it depends on its own key only, all else in it being known
 */
record Atom(String text, Condition condition, LanguageVersion version, ConditionProbe probe, boolean simple) {
    static Atom of(Condition condition, LanguageVersion version, Facts facts) {
        var probe = ConditionProbe.of(condition, version);
        var key = probe.keys().getFirst();
        var others = probe.keys().subList(1, probe.keys().size());
        var simple = others.stream().allMatch(k -> facts.find(k).isPresent()) && !namesItself(condition, key);
        var values = condition.values().stream().sorted().distinct().toList();
        var text = condition.operator().word() + " " + key + " " + values;
        return new Atom(others.isEmpty() ? text : text + version.date(), condition, version, probe, simple);
    }

    /** {@code "StringEquals": {"k": "${k}"}}: its values move with its key. */
    private static boolean namesItself(Condition condition, String key) {
        return condition.values().stream()
                .anyMatch(v -> io.sallyport.iampolicy.Context.lowerCase(v).contains("${" + key));
    }

    /** In lower case. */
    String key() {
        return probe.keys().getFirst();
    }

    /** Keys of policy variables in its values. */
    List<String> variables() {
        return probe.keys().subList(1, probe.keys().size());
    }

    @Override
    public String toString() {
        return condition.operator().word() + " " + condition.key() + " " + condition.values();
    }
}
