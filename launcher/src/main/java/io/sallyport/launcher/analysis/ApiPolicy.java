package io.sallyport.launcher.analysis;

import io.sallyport.analysis.Budget;
import io.sallyport.analysis.Facts;
import io.sallyport.analysis.Findings;
import io.sallyport.analysis.Goal;
import io.sallyport.analysis.Reachability;
import io.sallyport.analysis.Routed;
import io.sallyport.analysis.World;
import io.sallyport.analysis.World.AttachedPolicy;
import io.sallyport.iampolicy.CompiledPolicies;
import io.sallyport.iampolicy.NamedPolicy;
import io.sallyport.iampolicy.Rules;
import java.util.List;
import java.util.stream.Stream;

/** The own policy of a REST API: what it says of those whom no IAM policy is about. */
record ApiPolicy(NamedPolicy policy) {
    private static final NamedPolicy EVERYTHING = Documents.parse(
            "an authorizer that allows everything",
            "{\"Version\":\"2012-10-17\",\"Statement\":"
                    + "{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}}",
            Rules.RESOURCE);

    /**
     * @param arn  {@code arn:aws:execute-api:<region>:<account>:<apiId>}: what {@code execute-api:/} stands for
     * @param json as the API tells it
     */
    static ApiPolicy of(String arn, String json) {
        var id = arn.substring(arn.lastIndexOf(':') + 1);
        var whole = json.replace("\"execute-api:/", "\"" + arn + "/");
        return new ApiPolicy(Documents.parse("policy of API " + id, whole, Rules.RESOURCE));
    }

    /** @return a request that it allows to whoever has shown no identity of this account, or that there is none */
    Findings allows(List<Routed> requests, Facts facts) {
        return ask(Stream.of(policy), requests, facts);
    }

    /** @return nobody when it denies all of them */
    Findings spares(List<Routed> requests, Facts facts) {
        return ask(Stream.of(policy, EVERYTHING), requests, facts);
    }

    private static Findings ask(Stream<NamedPolicy> policies, List<Routed> requests, Facts facts) {
        var attached = new AttachedPolicy("resources", "*", CompiledPolicies.of(policies.toList()));
        var nobodys = facts.closed("aws:principal")
                .closed("cognito-identity.amazonaws.com:")
                .without("aws:userid")
                .without("aws:username");
        var world = new World("", List.of(), List.of(), List.of(), List.of(attached), List.of(), true, nobodys);
        return Reachability.canAnyone(world, Goal.ofRoutes(requests), Budget.standard());
    }
}
