package io.sallyport.token.core;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Some of a pool's users.
 *
 * @param precedence the lower, the stronger; a group without one is the weakest
 */
public record Group(
        String poolId,
        String name,
        Optional<String> description,
        Optional<String> roleArn,
        Optional<Integer> precedence,
        Instant createdAt,
        Instant modifiedAt) {
    private static final Comparator<Group> STRENGTH = Comparator.comparingInt(Group::strength);

    private int strength() {
        return precedence.orElse(Integer.MAX_VALUE);
    }

    /** What is not said stays. */
    public Group with(
            Optional<String> newDescription,
            Optional<String> newRoleArn,
            Optional<Integer> newPrecedence,
            Instant now) {
        return new Group(
                poolId,
                name,
                newDescription.or(() -> description),
                newRoleArn.or(() -> roleArn),
                newPrecedence.or(() -> precedence),
                createdAt,
                now);
    }

    /** @return the strongest first, by name within one precedence */
    public static List<Group> sorted(List<Group> groups) {
        return groups.stream().sorted(STRENGTH.thenComparing(Group::name)).toList();
    }

    /** @return the role of the strongest group with a role; none when two such groups name different ones */
    public static Optional<String> preferredRole(List<Group> groups) {
        var withRole =
                groups.stream().filter(group -> group.roleArn().isPresent()).toList();
        var strongest = withRole.stream().mapToInt(Group::strength).min();
        var roles = withRole.stream()
                .filter(group -> group.strength() == strongest.orElseThrow())
                .flatMap(group -> group.roleArn().stream())
                .distinct()
                .toList();
        return roles.size() == 1 ? Optional.of(roles.getFirst()) : Optional.empty();
    }
}
