package io.sallyport.iampolicy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The policies that stand together on one side of a decision: immutable, for any thread. */
public final class CompiledPolicies {
    /** No policy: denies nothing and allows nothing. */
    public static final CompiledPolicies NONE = of(List.of());

    private static final int NO_STATEMENT = -1;

    private final List<NamedPolicy> policies;
    private final List<LocatedStatement> statements;
    private final StatementIndex denies;
    private final StatementIndex allows;

    private CompiledPolicies(List<NamedPolicy> policies) {
        this.policies = List.copyOf(policies);
        this.statements = located(policies);
        this.denies = StatementIndex.of(statements, Effect.DENY);
        this.allows = StatementIndex.of(statements, Effect.ALLOW);
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
                statements.add(LocatedStatement.of(statement, StatementRef.of(policy, statement.source())));
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

    /**
     * @param accountAt where the account begins in {@code arn}
     * @return what the first Deny that applies leads to in {@code layer}, made beforehand
     */
    Optional<Decision> denial(Intent intent, String arn, int accountAt, Layer layer) {
        var place = placeOf(denies.first(intent, arn, accountAt, Grade.ACCOUNT, statements.size()));
        return place < 0 ? Optional.empty() : statements.get(place).denial(layer);
    }

    /**
     * @param accountAt where the account begins in {@code arn}
     * @return the place of the first Allow that applies; negative when none does
     */
    int firstAllow(Intent intent, String arn, int accountAt, Grade atLeast) {
        return placeOf(allows.first(intent, arn, accountAt, atLeast, statements.size()));
    }

    boolean allows(Intent intent, String arn, int accountAt) {
        return firstAllow(intent, arn, accountAt, Grade.ACCOUNT) >= 0;
    }

    private int placeOf(int found) {
        return found == statements.size() ? NO_STATEMENT : found;
    }

    LocatedStatement at(int place) {
        return statements.get(place);
    }
}
