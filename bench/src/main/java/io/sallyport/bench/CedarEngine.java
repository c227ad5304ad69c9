package io.sallyport.bench;

import com.cedarpolicy.AuthorizationEngine;
import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.entity.Entities;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.IpAddress;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Cedar, a native library behind a Java binding; its policies are parsed once and kept on the native side. */
final class CedarEngine {
    private static final EntityUID WHO = EntityUID.parse("User::\"alice\"").orElseThrow();
    private static final EntityUID INVOKE =
            EntityUID.parse("Action::\"Invoke\"").orElseThrow();
    private static final EntityUID API =
            EntityUID.parse("Api::\"" + Api.ID + "\"").orElseThrow();

    private final AuthorizationEngine engine = new BasicAuthorizationEngine();
    private final Entities none = new Entities();
    private final PolicySet policies;

    private CedarEngine(PolicySet policies) {
        this.policies = policies;
    }

    static CedarEngine of(List<Grant> grants) throws CacheException, InternalException {
        var policies =
                PolicySet.parsePolicies(grants.stream().map(CedarEngine::policy).collect(Collectors.joining("\n")));
        policies.cache();
        return new CedarEngine(policies);
    }

    private static String policy(Grant grant) {
        return "%s(principal, action == Action::\"Invoke\", resource) when { context.arn like \"%s\"%s };"
                .formatted(
                        grant.allows() ? "permit" : "forbid",
                        Api.ANYWHERE + grant.path(),
                        grant.when().map(CedarEngine::condition).orElse(""));
    }

    private static String condition(Grant.When when) {
        return " && context.dept == \"%s\" && context.ip.isInRange(ip(\"%s\"))"
                .formatted(when.department(), when.network());
    }

    boolean allows(String arn, String department, String address) throws AuthException {
        Map<String, Value> context = new HashMap<>();
        context.put("arn", new PrimString(arn));
        context.put("dept", new PrimString(department));
        context.put("ip", new IpAddress(address));
        var answer = engine.isAuthorized(new AuthorizationRequest(WHO, INVOKE, API, context), policies, none);
        return answer.success.orElseThrow().isAllowed();
    }
}
