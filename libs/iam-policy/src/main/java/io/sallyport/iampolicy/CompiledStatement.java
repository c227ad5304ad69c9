package io.sallyport.iampolicy;

/** A statement made ready. What cannot be evaluated counts as holding in a Deny and as not holding in an Allow. */
final class CompiledStatement {
    private final Statement source;
    private final CompiledPrincipals principals;
    private final CompiledActions actions;
    private final CompiledResources resources;
    private final CompiledCondition[] conditions;

    private CompiledStatement(Statement source, LanguageVersion version) {
        this.source = source;
        this.principals = new CompiledPrincipals(source.principals(), source.effect());
        this.actions = CompiledActions.of(source.actions());
        this.resources = CompiledResources.of(source.resources(), version);
        this.conditions = source.conditions().stream()
                .map(c -> CompiledCondition.of(c, version))
                .toArray(CompiledCondition[]::new);
    }

    static CompiledStatement of(Statement source, LanguageVersion version) {
        return new CompiledStatement(source, version);
    }

    Statement source() {
        return source;
    }

    boolean denies() {
        return source.effect() == Effect.DENY;
    }

    /** Whether it applies to the request, naming its principal at least so closely. */
    boolean applies(Request request, Grade atLeast) {
        return principals.grade(request.principal()).atLeast(atLeast)
                && actions.admits(request.action())
                && holds(resources.test(request))
                && conditionsHold(request.context());
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
