package io.sallyport.iampolicy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known about a request besides who, what and which. A room may answer keys only when they are asked for.
 *
 * <p>Dates are ISO 8601 or seconds since 1970; binary values are base64.
 */
@FunctionalInterface
public interface Context {
    /** Nothing is known. */
    Context EMPTY = _ -> Values.NONE;

    /** @param key in lower case; keys differ by more than case or not at all */
    Values values(String key);

    static Builder builder() {
        return new Builder();
    }

    /** The form that {@link #values} is asked with. */
    static String lowerCase(String key) {
        var lower = key.toCharArray();
        for (var i = 0; i < lower.length; i++) {
            lower[i] = lower[i] >= 'A' && lower[i] <= 'Z' ? (char) (lower[i] + ('a' - 'A')) : lower[i];
        }
        return new String(lower);
    }

    /** Keys and values put together by hand. */
    final class Builder {
        private final Map<String, Values> entries = new HashMap<>();

        private Builder() {}

        public Builder put(String key, String value) {
            entries.put(lowerCase(key), Values.of(value));
            return this;
        }

        public Builder put(String key, List<String> values) {
            entries.put(lowerCase(key), Values.of(values));
            return this;
        }

        public Context build() {
            var known = new HashMap<>(entries); // asked for each condition, and half as slow as an immutable map
            return key -> known.getOrDefault(key, Values.NONE);
        }
    }
}
