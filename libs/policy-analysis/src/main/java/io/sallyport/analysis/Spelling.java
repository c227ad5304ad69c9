package io.sallyport.analysis;

import io.sallyport.iampolicy.Context;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Names actions as people spell them: automata know them in lower case. */
record Spelling(List<String> names) {
    /** @param patterns actions as documents and questions spell them; those with wildcards are no names */
    static Spelling of(Collection<String> patterns) {
        return new Spelling(patterns.stream()
                .filter(p -> p.contains(":") && !p.contains("*") && !p.contains("?"))
                .distinct()
                .toList());
    }

    /** @return one of the known names if one is among the actions */
    Optional<String> of(Language actions, Scope scope, Budget budget) {
        var known = java.util.stream.Stream.concat(
                names.stream(), scope.rules().flatMap(r -> of(r.names()).names().stream()));
        return known.filter(n -> actions.has(Context.lowerCase(n)))
                .findFirst()
                .or(() -> actions.example(List.of(), budget));
    }
}
