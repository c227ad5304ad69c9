package io.sallyport.analysis;

import io.sallyport.iampolicy.Values;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Values to try for policy variables whose keys are free. */
final class Guesses {
    private static final int KEYS = 3;
    private static final int VALUES = 6;

    private Guesses() {}

    static List<Map<String, Values>> of(Set<String> keys, Set<String> texts) {
        List<Map<String, Values>> guesses = new ArrayList<>(List.of(Map.of()));
        var values = values(texts);
        for (var key : keys.stream().limit(KEYS).toList()) {
            guesses = guesses.stream()
                    .flatMap(g -> values.stream().map(v -> with(g, key, v)))
                    .toList();
        }
        return keys.isEmpty() ? List.of() : guesses;
    }

    private static Map<String, Values> with(Map<String, Values> guess, String key, String value) {
        var all = new java.util.HashMap<>(guess);
        all.put(key, Values.of(value));
        return all;
    }

    /** Pieces of the resources in question, and something that is in none of them. */
    private static List<String> values(Set<String> texts) {
        var values = new LinkedHashSet<String>();
        values.add("x");
        texts.stream()
                .flatMap(t -> java.util.Arrays.stream(t.split("[/:]")).skip(3))
                .filter(t -> !t.isEmpty())
                .limit(VALUES)
                .forEach(values::add);
        return List.copyOf(values);
    }
}
