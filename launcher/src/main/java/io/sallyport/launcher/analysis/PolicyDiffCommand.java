package io.sallyport.launcher.analysis;

import io.sallyport.analysis.Budget;
import io.sallyport.analysis.Facts;
import io.sallyport.analysis.Goal;
import io.sallyport.analysis.PolicyDiff;
import io.sallyport.analysis.Standing;
import io.sallyport.analysis.World;
import io.sallyport.analysis.World.Role;
import io.sallyport.iampolicy.CompiledPolicies;
import io.sallyport.iampolicy.Policies;
import io.sallyport.iampolicy.PolicyDocument;
import io.sallyport.launcher.story.Telling;
import io.sallyport.runtime.config.BadSetting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sallyport policy-diff}. */
@Command(
        name = "policy-diff",
        mixinStandardHelpOptions = true,
        description =
                "Which requests change their answer between two versions of policies; each example is executed against both.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:nothing changes: proved", "1:something changes: executed", "2:could not decide, or bad input"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  sallyport policy-diff visitor.json visitor-new.json",
            "  sallyport policy-diff main/policies branch/policies      every user and role of two folders"
        })
public final class PolicyDiffCommand implements Callable<Integer> {
    private static final String ACCOUNT = "123456789012";

    @Parameters(
            index = "0",
            paramLabel = "BEFORE",
            description = "an identity policy, or a folder as --policies takes it")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "AFTER", description = "the later version of it")
    private Path after = Path.of("");

    @Option(
            names = "--account",
            defaultValue = ACCOUNT,
            paramLabel = "ID",
            description = "the account that they are of (default: ${DEFAULT-VALUE})")
    private String account = ACCOUNT;

    @Spec
    private @Nullable CommandSpec spec;

    private record Told(boolean changed, boolean unsure) {
        private Told and(Told other) {
            return new Told(changed || other.changed, unsure || other.unsure);
        }
    }

    @Override
    public Integer call() {
        var report = new Report(Objects.requireNonNull(spec).commandLine().getOut(), Telling.atTerminal());
        if (Files.isDirectory(before) != Files.isDirectory(after)) {
            throw new BadSetting(
                    "one of " + before + " and " + after + " is a folder and the other is not; give two of a kind");
        }
        var old = world(before);
        var now = world(after);
        var told = trusts(old, now, report).and(new Told(false, DiffLimits.tell(old, now, report)));
        var then = standings(Surroundings.withStrangersOf(now, old));
        var later = standings(Surroundings.withStrangersOf(old, now));
        for (var name : names(then, later)) {
            told = told.and(
                    tell(name, Optional.ofNullable(then.get(name)), Optional.ofNullable(later.get(name)), report));
        }
        if (!told.changed && !told.unsure) {
            report.no("nothing changes: no request is answered otherwise");
        }
        return told.changed ? 1 : told.unsure ? 2 : 0;
    }

    private World world(Path place) {
        if (Files.isDirectory(place)) {
            return PolicyFiles.at(place, account).world(Facts.NONE, List.of());
        }
        var user = PolicyFiles.alone(place, account);
        var same = new World.User("arn:aws:iam::" + account + ":user/whoever-has-it", user.groups(), user.powers());
        return new World(account, List.of(same), List.of(), List.of(), List.of(), List.of(), false, Facts.NONE);
    }

    private static Map<String, Standing> standings(World world) {
        var byName = new LinkedHashMap<String, Standing>();
        Standing.of(world).forEach(s -> byName.put(s.name(), s));
        return byName;
    }

    private static Set<String> names(Map<String, Standing> then, Map<String, Standing> later) {
        var names = new TreeSet<>(then.keySet());
        names.addAll(later.keySet());
        return names;
    }

    /** Whoever is not there may do nothing. */
    private static Told tell(String name, Optional<Standing> then, Optional<Standing> later, Report report) {
        var some = later.or(() -> then).orElseThrow();
        if (then.isPresent() && !then.get().facts().equals(some.facts())) {
            report.unsure(name + " has other tags; what they change is a question for can-anyone");
            return new Told(false, true);
        }
        var changes = PolicyDiff.between(
                policies(then), policies(later), some.who(), some.facts(), Goal.of("*", "*"), Budget.standard());
        if (!changes.gained().isEmpty() || !changes.lost().isEmpty()) {
            report.yes("answers to " + name + " change");
        } else if (!changes.undecided().isEmpty()) {
            report.unsure("could not decide about " + name);
            changes.undecided().forEach(u -> report.detail("not seen through: " + u));
        }
        changes.gained().forEach(c -> report.change(c, true));
        changes.lost().forEach(c -> report.change(c, false));
        return new Told(
                !changes.gained().isEmpty() || !changes.lost().isEmpty(),
                !changes.undecided().isEmpty());
    }

    private static Policies policies(Optional<Standing> standing) {
        return standing.map(Standing::policies).orElse(Policies.ofIdentity(CompiledPolicies.NONE));
    }

    /** Who can become a role is a question for can-anyone; that it may have changed is not kept back. */
    private static Told trusts(World old, World now, Report report) {
        var changed = new TreeSet<String>();
        var before = documents(old);
        var after = documents(now);
        before.forEach((arn, trust) -> {
            if (!trust.equals(after.get(arn))) {
                changed.add(arn);
            }
        });
        after.keySet().stream().filter(arn -> !before.containsKey(arn)).forEach(changed::add);
        changed.forEach(arn -> report.unsure(
                "the trust policy of " + arn + " is another; can-anyone sts:AssumeRole " + arn + " tells who may"));
        return new Told(false, !changed.isEmpty());
    }

    private static Map<String, List<PolicyDocument>> documents(World world) {
        var documents = new LinkedHashMap<String, List<PolicyDocument>>();
        for (Role role : world.roles()) {
            documents.put(
                    role.arn(),
                    role.trust().policies().stream()
                            .map(p -> p.policy().document())
                            .toList());
        }
        return documents;
    }
}
