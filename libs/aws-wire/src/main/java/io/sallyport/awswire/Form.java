package io.sallyport.awswire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pairs of a query string or form body, decoded. */
public final class Form {
    /** More pairs than any of our services needs for its largest request. */
    static final int MAX_PAIRS = 10_000;

    private final Map<String, List<String>> values;

    private Form(Map<String, List<String>> values) {
        this.values = values;
    }

    /** @throws MalformedRequest for a broken escape, bytes that are no UTF-8, or more than 10,000 pairs */
    public static Form parse(String raw) {
        var values = new LinkedHashMap<String, List<String>>();
        int count = 0;
        for (int at = 0; at < raw.length(); ) {
            var ampersand = raw.indexOf('&', at);
            var end = ampersand < 0 ? raw.length() : ampersand;
            if (end > at) {
                if (++count > MAX_PAIRS) {
                    throw new MalformedRequest("more than " + MAX_PAIRS + " parameters");
                }
                add(raw.substring(at, end), values);
            }
            at = end + 1;
        }
        return new Form(values);
    }

    private static void add(String pair, Map<String, List<String>> values) {
        var equals = pair.indexOf('=');
        var name = Percent.decodeForm(equals < 0 ? pair : pair.substring(0, equals));
        var value = equals < 0 ? "" : Percent.decodeForm(pair.substring(equals + 1));
        values.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(value);
    }

    /** In the order in which they came; empty when the name did not come. */
    public List<String> all(String name) {
        return Collections.unmodifiableList(values.getOrDefault(name, List.of()));
    }

    /** The value of a name that came exactly once. */
    public Optional<String> only(String name) {
        var all = all(name);
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    public Map<String, List<String>> asMap() {
        return Collections.unmodifiableMap(values);
    }
}
