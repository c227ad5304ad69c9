package io.sallyport.iampolicy;

import java.util.ArrayList;
import java.util.List;

/** The policies that stand together on one side of a decision: immutable, for any thread. */
public final class CompiledPolicies {
    /** No policy: denies nothing and allows nothing. */
    public static final CompiledPolicies NONE = of(List.of());

    private static final int NO_STATEMENT = -1;

    private final List<NamedPolicy> policies;
    private final List<LocatedStatement> statements;

    private CompiledPolicies(List<NamedPolicy> policies) {
        this.policies = List.copyOf(policies);
        this.statements = located(policies);
    }

    public static CompiledPolicies of(List<NamedPolicy> policies) {
        return new CompiledPolicies(policies);
    }

    public static CompiledPolicies of(NamedPolicy... policies) {
        return of(List.of(policies));
    }

    private static List<LocatedStatement> located(List<NamedPolicy> policies) {
        List<LocatedStatement> statements = new ArrayList<>();
        for (var policy : policies) {
            for (var statement : policy.policy().statements()) {
                statements.add(new LocatedStatement(statement, StatementRef.of(policy, statement.source())));
            }
        }
        return List.copyOf(statements);
    }

    public List<NamedPolicy> policies() {
        return policies;
    }

    /** In the order of the policies and of their documents. */
    List<LocatedStatement> statements() {
        return statements;
    }

    /** @return the place of the first Deny that applies; negative when none does */
    int firstDeny(Request request) {
        return first(true, request, Grade.ACCOUNT);
    }

    /** @return the place of the first Allow that applies; negative when none does */
    int firstAllow(Request request, Grade atLeast) {
        return first(false, request, atLeast);
    }

    boolean allows(Request request) {
        return firstAllow(request, Grade.ACCOUNT) >= 0;
    }

    LocatedStatement at(int place) {
        return statements.get(place);
    }

    private int first(boolean deny, Request request, Grade atLeast) {
        for (var i = 0; i < statements.size(); i++) {
            var statement = statements.get(i).statement();
            if (statement.denies() == deny && statement.applies(request, atLeast)) {
                return i;
            }
        }
        return NO_STATEMENT;
    }
}
