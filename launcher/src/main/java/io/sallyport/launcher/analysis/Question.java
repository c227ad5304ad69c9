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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code can-anyone} and {@code who-can} are asked, and of which policies. */
final class Question {
    @Parameters(
            index = "0",
            paramLabel = "ACTION",
            description = "s3:GetObject, s3:*; with --api a method: POST, or ANY")
    private String action = "";

    @Parameters(
            index = "1",
            paramLabel = "RESOURCE",
            description = {
                "an ARN, wildcards allowed, or '*'",
                "with --api a path below the stage: /inventory; {id} is any segment, {proxy+} any rest"
            })
    private String resource = "";

    @Option(names = "--api", paramLabel = "ID", description = "ask about a method and a path of this REST or HTTP API")
    private @Nullable String api;

    @Option(
            names = "--stage",
            defaultValue = "*",
            paramLabel = "NAME",
            description = "with --api: this stage only, '$default' too (default: any)")
    private String stage = "*";

    @Mixin
    private final AskedProduct product = new AskedProduct();

    @Option(
            names = "--guard-rails",
            defaultValue = "${env:SALLYPORT_GUARD_RAILS}",
            paramLabel = "PLACE",
            description = {
                "what the product was given as SALLYPORT_GUARD_RAILS, which it tells nobody",
                "(default: that variable, where it is set); with --policies, besides the folder's own"
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
            var world = PolicyFiles.at(policies, account).world(facts(), rails());
            return told(world, goal(world, region), Said.NOBODY, one, report).status();
        }
        try (var connection = product.connect()) {
            return api == null
                    ? ofAction(connection, one, report).status()
                    : ofMethod(connection, api, one, report).status();
        }
    }

    private Said ofAction(Connection connection, boolean one, Report report) {
        var world = new LiveWorld(connection, rails()).read(facts());
        return told(world, goal(world, connection.region()), Said.NOBODY, one, report);
    }

    /** The method's own authorization first: it may leave nothing to policies. */
    private Said ofMethod(Connection connection, String apiId, boolean one, Report report) {
        var account = connection.read(
                () -> connection.clients().sts().getCallerIdentity().account());
        var asked = asked(apiId, connection.region(), account);
        var live = LiveApi.find(connection.clients(), asked.apiArn());
        var told = new RouteAnswers(
                        live, what(), LiveWorld.facts(connection.region()).plus(facts()), report)
                .tell(asked);
        if (told.policies().isEmpty() || (one && told.said().somebody())) {
            if (told.said().nobody()) {
                report.no(nobody());
            }
            report.defined();
            return told.said();
        }
        var world = new LiveWorld(connection, rails()).read(facts());
        var said = told(world, Goal.ofRoutes(told.policies()), told.said(), one, report);
        report.defined();
        return said;
    }

    private Said told(World world, Goal goal, Said before, boolean one, Report report) {
        var budget = Budget.standard();
        var whose = goal.without(withoutGroups, withoutTags);
        var findings = one ? Reachability.canAnyone(world, whose, budget) : Reachability.whoCan(world, whose, budget);
        var said = before.and(Said.of(findings));
        if (said.nobody()) {
            report.no(nobody());
        }
        tell(findings, report);
        report.basis(world);
        return said;
    }

    private void tell(Findings findings, Report report) {
        for (var path : findings.paths()) {
            report.yes(path.steps().getFirst().who() + " can reach " + what());
            report.path(path);
        }
        report.doubts(findings);
    }

    private String nobody() {
        return "nobody can reach " + what();
    }

    private String what() {
        return api == null ? action + " on " + resource : method() + " " + resource + " of API " + api;
    }

    private String method() {
        return action.equals("*") ? Route.ANY : action.toUpperCase(Locale.ROOT);
    }

    private Routes.Asked asked(String apiId, String where, String whose) {
        if (!resource.startsWith("/") || resource.contains("//")) {
            throw new BadSetting("'" + resource + "' is no path of an API; /inventory and /pets/{id} are");
        }
        var arn = "arn:aws:execute-api:" + where + ":" + whose + ":" + apiId;
        var path = resource.replaceAll("(?<=/)\\*(?=/|$)", "{any}");
        return new Routes.Asked(arn, stage, methods(), path);
    }

    private List<String> methods() {
        if (method().equals(Route.ANY)) {
            return Routes.METHODS;
        }
        if (!Routes.METHODS.contains(method())) {
            throw new BadSetting("'" + action + "' is no method; " + String.join(", ", Routes.METHODS) + " are, and "
                    + Route.ANY + " asks about all of them");
        }
        return List.of(method());
    }

    private Goal goal(World world, String where) {
        if (api != null) {
            return Goal.ofRoutes(asked(api, where, world.account()).anyRoute());
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
