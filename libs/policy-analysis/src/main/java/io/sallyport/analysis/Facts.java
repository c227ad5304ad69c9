package io.sallyport.analysis;

import io.sallyport.iampolicy.Context;
import io.sallyport.iampolicy.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of a request besides who, what and which. A key that is not known is free: it may have any values, or none.
 *
 * @param known   by key in lower case; {@link Values#NONE} for a key that is known to be absent
 * @param closed  beginnings of keys, in lower case: those that are not in {@code known} are known to be absent
 * @param present keys in lower case that have some value, whichever
 */
public record Facts(Map<String, Values> known, List<String> closed, Set<String> present) {
    public static final Facts NONE = new Facts(Map.of(), List.of(), Set.of());

    public Facts {
        known = Map.copyOf(known);
        closed = List.copyOf(closed);
        present = Set.copyOf(present);
    }

    public Facts with(String key, String... values) {
        return with(key, Values.of(List.of(values)));
    }

    public Facts with(String key, Values values) {
        return plus(new Facts(Map.of(Context.lowerCase(key), values), List.of(), Set.of()));
    }

    public Facts without(String key) {
        return with(key, Values.NONE);
    }

    /** Whatever begins so and is not known otherwise is absent. */
    public Facts closed(String prefix) {
        return plus(new Facts(Map.of(), List.of(Context.lowerCase(prefix)), Set.of()));
    }

    /** Free, but never absent. */
    public Facts present(Set<String> keys) {
        return plus(new Facts(
                Map.of(), List.of(), keys.stream().map(Context::lowerCase).collect(Collectors.toSet())));
    }

    /** The other's word about values counts, and these more. */
    Facts choosing(Map<String, Values> values) {
        return plus(new Facts(values, List.of(), Set.of()));
    }

    /** The other's word counts where both have one. */
    public Facts plus(Facts other) {
        var all = new HashMap<>(known);
        all.putAll(other.known);
        return new Facts(
                all,
                Stream.concat(closed.stream(), other.closed.stream()).distinct().toList(),
                Stream.concat(present.stream(), other.present.stream()).collect(Collectors.toSet()));
    }

    /** @return empty when the key is free */
    public Optional<Values> find(String key) {
        var found = Optional.ofNullable(known.get(key));
        return found.or(() -> closed.stream().anyMatch(key::startsWith) ? Optional.of(Values.NONE) : Optional.empty());
    }

    /** @param chosen for free keys */
    Context context(Map<String, Values> chosen) {
        return key -> find(key).orElseGet(() -> chosen.getOrDefault(key, Values.NONE));
    }
}
