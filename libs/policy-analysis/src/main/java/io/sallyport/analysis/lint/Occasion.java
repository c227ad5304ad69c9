package io.sallyport.analysis.lint;

import io.sallyport.iampolicy.Action;
import io.sallyport.iampolicy.CompiledActions;
import io.sallyport.iampolicy.Selection;
import java.util.List;
import java.util.Set;

/**
 * Requests of one sort: which policies are asked about them, and what they carry. A key stands here when a request of this sort can
 * have it, even if some do not.
 *
 * @param name    as in "only when …": {@code a service invokes a function}
 * @param actions what is asked for
 * @param keys    condition keys; {@code *} at the end is any name, at the beginning any OpenID provider
 */
public record Occasion(String name, Set<PolicyKind> kinds, Selection<String> actions, List<String> keys) {
    boolean carries(String key) {
        return keys.stream().anyMatch(k -> new KeyPattern(k).matches(key));
    }

    /** @param asked actions that a statement speaks of */
    boolean asksAny(List<String> asked) {
        var compiled = CompiledActions.of(actions);
        return asked.stream().anyMatch(a -> compiled.admits(Action.of(a)));
    }
}
