package io.sallyport.policy.core;

import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Tags keep the case of their keys and are unique without it. */
public final class Tags {
    private static final int MOST = 50;

    private Tags() {}

    /** Adds {@code more} to {@code tags}; one of the same key is replaced. */
    public static Map<String, String> with(Map<String, String> tags, Map<String, String> more) {
        refuseDoubles(more);
        var all = new LinkedHashMap<>(without(tags, List.copyOf(more.keySet())));
        all.putAll(more);
        if (all.size() > MOST) {
            throw new Refusal(PolicyFailure.LIMIT_EXCEEDED, "The number of tags has reached the maximum limit.");
        }
        return Collections.unmodifiableMap(all);
    }

    public static Map<String, String> without(Map<String, String> tags, List<String> keys) {
        var gone = keys.stream().map(Tags::plain).collect(Collectors.toSet());
        var left = new LinkedHashMap<>(tags);
        left.keySet().removeIf(key -> gone.contains(plain(key)));
        return Collections.unmodifiableMap(left);
    }

    private static void refuseDoubles(Map<String, String> tags) {
        if (tags.keySet().stream().map(Tags::plain).distinct().count() != tags.size()) {
            throw new Refusal(
                    PolicyFailure.INVALID_INPUT,
                    "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        }
        if (tags.keySet().stream().anyMatch(key -> plain(key).startsWith("aws:"))) {
            throw new Refusal(PolicyFailure.INVALID_INPUT, "Tag keys beginning with aws: are reserved for system use.");
        }
    }

    private static String plain(String key) {
        return key.toLowerCase(Locale.ROOT);
    }
}
