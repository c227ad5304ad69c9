package io.sallyport.iampolicy;

import java.util.List;

/** An {@code Action} or {@code NotAction} element; actions differ by more than case or not at all. */
record CompiledActions(boolean negated, List<Glob> globs) {
    static CompiledActions of(Selection<String> selection) {
        var globs = selection.items().stream()
                .map(a -> Glob.of(Tokens.pattern(Context.lowerCase(a))))
                .toList();
        return new CompiledActions(selection instanceof Selection.AllBut, globs);
    }

    boolean admits(Action action) {
        return listed(action.key()) != negated;
    }

    private boolean listed(String key) {
        for (var glob : globs) {
            if (glob.matches(key, 0, key.length())) {
                return true;
            }
        }
        return false;
    }
}
