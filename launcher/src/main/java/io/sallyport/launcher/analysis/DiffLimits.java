package io.sallyport.launcher.analysis;

import io.sallyport.analysis.World;
import io.sallyport.iampolicy.PolicyDocument;
import io.sallyport.iampolicy.PrincipalName;
import io.sallyport.iampolicy.Selection;
import io.sallyport.iampolicy.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a diff of users and roles does not see, and is not kept back. */
final class DiffLimits {
    private DiffLimits() {}

    /** @return whether there is something */
    static boolean tell(World old, World now, Report report) {
        var waysIn = !waysIn(old).equals(waysIn(now));
        var others = !ofOthers(old).equals(ofOthers(now));
        if (waysIn) {
            report.unsure("identity pools hand out other roles; can-anyone tells who may do what");
        }
        if (others) {
            report.unsure("policies of resources say something else of services and of whoever did not sign, who are"
                    + " not compared");
        }
        return waysIn || others;
    }

    private static Set<String> waysIn(World world) {
        var all = new TreeSet<String>();
        world.doorways().stream()
                .filter(d -> d.sessionName().isPresent()) // of identity pools; others follow from trust policies
                .forEach(d -> all.add(d.name() + " as " + d.roleArn().orElse("any role")));
        return all;
    }

    /** @return documents of resources in which somebody is named who is neither a user nor a role */
    private static List<PolicyDocument> ofOthers(World world) {
        return world.resources().stream()
                .flatMap(a -> a.policies().policies().stream())
                .map(p -> p.policy().document())
                .filter(d -> d.statements().stream().anyMatch(DiffLimits::speaksOfOthers))
                .toList();
    }

    private static boolean speaksOfOthers(Statement statement) {
        return statement.principals().stream()
                .anyMatch(
                        p -> p instanceof Selection.AllBut || p.items().stream().anyMatch(DiffLimits::isOther));
    }

    private static boolean isOther(PrincipalName name) {
        return switch (name) {
            case PrincipalName.Everyone _,
                    PrincipalName.Service _,
                    PrincipalName.Federated _,
                    PrincipalName.CanonicalUser _ -> true;
            case PrincipalName.Account _, PrincipalName.Arn _ -> false;
        };
    }
}
