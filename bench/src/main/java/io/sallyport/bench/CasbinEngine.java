package io.sallyport.bench;

import java.util.List;
import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;

/**
 * jCasbin with the matcher that comes nearest. Its {@code keyMatch} knows one star, at the end: in its favour, patterns are told with
 * the region, the account and the stage that the request names.
 */
final class CasbinEngine {
    private static final String MODEL = """
            [request_definition]
            r = sub, obj, act, dept, ip
            [policy_definition]
            p = sub, obj, act, dept, cidr, eft
            [policy_effect]
            e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
            [matchers]
            m = r.act == p.act && keyMatch(r.obj, p.obj) && (p.dept == "*" || p.dept == r.dept) && (p.cidr == "*" || ipMatch(r.ip, p.cidr))
            """;

    private final Enforcer enforcer;

    private CasbinEngine(Enforcer enforcer) {
        this.enforcer = enforcer;
    }

    static CasbinEngine of(List<Grant> grants) {
        var model = new Model();
        model.loadModelFromText(MODEL);
        var enforcer = new Enforcer(model);
        enforcer.enableLog(false);
        grants.forEach(grant -> add(enforcer, grant));
        return new CasbinEngine(enforcer);
    }

    private static void add(Enforcer enforcer, Grant grant) {
        var resource = Api.HERE + grant.path().replace("/*/", "/test/");
        var department = grant.when().map(Grant.When::department).orElse("*");
        var network = grant.when().map(Grant.When::network).orElse("*");
        enforcer.addPolicy("alice", resource, "invoke", department, network, grant.allows() ? "allow" : "deny");
    }

    boolean allows(String arn, String department, String address) {
        return enforcer.enforce("alice", arn, "invoke", department, address);
    }
}
