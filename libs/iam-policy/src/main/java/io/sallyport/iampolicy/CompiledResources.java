package io.sallyport.iampolicy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A {@code Resource} or {@code NotResource} element, or none: the resource that the policy hangs on. */
final class CompiledResources {
    private static final CompiledResources EVERY = new CompiledResources(true, List.of());

    private final boolean negated;
    private final ArnPattern[] patterns;

    private CompiledResources(boolean negated, List<ArnPattern> patterns) {
        this.negated = negated;
        this.patterns = patterns.toArray(ArnPattern[]::new);
    }

    static CompiledResources of(Optional<Selection<String>> selection, LanguageVersion version) {
        return selection.map(s -> of(s, version)).orElse(EVERY);
    }

    private static CompiledResources of(Selection<String> selection, LanguageVersion version) {
        var patterns = selection.items().stream()
                .map(r -> ArnPattern.parse(r, version))
                .toList();
        return new CompiledResources(selection instanceof Selection.AllBut, patterns);
    }

    /**
     * A variable without a value makes its pattern match nothing. Under {@code NotResource} that would widen the statement, so there it
     * makes the element unusable.
     *
     * @param resourceAt where the resource part of {@code arn} begins
     */
    Outcome test(String arn, int resourceAt, Context context) {
        var found = Outcome.NO;
        for (var pattern : patterns) {
            var one = pattern.match(arn, resourceAt, context);
            if (one == Outcome.YES) {
                return Outcome.of(!negated);
            }
            found = one.compareTo(found) > 0 ? one : found;
        }
        return negated ? allBut(found) : found;
    }

    /** What the resource part of every admitted ARN begins with one of; for the index. */
    List<String> prefixes() {
        return negated
                ? List.of("")
                : Arrays.stream(patterns)
                        .map(ArnPattern::indexPrefix)
                        .distinct()
                        .toList();
    }

    private static Outcome allBut(Outcome listed) {
        return listed == Outcome.NO ? Outcome.YES : Outcome.UNUSABLE;
    }
}
