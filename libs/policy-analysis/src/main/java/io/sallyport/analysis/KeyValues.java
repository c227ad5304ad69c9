package io.sallyport.analysis;

import io.sallyport.analysis.Domains.Domain;
import io.sallyport.iampolicy.Comparison.Family;
import io.sallyport.iampolicy.Quantifier;
import io.sallyport.iampolicy.Values;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Values of one key that stand for all that its conditions can tell apart. */
final class KeyValues {
    /** Of so many texts all sets are tried. */
    private static final int SETS_OF = 5;

    private static final String UNREADABLE = "unreadable";

    private KeyValues() {}

    static Domain of(List<Atom> atoms, Facts facts, Budget budget) {
        var texts = new LinkedHashSet<String>();
        var complete = true;
        var families = families(atoms);
        for (var family : families) {
            var ofFamily = atoms.stream().filter(a -> family(a) == family).toList();
            var found = texts(family, ofFamily, facts, budget);
            texts.addAll(found.texts());
            complete &= found.complete();
        }
        var alike = families.size() <= 1;
        return sets(List.copyOf(texts), atoms, complete && alike);
    }

    /** Text and ARN conditions are told apart together; presence is told apart by whatever is there. */
    private static Set<Family> families(List<Atom> atoms) {
        var families = EnumSet.noneOf(Family.class);
        atoms.forEach(a -> families.add(family(a)));
        families.remove(Family.PRESENCE);
        return families.isEmpty() ? EnumSet.of(Family.PRESENCE) : families;
    }

    private static Family family(Atom atom) {
        var family = atom.condition().operator().comparison().family();
        return family == Family.ARN ? Family.TEXT : family;
    }

    private static Samples texts(Family family, List<Atom> atoms, Facts facts, Budget budget) {
        return switch (family) {
            case TEXT, ARN -> TextSamples.of(atoms, facts, budget);
            case NUMBER -> OrderedSamples.numbers(wanted(atoms)).and(UNREADABLE);
            case DATE -> OrderedSamples.dates(wanted(atoms)).and(UNREADABLE);
            case ADDRESS -> AddressSamples.of(wanted(atoms)).and(UNREADABLE);
            case BOOLEAN -> new Samples(List.of("true", "false", UNREADABLE), true);
            case BINARY ->
                new Samples(wanted(atoms), true).and("c29tZXRoaW5nIGVsc2U=").and("?");
            case PRESENCE -> new Samples(List.of("x"), true);
        };
    }

    private static List<String> wanted(List<Atom> atoms) {
        return atoms.stream()
                .flatMap(a -> a.condition().values().stream())
                .distinct()
                .toList();
    }

    /** One text, then several at once, then none. */
    private static Domain sets(List<String> texts, List<Atom> atoms, boolean complete) {
        List<Values> values = new ArrayList<>();
        texts.forEach(t -> values.add(Values.of(t)));
        var several = atoms.stream().anyMatch(a -> a.condition().operator().quantifier() != Quantifier.SINGLE);
        var few = texts.size() <= SETS_OF;
        if (several && few) {
            values.addAll(subsets(texts));
        } else if (texts.size() > 1) {
            values.add(Values.of(texts));
        } else {
            values.add(Values.of(List.of("x", "y")));
        }
        values.add(Values.NONE);
        return new Domain(List.copyOf(values), complete && (!several || few));
    }

    private static List<Values> subsets(List<String> texts) {
        List<Values> subsets = new ArrayList<>();
        for (var chosen = 1; chosen < 1 << texts.size(); chosen++) {
            var bits = chosen;
            var subset = java.util.stream.IntStream.range(0, texts.size())
                    .filter(i -> (bits & (1 << i)) != 0)
                    .mapToObj(texts::get)
                    .toList();
            if (subset.size() > 1) {
                subsets.add(Values.of(subset));
            }
        }
        return subsets;
    }

    /** @param complete whether every other text is to the conditions like one of these */
    record Samples(List<String> texts, boolean complete) {
        Samples and(String more) {
            List<String> all = new ArrayList<>(texts);
            all.add(more);
            return new Samples(List.copyOf(all), complete);
        }
    }
}
