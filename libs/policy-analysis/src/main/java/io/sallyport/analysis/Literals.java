package io.sallyport.analysis;

import io.sallyport.iampolicy.ConditionProbe.Said;
import io.sallyport.iampolicy.Effect;
import io.sallyport.iampolicy.Values;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the free conditions are to say, and values that make them say so. Immutable. */
final class Literals {
    private final Domains domains;
    private final Map<String, Wanted> wanted;
    private final Map<String, Values> chosen;

    private record Wanted(Atom atom, Set<Said> admitted) {}

    private Literals(Domains domains, Map<String, Wanted> wanted, Map<String, Values> chosen) {
        this.domains = domains;
        this.wanted = wanted;
        this.chosen = chosen;
    }

    static Literals none(Domains domains) {
        return new Literals(domains, Map.of(), Map.of());
    }

    /** @return empty when that cannot be, together with the others */
    Optional<Literals> holding(Atom atom, Effect effect) {
        return admitting(atom, effect == Effect.ALLOW ? EnumSet.of(Said.YES) : EnumSet.of(Said.YES, Said.UNUSABLE));
    }

    /** @return empty when that cannot be, together with the others */
    Optional<Literals> failing(Atom atom, Effect effect) {
        return admitting(atom, effect == Effect.ALLOW ? EnumSet.of(Said.NO, Said.UNUSABLE) : EnumSet.of(Said.NO));
    }

    private Optional<Literals> admitting(Atom atom, EnumSet<Said> admitted) {
        var both = EnumSet.copyOf(admitted);
        if (wanted.containsKey(atom.text())) {
            both.retainAll(wanted.get(atom.text()).admitted());
        }
        if (both.isEmpty()) {
            return Optional.empty();
        }
        var all = new HashMap<>(wanted);
        all.put(atom.text(), new Wanted(atom, both));
        return atom.simple() ? choosing(atom.key(), all) : Optional.of(new Literals(domains, all, chosen));
    }

    /** No value will do: impossible when all kinds of values were tried, else left open. */
    private Optional<Literals> choosing(String key, Map<String, Wanted> all) {
        var domain = domains.of(key);
        var about = all.values().stream()
                .filter(w -> w.atom().simple() && w.atom().key().equals(key))
                .toList();
        var value =
                domain.values().stream().filter(v -> admitted(key, v, about)).findFirst();
        if (value.isEmpty() && domain.complete()) {
            return Optional.empty();
        }
        var values = new HashMap<>(chosen);
        value.ifPresentOrElse(v -> values.put(key, v), () -> values.remove(key));
        return Optional.of(new Literals(domains, all, values));
    }

    private boolean admitted(String key, Values value, List<Wanted> about) {
        var context = domains.facts().context(Map.of(key, value));
        return about.stream()
                .allMatch(w -> w.admitted().contains(w.atom().probe().say(context)));
    }

    /** Values of free keys, in lower case. */
    Map<String, Values> chosen() {
        return chosen;
    }

    /** The conditions that are to hold or to fail, as written. */
    List<Atom> atoms() {
        return wanted.values().stream().map(Wanted::atom).toList();
    }
}
