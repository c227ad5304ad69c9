package io.sallyport.analysis;

import io.sallyport.analysis.KeyValues.Samples;
import io.sallyport.iampolicy.Comparison;
import io.sallyport.iampolicy.Comparison.Family;
import io.sallyport.iampolicy.OpenPattern;
import io.sallyport.iampolicy.OpenPattern.Certainty;
import io.sallyport.iampolicy.Quantifier;
import java.util.ArrayList;
import java.util.List;

/** Texts that stand for all that text and ARN conditions can tell apart: one of each class that their patterns cut all texts into. */
final class TextSamples {
    private static final int MOST = 64;

    private final List<Language> classes = new ArrayList<>();
    private final Budget budget;
    private boolean complete = true;

    private TextSamples(Budget budget) {
        this.budget = budget;
        classes.add(Language.EVERYTHING);
    }

    static Samples of(List<Atom> atoms, Facts facts, Budget budget) {
        var samples = new TextSamples(budget);
        for (var atom : atoms) {
            samples.cut(atom, facts);
        }
        return samples.taken();
    }

    private void cut(Atom atom, Facts facts) {
        if (atom.condition().operator().comparison().family() == Family.ARN) {
            cut(Texts.ARNS);
        }
        if (atom.condition().operator().quantifier() != Quantifier.SINGLE) {
            cut(Language.only("")); // counts as absent
        }
        for (var value : atom.condition().values()) {
            cut(pattern(atom, value, facts));
        }
    }

    private Language pattern(Atom atom, String value, Facts facts) {
        var comparison = atom.condition().operator().comparison();
        var pattern = comparison.family() == Family.ARN
                ? OpenPattern.ofArn(value, atom.version(), facts::find)
                : OpenPattern.ofText(value, atom.version(), wildcards(comparison), facts::find);
        complete &= pattern.certainty() != Certainty.FREE && !ignoresCase(comparison);
        return pattern.certainty() == Certainty.NOTHING
                ? Language.NOTHING
                : Language.matching(List.of(pattern.parts()), budget);
    }

    private static boolean wildcards(Comparison comparison) {
        return comparison == Comparison.STRING_LIKE || comparison == Comparison.STRING_NOT_LIKE;
    }

    /** Other spellings are told apart, too, and are not looked for. */
    private static boolean ignoresCase(Comparison comparison) {
        return comparison == Comparison.STRING_EQUALS_IGNORE_CASE
                || comparison == Comparison.STRING_NOT_EQUALS_IGNORE_CASE;
    }

    private void cut(Language pattern) {
        List<Language> cut = new ArrayList<>();
        for (var one : classes) {
            cut.add(one.and(pattern, budget));
            cut.add(one.minus(pattern, budget));
        }
        cut.removeIf(Language::isEmpty);
        if (cut.size() > MOST) {
            complete = false;
            return;
        }
        classes.clear();
        classes.addAll(cut);
    }

    private Samples taken() {
        var texts = classes.stream()
                .flatMap(c -> c.example(Texts.BETTER_TEXTS, budget).stream())
                .toList();
        return new Samples(texts, complete);
    }
}
