package io.sallyport.iampolicy;

/**
 * A statement, what decisions call it, and the decision that it leads to when it grants, made beforehand.
 */
record LocatedStatement(CompiledStatement statement, StatementRef ref, Decision.Allowed allowed) {
    LocatedStatement(CompiledStatement statement, StatementRef ref) {
        this(statement, ref, new Decision.Allowed(ref));
    }
}
