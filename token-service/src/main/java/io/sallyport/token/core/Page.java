package io.sallyport.token.core;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Some of a list that may be long.
 *
 * @param next after what the following page begins, when there is one
 */
public record Page<T>(List<T> items, Optional<String> next) {

    /** @param found one more than {@code limit} when there is more */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, String> key) {
        var items = List.copyOf(found.subList(0, Math.min(limit, found.size())));
        var more = found.size() > limit && !items.isEmpty();
        return new Page<>(items, more ? Optional.of(key.apply(items.getLast())) : Optional.empty());
    }

    public <U> List<U> map(Function<T, U> shape) {
        return items.stream().map(shape).toList();
    }
}
