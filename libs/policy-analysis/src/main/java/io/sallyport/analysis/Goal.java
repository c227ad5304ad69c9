package io.sallyport.analysis;

import io.sallyport.analysis.World.User;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What somebody might be able to do.
 *
 * @param action        may have wildcards: {@code s3:*}
 * @param withoutGroups users in one of them are not asked about
 * @param withoutTags   nor users with one of these tags; keys differ by more than case or not at all
 */
public record Goal(String action, Resources resources, Set<String> withoutGroups, Map<String, String> withoutTags) {
    private static final String INVOKE = "execute-api:Invoke";

    /** Which resources are asked about. */
    public sealed interface Resources {
        /** @param pattern an ARN that may have wildcards, or {@code *} for any */
        record Matching(String pattern) implements Resources {}

        /** @param requests some of a deployed API, at least one */
        record Routes(List<Routed> requests) implements Resources {}
    }

    public static Goal of(String action, String resource) {
        return new Goal(action, new Resources.Matching(resource), Set.of(), Map.of());
    }

    public static Goal ofRoutes(List<Routed> requests) {
        return new Goal(INVOKE, new Resources.Routes(List.copyOf(requests)), Set.of(), Map.of());
    }

    public Goal without(Set<String> groups, Map<String, String> tags) {
        return new Goal(action, resources, groups, tags);
    }

    Language resources(Budget budget) {
        return switch (resources) {
            case Resources.Matching(var pattern) ->
                Texts.resource(pattern, budget).and(Texts.RESOURCES, budget);
            case Resources.Routes(var requests) ->
                requests.stream()
                        .map(Routed::resources)
                        .reduce((one, other) -> one.or(other, budget))
                        .orElse(Language.NOTHING);
        };
    }

    boolean asksAbout(User user) {
        return user.groups().stream().noneMatch(withoutGroups::contains)
                && withoutTags.entrySet().stream().noneMatch(t -> has(user, t.getKey(), t.getValue()));
    }

    private static boolean has(User user, String key, String value) {
        return user.powers().tags().entrySet().stream()
                .anyMatch(t -> t.getKey().equalsIgnoreCase(key) && t.getValue().equals(value));
    }
}
