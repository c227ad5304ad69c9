package io.sallyport.policy.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Part of a list.
 *
 * @param after what a question for the next part names; empty when there is none
 */
public record Page<T>(List<T> items, Optional<String> after) {
    /** What part is wanted: at most {@code most} of those after {@code after} ({@code ""}: from the start). */
    public record Want(String after, int most) {}

    /** @param found one more than wanted when there are more */
    static <T> Page<T> of(List<T> found, Want want, Function<T, String> key) {
        if (found.size() <= want.most()) {
            return new Page<>(found, Optional.empty());
        }
        var items = found.subList(0, want.most());
        return new Page<>(List.copyOf(items), Optional.of(key.apply(items.getLast())));
    }

    public <R> Page<R> map(Function<T, R> mapper) {
        return new Page<>(items.stream().map(mapper).toList(), after);
    }
}
