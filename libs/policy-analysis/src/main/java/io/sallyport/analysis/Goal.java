package io.sallyport.analysis;

import io.sallyport.analysis.World.User;
import java.util.Map;
import java.util.Set;

/**
 * What somebody might be able to do.
 *
 * @param action        may have wildcards: {@code s3:*}
 * @param resource      an ARN that may have wildcards, or {@code *} for any
 * @param route         whether a wildcard of the resource is one segment of a path only
 * @param withoutGroups users in one of them are not asked about
 * @param withoutTags   nor users with one of these tags; keys differ by more than case or not at all
 */
public record Goal(
        String action, String resource, boolean route, Set<String> withoutGroups, Map<String, String> withoutTags) {
    public static Goal of(String action, String resource) {
        return new Goal(action, resource, false, Set.of(), Map.of());
    }

    /**
     * @param arn of a method of an API, as {@code arn:aws:execute-api:<region>:<account>:<api>/<stage>/<METHOD>/<path>}: a {@code *} in
     *     it is one segment, {@code **} is any rest
     */
    public static Goal ofRoute(String arn) {
        return new Goal("execute-api:Invoke", arn, true, Set.of(), Map.of());
    }

    public Goal without(Set<String> groups, Map<String, String> tags) {
        return new Goal(action, resource, route, groups, tags);
    }

    Language resources(Budget budget) {
        return route ? Texts.route(resource) : Texts.resource(resource, budget).and(Texts.RESOURCES, budget);
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
