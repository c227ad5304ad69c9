package io.sallyport.bench;

import io.sallyport.analysis.Budget;
import io.sallyport.analysis.Facts;
import io.sallyport.analysis.Findings;
import io.sallyport.analysis.Goal;
import io.sallyport.analysis.PathPattern;
import io.sallyport.analysis.Paths;
import io.sallyport.analysis.Reachability;
import io.sallyport.analysis.Routed;
import io.sallyport.analysis.World;
import io.sallyport.analysis.World.Powers;
import io.sallyport.analysis.World.Role;
import io.sallyport.analysis.World.User;
import io.sallyport.iampolicy.CompiledPolicies;
import io.sallyport.iampolicy.CompiledPolicy;
import io.sallyport.iampolicy.NamedPolicy;
import io.sallyport.iampolicy.Rules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * P09: who reaches a route of an account with 200 policies: 80 users with one each and 40 roles with a trust policy and two of their own; and
 * of one user whom all 200 are attached to.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AnalysisBench {
    private static final int USERS = 80;
    private static final int ROLES = 40;
    private static final int ON_ONE = 200;
    private static final String IAM = "arn:aws:iam::" + Api.ACCOUNT + ":";
    private static final String API = "arn:aws:execute-api:eu-west-1:" + Api.ACCOUNT + ":api";

    private World account;
    private World heavy;

    @Setup
    public void setUp() {
        account = world(
                IntStream.range(0, USERS).mapToObj(AnalysisBench::user).toList(),
                IntStream.range(0, ROLES).mapToObj(AnalysisBench::role).toList());
        var all = IntStream.range(0, ON_ONE)
                .mapToObj(
                        i -> policy("p" + i, Rules.IDENTITY, calls(i % 7, "GET/*"), own(i), denied("api/v" + i + "/*")))
                .toList();
        heavy = world(List.of(new User(IAM + "user/heavy", Set.of(), powers(all))), List.of());
        var nobody = canAnyone().nobody() && heavyUser().nobody();
        if (!nobody || whoCan().paths().isEmpty()) {
            throw new IllegalStateException("the account is not what is measured");
        }
    }

    private static World world(List<User> users, List<Role> roles) {
        return new World(Api.ACCOUNT, users, roles, List.of(), List.of(), List.of(), false, Facts.NONE);
    }

    private static User user(int i) {
        var own = policy("own", Rules.IDENTITY, calls(i, "GET/*"), own(i));
        return new User(IAM + "user/u" + i, Set.of(), powers(List.of(own)));
    }

    private static Role role(int i) {
        var trust = policy(
                "trust",
                Rules.TRUST,
                "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"" + IAM + "user/u" + i * 2
                        + "\"},\"Action\":\"sts:AssumeRole\"}");
        var calls = policy("calls", Rules.IDENTITY, calls(i, "POST/inventory"), denied("*"));
        var powers = powers(List.of(calls, policy("own", Rules.IDENTITY, own(i))));
        return new Role(IAM + "role/r" + i, CompiledPolicies.of(List.of(trust)), powers);
    }

    private static Powers powers(List<NamedPolicy> policies) {
        return new Powers(CompiledPolicies.of(policies), Optional.empty(), Map.of("team", "t1"));
    }

    private static NamedPolicy policy(String name, Rules rules, String... statements) {
        var json = "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
        return CompiledPolicy.of(json, rules).named(name, "");
    }

    private static String calls(int i, String route) {
        return "{\"Effect\":\"Allow\",\"Action\":\"execute-api:Invoke\",\"Resource\":\"arn:aws:execute-api:*:*:api/*/"
                + route + "\",\"Condition\":{\"StringEquals\":{\"aws:PrincipalTag/team\":\"t" + i + "\"}}}";
    }

    private static String own(int i) {
        return "{\"Effect\":\"Allow\",\"Action\":\"s3:Get*\",\"Resource\":\"arn:aws:s3:::bucket" + i
                + "/${aws:username}/*\"}";
    }

    private static String denied(String below) {
        return "{\"Effect\":\"Deny\",\"Action\":\"execute-api:*\",\"Resource\":\"arn:aws:execute-api:*:*:" + below
                + "/POST/secret\"}";
    }

    private static Goal post(String path) {
        return Goal.ofRoutes(List.of(new Routed(API, "*", "POST", Paths.of(PathPattern.of(path)))));
    }

    @Benchmark
    public Findings canAnyone() {
        return Reachability.canAnyone(account, post("/secret"), Budget.standard());
    }

    @Benchmark
    public Findings whoCan() {
        return Reachability.whoCan(account, post("/inventory"), Budget.standard());
    }

    @Benchmark
    public Findings heavyUser() {
        return Reachability.canAnyone(heavy, post("/secret"), Budget.standard());
    }
}
