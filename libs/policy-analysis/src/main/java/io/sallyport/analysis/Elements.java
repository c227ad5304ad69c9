package io.sallyport.analysis;

import io.sallyport.iampolicy.LanguageVersion;
import io.sallyport.iampolicy.OpenPattern;
import io.sallyport.iampolicy.OpenPattern.Certainty;
import io.sallyport.iampolicy.Selection;
import io.sallyport.iampolicy.Values;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A {@code Resource} or {@code NotResource} element as a set of texts. A policy variable whose value is not known makes two of it: the
 * most that it can admit, and the least.
 */
final class Elements {
    private final boolean negated;
    private final List<OpenPattern> patterns;

    Elements(Selection<String> selection, LanguageVersion version, Function<String, Optional<Values>> known) {
        this.negated = selection instanceof Selection.AllBut;
        this.patterns = selection.items().stream()
                .map(i -> OpenPattern.ofArn(i, version, known))
                .toList();
    }

    static Language actions(Selection<String> selection, Budget budget) {
        var listed = Language.matching(
                selection.items().stream()
                        .map(a -> OpenPattern.ofAction(a).parts())
                        .toList(),
                budget);
        return selection instanceof Selection.AllBut ? Texts.ACTIONS.minus(listed, budget) : listed;
    }

    Language most(Budget budget) {
        return negated
                ? Texts.RESOURCES.minus(certain(budget), budget)
                : union(
                        patterns.stream()
                                .filter(p -> p.certainty() != Certainty.NOTHING)
                                .toList(),
                        budget);
    }

    /** A variable without a value makes {@code NotResource} unusable: what it could have listed is left out of the least. */
    Language least(Budget budget) {
        return negated ? Texts.RESOURCES.minus(union(patterns, budget), budget) : certain(budget);
    }

    private Language certain(Budget budget) {
        return union(
                patterns.stream().filter(p -> p.certainty() == Certainty.EXACT).toList(), budget);
    }

    private static Language union(List<OpenPattern> patterns, Budget budget) {
        var arns = Language.matching(patterns.stream().map(OpenPattern::parts).toList(), budget);
        return patterns.stream().anyMatch(OpenPattern::asterisk) ? arns.or(Language.only("*"), budget) : arns;
    }
}
