package io.sallyport.analysis.lint;

import io.sallyport.iampolicy.Action;
import io.sallyport.iampolicy.CompiledActions;
import io.sallyport.iampolicy.Context;
import io.sallyport.iampolicy.Selection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What can be asked here, and what requests carry.
 *
 * @param actions   every action of the services that are served here, as AWS spells it: {@code iam:CreateUser}
 * @param occasions every sort of request about which policies are asked
 */
public record Vocabulary(List<String> actions, List<Occasion> occasions) {
    private static final String GLOBAL = "aws";

    /** @return those that a statement speaks of */
    List<String> admitted(Selection<String> selection) {
        var compiled = CompiledActions.of(selection);
        return actions.stream().filter(a -> compiled.admits(Action.of(a))).toList();
    }

    /** @return what stands before the colon, of the services that are served */
    Set<String> services() {
        return actions.stream()
                .map(a -> Context.lowerCase(a.substring(0, a.indexOf(':'))))
                .collect(Collectors.toUnmodifiableSet());
    }

    List<String> actionsOf(String service) {
        return actions.stream()
                .filter(a -> Context.lowerCase(a).startsWith(service + ":"))
                .toList();
    }

    /** @param asked of what is served; where it is empty the doubt is the policy's: any request of its kind */
    KeyStanding standing(String key, PolicyKind kind, List<String> asked) {
        var carrying = occasions.stream().filter(o -> o.carries(key)).toList();
        if (carrying.stream().anyMatch(o -> o.kinds().contains(kind) && (asked.isEmpty() || o.asksAny(asked)))) {
            return new KeyStanding.Carried();
        }
        if (!carrying.isEmpty()) {
            return new KeyStanding.Elsewhere(
                    carrying.stream().map(Occasion::name).distinct().toList());
        }
        return AwsKeys.has(key) ? new KeyStanding.Absent() : strange(key, asked.isEmpty());
    }

    /** What carries it when nothing of what is served is asked about is not known. */
    private KeyStanding strange(String key, boolean askedElsewhere) {
        if (ofAnotherService(key)) {
            return askedElsewhere ? new KeyStanding.Carried() : new KeyStanding.Absent();
        }
        return new KeyStanding.Unheard(meant(key));
    }

    /** Services that are not served have keys of their own: which is not known here. */
    private boolean ofAnotherService(String key) {
        var service = Context.lowerCase(key.substring(0, Math.max(0, key.indexOf(':'))));
        return service.matches("[a-z][a-z0-9-]*")
                && !services().contains(service)
                && Slips.between(service, GLOBAL) > 1
                && Nearest.service(service, services()).isEmpty();
    }

    private Optional<String> meant(String key) {
        var carried = occasions.stream().flatMap(o -> o.keys().stream());
        var known = Stream.concat(carried, AwsKeys.ALL.stream()).distinct().map(KeyPattern::new);
        return Nearest.key(key, known.filter(k -> !k.ofAnyProvider()).toList());
    }
}
