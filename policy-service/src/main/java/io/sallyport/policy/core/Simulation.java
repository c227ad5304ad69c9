package io.sallyport.policy.core;

import io.sallyport.iampolicy.Action;
import io.sallyport.iampolicy.CompiledPolicies;
import io.sallyport.iampolicy.Context;
import io.sallyport.iampolicy.ContextKeys;
import io.sallyport.iampolicy.Explainer;
import io.sallyport.iampolicy.NamedPolicy;
import io.sallyport.iampolicy.Policies;
import io.sallyport.iampolicy.Principal;
import io.sallyport.iampolicy.Request;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A caller with its policies, to be asked what it might do. Decided by the evaluator that decides requests.
 *
 * @param owner account of resources whose ARN does not tell it; absent: the caller's
 */
public record Simulation(Principal caller, Optional<String> owner, Policies policies, Context context) {
    private static final int ACCOUNT = 4;

    /** @param resource an ARN, or {@code *} */
    public Simulated of(String action, String resource) {
        var request = request(Action.of(action), resource);
        return new Simulated(resource, request.sameAccount(), Explainer.explain(request, policies), policies);
    }

    private Request request(Action action, String resource) {
        return owner.filter(account -> !tellsItsAccount(resource))
                .map(account -> Request.of(caller, action, resource, account, context))
                .orElseGet(() -> Request.of(caller, action, resource, context));
    }

    private static boolean tellsItsAccount(String resource) {
        var parts = resource.split(":", ACCOUNT + 2);
        return parts.length > ACCOUNT && !parts[ACCOUNT].isEmpty();
    }

    /** @return the condition keys that its policies ask for, each once whatever its case */
    public List<String> keys() {
        var seen = new HashSet<String>();
        return documents()
                .flatMap(policy -> ContextKeys.in(policy.policy().document()).stream())
                .filter(key -> seen.add(Context.lowerCase(key)))
                .toList();
    }

    /** @return those of {@link #keys} that have no value */
    public List<String> missing() {
        return keys().stream()
                .filter(key -> context.values(Context.lowerCase(key)).isEmpty())
                .toList();
    }

    /** How much there is to look at for one request. */
    public int statements() {
        return documents()
                .mapToInt(policy -> policy.policy().document().statements().size())
                .sum();
    }

    private Stream<NamedPolicy> documents() {
        return Stream.of(
                        Stream.of(policies.identity()),
                        policies.boundary().stream(),
                        policies.resource().stream(),
                        policies.guardRails().stream())
                .flatMap(side -> side)
                .map(CompiledPolicies::policies)
                .flatMap(List::stream);
    }
}
