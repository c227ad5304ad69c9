package io.sallyport.iampolicy;

import java.util.List;

/** An {@code Action} or {@code NotAction} element; actions differ by more than case or not at all. */
public final class CompiledActions {
    private static final List<Tokens> ANY = List.of(Tokens.pattern("*"));

    /** Admits whatever is asked for, without looking. */
    static final CompiledActions EVERY = new CompiledActions(true, List.of());

    private final boolean negated;
    private final List<Tokens> listed;
    private final Glob[] globs;

    private CompiledActions(boolean negated, List<Tokens> listed) {
        this.negated = negated;
        this.listed = listed;
        this.globs = listed.stream().map(Glob::of).toArray(Glob[]::new);
    }

    public static CompiledActions of(Selection<String> selection) {
        var listed = selection.items().stream()
                .map(a -> Tokens.pattern(Context.lowerCase(a)))
                .toList();
        return new CompiledActions(selection instanceof Selection.AllBut, listed);
    }

    public boolean admits(Action action) {
        return lists(action.key()) != negated;
    }

    /** Patterns of which every admitted action matches one; for the index. */
    List<Tokens> covering() {
        return negated ? ANY : listed;
    }

    private boolean lists(String key) {
        for (var glob : globs) {
            if (glob.matches(key, 0, key.length())) {
                return true;
            }
        }
        return false;
    }
}
