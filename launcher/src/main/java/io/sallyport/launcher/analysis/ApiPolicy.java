package io.sallyport.launcher.analysis;

import io.sallyport.analysis.Budget;
import io.sallyport.analysis.Facts;
import io.sallyport.analysis.Findings;
import io.sallyport.analysis.Goal;
import io.sallyport.analysis.Reachability;
import io.sallyport.analysis.Routed;
import io.sallyport.analysis.World;
import io.sallyport.analysis.World.AttachedPolicy;
import io.sallyport.gateway.auth.RequestKeys;
import io.sallyport.gateway.routes.ResourcePolicy;
import io.sallyport.iampolicy.CompiledPolicies;
import io.sallyport.iampolicy.Context;
import io.sallyport.iampolicy.ContextKeys;
import io.sallyport.iampolicy.MalformedPolicy;
import io.sallyport.iampolicy.NamedPolicy;
import io.sallyport.iampolicy.Rules;
import io.sallyport.runtime.config.BadSetting;
import java.util.List;

/** The own policy of a REST API: what it says of those whom no IAM policy is about. */
record ApiPolicy(NamedPolicy policy) {
    private static final NamedPolicy EVERYTHING = Documents.parse(
            "an authorizer that allows everything",
            "{\"Version\":\"2012-10-17\",\"Statement\":"
                    + "{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}}",
            Rules.RESOURCE);

    /**
     * @param arn  {@code arn:aws:execute-api:<region>:<account>:<apiId>}
     * @param json as the API tells it
     * @throws BadSetting with what is wrong and where
     */
    static ApiPolicy of(String arn, String json) {
        var name = "policy of API " + arn.substring(arn.lastIndexOf(':') + 1);
        try {
            var policy = ResourcePolicy.compile(json, arn).policies().getFirst().policy();
            return new ApiPolicy(policy.named(name, ""));
        } catch (MalformedPolicy e) {
            throw new BadSetting(name + ": " + e.getMessage());
        }
    }

    /** @param arn of its API */
    AttachedPolicy attached(String arn) {
        return new AttachedPolicy(policy.name(), arn + "/*", CompiledPolicies.of(List.of(policy)));
    }

    /** @return a request that it allows to whoever has shown no identity of this account, or that there is none */
    Findings allows(List<Routed> requests, Facts facts) {
        return ask(List.of(policy), requests, facts);
    }

    /** @return nobody when it denies all of them */
    Findings spares(List<Routed> requests, Facts facts) {
        return ask(List.of(policy, EVERYTHING), requests, facts);
    }

    private Findings ask(List<NamedPolicy> policies, List<Routed> requests, Facts facts) {
        var attached = new AttachedPolicy("resources", "*", CompiledPolicies.of(policies));
        var world = new World("", List.of(), List.of(), List.of(), List.of(attached), List.of(), true, ofNobody(facts));
        return Reachability.canAnyone(world, Goal.ofRoutes(requests), Budget.standard());
    }

    /** A request that nobody signed has no keys but its own, whatever is pinned. */
    private Facts ofNobody(Facts facts) {
        var known = facts.present(RequestKeys.ALWAYS);
        for (var key : ContextKeys.in(policy.policy().document())) {
            var lower = Context.lowerCase(key);
            if (!RequestKeys.ALWAYS.contains(lower) && !RequestKeys.SOMETIMES.contains(lower)) {
                known = known.without(key);
            }
        }
        return known;
    }
}
