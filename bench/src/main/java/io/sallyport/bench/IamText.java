package io.sallyport.bench;

import io.sallyport.iampolicy.CompiledPolicies;
import io.sallyport.iampolicy.CompiledPolicy;
import io.sallyport.iampolicy.NamedPolicy;
import io.sallyport.iampolicy.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Grants as IAM policies of at most fifty statements each: more do not fit into a document. */
final class IamText {
    private static final int STATEMENTS = 50;

    private IamText() {}

    static CompiledPolicies compiled(List<Grant> grants) {
        return compiled(grants, STATEMENTS);
    }

    static CompiledPolicies compiled(List<Grant> grants, int statementsEach) {
        List<NamedPolicy> policies = new ArrayList<>();
        for (var from = 0; from < grants.size(); from += statementsEach) {
            var json = document(grants.subList(from, Math.min(from + statementsEach, grants.size())));
            policies.add(CompiledPolicy.of(json, Rules.IDENTITY).named("bench-" + from, ""));
        }
        return CompiledPolicies.of(policies);
    }

    private static String document(List<Grant> grants) {
        return grants.stream()
                .map(IamText::statement)
                .collect(Collectors.joining(",", "{\"Version\":\"2012-10-17\",\"Statement\":[", "]}"));
    }

    private static String statement(Grant grant) {
        return "{\"Effect\":\"%s\",\"Action\":\"execute-api:Invoke\",\"Resource\":\"%s\"%s}"
                .formatted(
                        grant.allows() ? "Allow" : "Deny",
                        Api.ANYWHERE + grant.path(),
                        grant.when().map(IamText::condition).orElse(""));
    }

    private static String condition(Grant.When when) {
        return ",\"Condition\":{\"StringEquals\":{\"aws:PrincipalTag/dept\":\"%s\"},\"IpAddress\":{\"aws:SourceIp\":\"%s\"}}"
                .formatted(when.department(), when.network());
    }
}
