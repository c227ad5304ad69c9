package io.sallyport.awswire;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The dotted names of a form as a tree: {@code Tags.member.1.Key}. Built once, so that reading a list is no search. */
final class FormTree {
    private final Map<String, FormTree> children = new LinkedHashMap<>();
    private @Nullable String value;

    private FormTree() {}

    /** @throws MalformedRequest for a name with too many parts or a name that came twice */
    static FormTree of(Form form, Limits limits) {
        var root = new FormTree();
        form.asMap().forEach((name, values) -> root.put(name, values, limits.depth()));
        return root;
    }

    private void put(String name, List<String> values, int depth) {
        if (values.size() > 1) {
            throw new MalformedRequest("the parameter " + shortened(name) + " must not be repeated");
        }
        var parts = name.split("\\.", depth + 2);
        if (parts.length > depth) {
            throw new MalformedRequest("the parameter " + shortened(name) + " has more than " + depth + " parts");
        }
        var node = this;
        for (var part : parts) {
            node = node.children.computeIfAbsent(part, _ -> new FormTree());
        }
        node.value = values.getFirst();
    }

    private static String shortened(String name) {
        return name.length() <= 100 ? name : name.substring(0, 100) + "…";
    }

    @Nullable
    FormTree child(String name) {
        return children.get(name);
    }

    Map<String, FormTree> children() {
        return children;
    }

    Optional<String> value() {
        return Optional.ofNullable(value);
    }

    /** The elements of a list or map by their number, whatever gaps the sender left. */
    List<FormTree> numbered() {
        return children.entrySet().stream()
                .filter(e -> isNumber(e.getKey()))
                .sorted(Comparator.comparingInt(e -> Integer.parseInt(e.getKey())))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static boolean isNumber(String name) {
        return !name.isEmpty() && name.length() <= 9 && name.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
