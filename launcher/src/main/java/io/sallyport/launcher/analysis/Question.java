package io.sallyport.launcher.analysis;

import io.sallyport.analysis.Budget;
import io.sallyport.analysis.Facts;
import io.sallyport.analysis.Findings;
import io.sallyport.analysis.Goal;
import io.sallyport.analysis.Reachability;
import io.sallyport.analysis.World;
import io.sallyport.iampolicy.CompiledPolicies;
import io.sallyport.launcher.story.Telling;
import io.sallyport.runtime.config.BadSetting;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code can-anyone} and {@code who-can} are asked, and of which policies. */
final class Question {
    @Parameters(index = "0", paramLabel = "ACTION", description = "s3:GetObject, s3:*; with --api a method: POST")
    private String action = "";

    @Parameters(
            index = "1",
            paramLabel = "RESOURCE",
            description = "an ARN, wildcards allowed, or '*'; with --api a path: /inventory, where {id} is any segment")
    private String resource = "";

    @Option(names = "--api", paramLabel = "ID", description = "ask about a method and a path of this REST API")
    private @Nullable String api;

    @Option(
            names = "--stage",
            defaultValue = "*",
            paramLabel = "NAME",
            description = "with --api: this stage only (default: any)")
    private String stage = "*";

    @Option(
            names = "--data",
            defaultValue = ".sallyport",
            paramLabel = "DIR",
            description = "the data directory of the running product that is asked (default: ${DEFAULT-VALUE})")
    private Path data = Path.of(".sallyport");

    @Option(
            names = "--guard-rails",
            defaultValue = "${env:SALLYPORT_GUARD_RAILS}",
            paramLabel = "PLACE",
            description = {
                "what the product was given as SALLYPORT_GUARD_RAILS, which it tells nobody",
                "(default: that variable, where it is set)"
            })
    private @Nullable Path guardRails;

    @Option(names = "--policies", paramLabel = "DIR", description = "policies in files instead of a running product's")
    private @Nullable Path policies;

    @Option(
            names = "--account",
            defaultValue = "123456789012",
            paramLabel = "ID",
            description = "with --policies: the account that they are of (default: ${DEFAULT-VALUE})")
    private String account = "123456789012";

    @Option(
            names = "--region",
            defaultValue = "us-east-1",
            paramLabel = "NAME",
            description = "with --policies and --api: the API's region (default: ${DEFAULT-VALUE})")
    private String region = "us-east-1";

    @Option(names = "--without-group", paramLabel = "NAME", description = "leave out users in this group")
    private Set<String> withoutGroups = new LinkedHashSet<>();

    @Option(names = "--without-tag", paramLabel = "KEY=VALUE", description = "leave out users with this tag")
    private Map<String, String> withoutTags = new LinkedHashMap<>();

    @Option(
            names = "--with",
            paramLabel = "KEY=VALUE",
            description = "a condition key that every request has, with this value: aws:SourceIp=203.0.113.7")
    private Map<String, String> pinned = new LinkedHashMap<>();

    private List<CompiledPolicies> rails() {
        return Optional.ofNullable(guardRails).map(PolicyFiles::guardRails).orElse(List.of());
    }

    private Facts facts() {
        var facts = Facts.NONE;
        for (var pin : pinned.entrySet()) {
            facts = facts.with(pin.getKey(), pin.getValue());
        }
        return facts;
    }

    /** @param one whether the first who can is enough */
    int ask(boolean one, PrintWriter out) {
        var report = new Report(out, Telling.atTerminal());
        if (policies != null) {
            return told(PolicyFiles.at(policies, account).world(facts()), region, one, report);
        }
        try (var connection = Connection.to(data)) {
            var open = api == null ? OptionalInt.empty() : byMethod(connection, api, report);
            return open.isPresent()
                    ? open.getAsInt()
                    : told(new LiveWorld(connection, rails()).read(facts()), connection.region(), one, report);
        }
    }

    /** @return the answer when the method does not leave it to IAM policies */
    private OptionalInt byMethod(Connection connection, String apiId, Report report) {
        var route = ApiRoute.find(connection.clients().restApis(), apiId, method(), resource);
        var what = method() + " " + resource + " of API " + apiId;
        return switch (route.authorization()) {
            case "AWS_IAM" -> OptionalInt.empty();
            case "NONE" -> OptionalInt.of(open(route, what, report));
            case "COGNITO_USER_POOLS" -> {
                report.yes("whoever has a token of the method's user pools can reach " + what);
                report.detail("no IAM policy has a say: the method's authorizer is of type COGNITO_USER_POOLS");
                yield OptionalInt.of(1);
            }
            default -> {
                report.unsure("the method's authorizer decides about " + what + ": it is a function");
                yield OptionalInt.of(2);
            }
        };
    }

    private static int open(ApiRoute route, String what, Report report) {
        if (!route.hasPolicy()) {
            report.yes("anyone can reach " + what + ": it asks nobody who they are");
            return 1;
        }
        report.unsure(what + " asks nobody who they are, and the API's resource policy decides");
        return 2;
    }

    private String method() {
        return action.toUpperCase(Locale.ROOT);
    }

    private int told(World world, String where, boolean one, Report report) {
        var goal = goal(world, where).without(withoutGroups, withoutTags);
        var budget = Budget.standard();
        var findings = one ? Reachability.canAnyone(world, goal, budget) : Reachability.whoCan(world, goal, budget);
        var what = api == null ? action + " on " + resource : method() + " " + resource + " of API " + api;
        tell(findings, what, report);
        report.basis(world);
        return status(findings);
    }

    /** 1 whenever there is a path: a doubt about another does not undo it. */
    private static int status(Findings findings) {
        if (!findings.paths().isEmpty()) {
            return 1;
        }
        return findings.nobody() ? 0 : 2;
    }

    private static void tell(Findings findings, String what, Report report) {
        if (findings.nobody()) {
            report.no("nobody can reach " + what);
        }
        for (var path : findings.paths()) {
            report.yes(path.steps().getFirst().who() + " can reach " + what);
            report.path(path);
        }
        report.doubts(findings);
    }

    private Goal goal(World world, String where) {
        if (api != null) {
            var path = resource.replaceFirst("^/", "")
                    .replaceAll("\\{[^}/]*\\+}", "**")
                    .replaceAll("\\{[^}/]*}", "*");
            return Goal.ofRoute("arn:aws:execute-api:" + where + ":" + world.account() + ":" + api + "/" + stage + "/"
                    + method() + "/" + path);
        }
        if (!action.equals("*") && !action.matches("[A-Za-z0-9*?-]+:[A-Za-z0-9*?_-]+")) {
            throw new BadSetting(
                    "'" + action + "' is no action; s3:GetObject is one, or give --api with a method and a path");
        }
        if (!resource.equals("*") && resource.split(":", 6).length < 6) {
            throw new BadSetting("'" + resource + "' is no ARN; arn:aws:s3:::bucket/* is one, and '*' is any");
        }
        return Goal.of(action, resource);
    }
}
