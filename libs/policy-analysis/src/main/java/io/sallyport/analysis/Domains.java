package io.sallyport.analysis;

import io.sallyport.iampolicy.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** For each free key, values that stand for all that the conditions in question can tell apart. */
final class Domains {
    private final Facts facts;
    private final List<Atom> atoms;
    private final Budget budget;
    private final Map<String, Domain> made = new HashMap<>();

    /**
     * @param values   the likelier first; none for a request without the key last
     * @param complete whether every other value is to the conditions like one of these
     */
    record Domain(List<Values> values, boolean complete) {}

    Domains(Facts facts, Stream<Rule> rules, Budget budget) {
        this.facts = facts;
        this.atoms = rules.flatMap(r -> r.atoms().stream()).toList();
        this.budget = budget;
    }

    Facts facts() {
        return facts;
    }

    Domain of(String key) {
        var known = made.get(key);
        if (known == null) {
            var about = atoms.stream()
                    .filter(a -> a.simple() && a.key().equals(key))
                    .toList();
            known = possible(key, KeyValues.of(about, facts, budget));
            made.put(key, known);
        }
        return known;
    }

    private Domain possible(String key, Domain all) {
        return facts.present().contains(key)
                ? new Domain(all.values().stream().filter(v -> !v.isEmpty()).toList(), all.complete())
                : all;
    }
}
