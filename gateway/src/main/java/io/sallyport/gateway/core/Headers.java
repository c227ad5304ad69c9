package io.sallyport.gateway.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Header lines in the order they came. Names ignore case. */
public final class Headers {
    private final List<Line> lines;

    private Headers(List<Line> lines) {
        this.lines = lines;
    }

    /** One header line; a name that came twice is two of them. */
    public record Line(String name, String value) {
        /** The name only: values hold credentials. */
        @Override
        public String toString() {
            return "Line[" + name + "]";
        }
    }

    public static Headers of(List<Line> lines) {
        return new Headers(List.copyOf(lines));
    }

    public List<Line> lines() {
        return lines;
    }

    /** @return every value of a name, in order */
    public List<String> all(String name) {
        List<String> found = new ArrayList<>(1);
        for (var line : lines) {
            if (line.name.equalsIgnoreCase(name)) {
                found.add(line.value);
            }
        }
        return found;
    }

    /** @return the value of a name that came exactly once */
    public Optional<String> only(String name) {
        var all = all(name);
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    /** @return all values of a name, joined by commas */
    public Optional<String> joined(String name) {
        var all = all(name);
        return all.isEmpty() ? Optional.empty() : Optional.of(String.join(",", all));
    }

    /** @return those lines whose name passes */
    public Headers where(Predicate<String> keep) {
        return new Headers(lines.stream().filter(line -> keep.test(line.name)).toList());
    }

    /** Takes the place of every line of that name. */
    public Headers with(String name, String value) {
        var changed = new ArrayList<>(where(other -> !other.equalsIgnoreCase(name)).lines);
        changed.add(new Line(name, value));
        return new Headers(List.copyOf(changed));
    }

    /** Names as first spelled, values in order. */
    public Map<String, List<String>> byName() {
        var spelled = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        var grouped = new LinkedHashMap<String, List<String>>();
        for (var line : lines) {
            var name = spelled.computeIfAbsent(line.name, same -> same);
            grouped.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(line.value);
        }
        return grouped;
    }

    /** Lower-case names, values joined by commas. */
    public Map<String, String> joinedByName() {
        var joined = new LinkedHashMap<String, String>();
        for (var line : lines) {
            joined.merge(line.name.toLowerCase(Locale.ROOT), line.value, (one, more) -> one + "," + more);
        }
        return joined;
    }
}
