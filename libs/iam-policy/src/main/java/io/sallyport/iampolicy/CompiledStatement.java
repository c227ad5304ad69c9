package io.sallyport.iampolicy;

import java.util.Arrays;
import java.util.List;

/** A statement made ready. What cannot be evaluated counts as holding in a Deny and as not holding in an Allow. */
final class CompiledStatement {
    private final Statement source;
    private final CompiledPrincipals principals;
    private final CompiledActions actions;
    private final CompiledResources resources;
    private final CompiledCondition[] conditions;

    private CompiledStatement(
            Statement source,
            CompiledPrincipals principals,
            CompiledActions actions,
            CompiledResources resources,
            CompiledCondition[] conditions) {
        this.source = source;
        this.principals = principals;
        this.actions = actions;
        this.resources = resources;
        this.conditions = conditions;
    }

    static CompiledStatement of(Statement source, LanguageVersion version) {
        return new CompiledStatement(
                source,
                new CompiledPrincipals(source.principals(), source.effect()),
                CompiledActions.of(source.actions()),
                CompiledResources.of(source.resources(), version),
                source.conditions().stream()
                        .map(c -> CompiledCondition.of(c, version))
                        .toArray(CompiledCondition[]::new));
    }

    /** The same for who knows already that the action is one of its own. */
    CompiledStatement forItsActions() {
        return new CompiledStatement(source, principals, CompiledActions.EVERY, resources, conditions);
    }

    Statement source() {
        return source;
    }

    boolean denies() {
        return source.effect() == Effect.DENY;
    }

    /**
     * Whether it applies, naming the principal at least so closely.
     *
     * @param resourceAt where the resource part of {@code arn} begins
     */
    boolean applies(Intent intent, String arn, int resourceAt, Grade atLeast) {
        return principals.grade(intent.principal()).atLeast(atLeast)
                && actions.admits(intent.action())
                && holds(resources.test(arn, resourceAt, intent.context()))
                && conditionsHold(intent.context());
    }

    /** As {@link #applies}, telling the first element that does not match. */
    Trace.Finding examine(Request request) {
        if (principals.grade(request.principal()) == Grade.NONE) {
            return new Trace.Finding.Missed(Trace.Element.PRINCIPAL);
        }
        if (!actions.admits(request.action())) {
            return new Trace.Finding.Missed(Trace.Element.ACTION);
        }
        var resourceAt = ArnText.start(request.resource(), ArnText.RESOURCE);
        if (!holds(resources.test(request.resource(), resourceAt, request.context()))) {
            return new Trace.Finding.Missed(Trace.Element.RESOURCE);
        }
        return conditionsHold(request.context())
                ? new Trace.Finding.Matched()
                : new Trace.Finding.Missed(Trace.Element.CONDITION);
    }

    List<Trace.ConditionFinding> conditionFindings(Context context) {
        return Arrays.stream(conditions).map(c -> finding(c, context)).toList();
    }

    private Trace.ConditionFinding finding(CompiledCondition condition, Context context) {
        var outcome = condition.test(context);
        return new Trace.ConditionFinding(
                condition.source(), condition.actual(context).asList(), holds(outcome), outcome == Outcome.UNUSABLE);
    }

    List<Tokens> actionPatterns() {
        return actions.covering();
    }

    List<String> resourcePrefixes() {
        return resources.prefixes();
    }

    private boolean conditionsHold(Context context) {
        for (var condition : conditions) {
            if (!holds(condition.test(context))) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(Outcome outcome) {
        return outcome == Outcome.YES || (outcome == Outcome.UNUSABLE && denies());
    }
}
