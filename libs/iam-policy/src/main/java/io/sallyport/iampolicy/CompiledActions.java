package io.sallyport.iampolicy;

import java.util.List;

/**
 * An {@code Action} or {@code NotAction} element; actions differ by more than case or not at all.
 *
 * @param listed in lower case
 */
record CompiledActions(boolean negated, List<Tokens> listed, List<Glob> globs) {
    private static final List<Tokens> ANY = List.of(Tokens.pattern("*"));

    static CompiledActions of(Selection<String> selection) {
        var listed = selection.items().stream()
                .map(a -> Tokens.pattern(Context.lowerCase(a)))
                .toList();
        return new CompiledActions(
                selection instanceof Selection.AllBut,
                listed,
                listed.stream().map(Glob::of).toList());
    }

    boolean admits(Action action) {
        return lists(action.key()) != negated;
    }

    /** Patterns of which every admitted action matches one; for the index. */
    List<Tokens> covering() {
        return negated ? ANY : listed;
    }

    private boolean lists(String key) {
        for (var i = 0; i < globs.size(); i++) {
            if (globs.get(i).matches(key, 0, key.length())) {
                return true;
            }
        }
        return false;
    }
}
