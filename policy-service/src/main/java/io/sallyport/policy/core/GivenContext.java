package io.sallyport.policy.core;

import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.iampolicy.Context;
import io.sallyport.iampolicy.ValueKind;
import io.sallyport.iampolicy.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The condition keys that a simulation is told, over those that are known of its caller. */
public record GivenContext(Map<String, Values> given, Context known) implements Context {
    /**
     * A key as it was told.
     *
     * @param list true when it may have several values
     */
    public record Entry(String key, ValueKind kind, boolean list, List<String> values) {}

    /** @throws Refusal naming the key and the value that is not of its kind */
    public static GivenContext of(List<Entry> entries, Context known) {
        var given = new HashMap<String, Values>();
        for (var entry : entries) {
            check(entry);
            if (given.put(Context.lowerCase(entry.key()), Values.of(entry.values())) != null) {
                throw invalid(entry, "stands there twice; give each key once, a list with all its values");
            }
        }
        return new GivenContext(Map.copyOf(given), known);
    }

    private static void check(Entry entry) {
        if (!entry.list() && entry.values().size() > 1) {
            throw invalid(
                    entry,
                    "has " + entry.values().size()
                            + " values, but its type takes one; the type with List takes several");
        }
        for (var value : entry.values()) {
            if (!entry.kind().reads(value)) {
                throw invalid(entry, "has the value \"" + value + "\", which is not of its type");
            }
        }
    }

    private static Refusal invalid(Entry entry, String problem) {
        return new Refusal(PolicyFailure.INVALID_INPUT, "The context key " + entry.key() + " " + problem);
    }

    @Override
    public Values values(String key) {
        var told = given.get(key);
        return told == null ? known.values(key) : told;
    }
}
