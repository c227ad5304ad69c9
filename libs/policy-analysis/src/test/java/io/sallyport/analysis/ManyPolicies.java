package io.sallyport.analysis;

import io.sallyport.analysis.World.Powers;
import io.sallyport.analysis.World.Role;
import io.sallyport.analysis.World.User;
import io.sallyport.iampolicy.CompiledPolicies;
import io.sallyport.iampolicy.CompiledPolicy;
import io.sallyport.iampolicy.NamedPolicy;
import io.sallyport.iampolicy.Rules;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Benchmark: an account of 200 policies (80 users, 40 roles with trust, two or so each) asked who can reach one route, and one principal
 * with all 200 attached. Prints milliseconds of processor time of each of ten rounds; the first is a cold JVM.
 */
final class ManyPolicies {
    private static final String ACCOUNT = "123456789012";

    private ManyPolicies() {}

    public static void main(String[] arguments) {
        var world = world();
        var heavy = heavy();
        for (var round = 0; round < 10; round++) {
            var from = cpu();
            var nobody = Reachability.canAnyone(world, goal("POST", "secret"), Budget.standard());
            var first = cpu();
            var who = Reachability.whoCan(world, goal("POST", "inventory"), Budget.standard());
            var second = cpu();
            var all = Reachability.canAnyone(heavy, goal("POST", "secret"), Budget.standard());
            var third = cpu();
            IO.println("can-anyone " + (first - from) / 1_000_000 + " ms (" + nobody.nobody() + "), who-can "
                    + (second - first) / 1_000_000 + " ms (" + who.paths().size() + " paths), all on one "
                    + (third - second) / 1_000_000 + " ms (" + all.nobody() + ")");
        }
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Goal goal(String method, String path) {
        var arn = "arn:aws:execute-api:eu-west-1:123456789012:api";
        return Goal.ofRoutes(List.of(new Routed(arn, "*", method, Paths.of(PathPattern.of("/" + path)))));
    }

    static World world() {
        List<User> users = new ArrayList<>();
        for (var i = 0; i < 80; i++) {
            var own = Documents.identity(api(i, "GET/*"), keys(i));
            users.add(new User("arn:aws:iam::" + ACCOUNT + ":user/u" + i, Set.of(), powers(own)));
        }
        List<Role> roles = new ArrayList<>();
        for (var i = 0; i < 40; i++) {
            var trust = Documents.trust(
                    Documents.trusting("'AWS':'arn:aws:iam::" + ACCOUNT + ":user/u" + i * 2 + "'", "sts:AssumeRole"));
            var own = Documents.identity(
                    api(i, "POST/inventory"),
                    Documents.deny("execute-api:*", "arn:aws:execute-api:*:*:*/POST/secret"),
                    keys(i));
            roles.add(new Role("arn:aws:iam::" + ACCOUNT + ":role/r" + i, trust, powers(own)));
        }
        return new World(ACCOUNT, users, roles, List.of(), List.of(), List.of(), false, Facts.NONE);
    }

    private static World heavy() {
        List<NamedPolicy> all = new ArrayList<>();
        for (var i = 0; i < 200; i++) {
            var json = "{'Version':'2012-10-17','Statement':[" + api(i % 7, "GET/*") + "," + keys(i) + "," + denied(i)
                    + "]}";
            all.add(CompiledPolicy.of(json.replace('\'', '"'), Rules.IDENTITY).named("p" + i, ""));
        }
        var user = new User("arn:aws:iam::" + ACCOUNT + ":user/heavy", Set.of(), powers(CompiledPolicies.of(all)));
        return new World(ACCOUNT, List.of(user), List.of(), List.of(), List.of(), List.of(), false, Facts.NONE);
    }

    private static String denied(int i) {
        return Documents.deny("execute-api:*", "arn:aws:execute-api:*:*:api/v" + i + "/*/secret");
    }

    private static String api(int i, String route) {
        var allow = Documents.allow("execute-api:Invoke", "arn:aws:execute-api:*:*:api/*/" + route);
        return Documents.when(allow, "'StringEquals':{'aws:PrincipalTag/team':'t" + i + "'}");
    }

    private static String keys(int i) {
        return Documents.allow("s3:Get*", "arn:aws:s3:::bucket" + i + "/${aws:username}/*");
    }

    private static Powers powers(CompiledPolicies identity) {
        return new Powers(identity, Optional.empty(), Map.of("team", "t1"));
    }
}
