package io.sallyport.awswire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The path templates of the REST services as one tree. A literal segment wins over a label, a label over a greedy one; among
 * operations of one path the one with more query literals wins.
 */
final class RestPaths {
    private static final int MAX_SEGMENTS = 64;

    private final Node root = new Node();

    /** Built at the first question. */
    static RestPaths all() {
        return Holder.ALL;
    }

    private static final class Holder {
        private static final RestPaths ALL = new RestPaths(Arrays.stream(AwsService.values())
                .filter(s -> s.protocol() == Protocol.REST_JSON)
                .flatMap(s -> s.facts().operations().stream())
                .toList());
    }

    private static final class Node {
        final Map<String, Node> literals = new LinkedHashMap<>();

        @Nullable
        Node label;

        @Nullable
        Node greedy;

        final List<Leaf> leaves = new ArrayList<>();

        Node label() {
            var known = label == null ? new Node() : label;
            label = known;
            return known;
        }

        Node greedy() {
            var known = greedy == null ? new Node() : greedy;
            greedy = known;
            return known;
        }
    }

    /** Two templates may name the same segment differently, so the names lie with the operation. */
    private record Leaf(AwsOperation operation, List<String> names, Form literals) {
        boolean admits(WireInput input) {
            return operation.method().equals(input.method())
                    && literals.asMap().entrySet().stream()
                            .allMatch(e -> input.query().all(e.getKey()).equals(e.getValue()));
        }
    }

    RestPaths(List<AwsOperation> operations) {
        operations.forEach(this::add);
    }

    private void add(AwsOperation operation) {
        var question = operation.uri().indexOf('?');
        var path = question < 0 ? operation.uri() : operation.uri().substring(0, question);
        var query = question < 0 ? "" : operation.uri().substring(question + 1);
        var names = new ArrayList<String>();
        var node = root;
        for (var segment : segments(path)) {
            node = step(node, segment, names);
        }
        node.leaves.add(new Leaf(operation, List.copyOf(names), Form.parse(query)));
        node.leaves.sort(
                Comparator.comparingInt((Leaf leaf) -> leaf.literals().asMap().size())
                        .reversed());
    }

    private static Node step(Node node, String segment, List<String> names) {
        if (!segment.startsWith("{")) {
            return node.literals.computeIfAbsent(segment, _ -> new Node());
        }
        if (segment.endsWith("+}")) {
            names.add(segment.substring(1, segment.length() - 2));
            return node.greedy();
        }
        names.add(segment.substring(1, segment.length() - 1));
        return node.label();
    }

    Optional<Route> find(WireInput input) {
        var segments = segments(input.rawPath());
        if (segments.size() > MAX_SEGMENTS) {
            return Optional.empty();
        }
        return Optional.ofNullable(walk(root, segments, 0, new ArrayList<>(), input));
    }

    private static @Nullable Route walk(Node node, List<String> segments, int at, List<String> values, WireInput in) {
        if (at == segments.size()) {
            return answer(node, values, in);
        }
        var segment = segments.get(at);
        var literal = node.literals.get(segment);
        var found = literal == null ? null : walk(literal, segments, at + 1, values, in);
        if (found == null && node.label != null && !segment.isEmpty()) {
            found = walk(node.label, segments, at + 1, plus(values, segment), in);
        }
        return found == null ? greedy(node, segments, at, values, in) : found;
    }

    /** A greedy label takes as much as the rest of its template leaves; a template that says more after it goes first. */
    private static @Nullable Route greedy(Node node, List<String> segments, int at, List<String> values, WireInput in) {
        if (node.greedy == null) {
            return null;
        }
        for (int end = segments.size() - 1; end > at; end--) {
            var found = walk(node.greedy, segments, end, plus(values, taken(segments, at, end)), in);
            if (found != null) {
                return found;
            }
        }
        return answer(node.greedy, plus(values, taken(segments, at, segments.size())), in);
    }

    private static String taken(List<String> segments, int from, int to) {
        return String.join("/", segments.subList(from, to));
    }

    private static List<String> plus(List<String> values, String value) {
        var longer = new ArrayList<>(values);
        longer.add(value);
        return longer;
    }

    private static @Nullable Route answer(Node node, List<String> values, WireInput input) {
        for (var leaf : node.leaves) {
            if (leaf.admits(input)) {
                return new Route.Found(leaf.operation(), labels(leaf.names(), values));
            }
        }
        return null;
    }

    private static Map<String, String> labels(List<String> names, List<String> values) {
        var labels = new LinkedHashMap<String, String>();
        for (int i = 0; i < names.size(); i++) {
            labels.put(names.get(i), Percent.decode(values.get(i)));
        }
        return labels;
    }

    /** Without the leading slash and at most one trailing one: some templates end in a slash and some clients drop it. */
    private static List<String> segments(String path) {
        var inner = path.substring(path.startsWith("/") ? 1 : 0, path.length());
        var trimmed = inner.endsWith("/") ? inner.substring(0, inner.length() - 1) : inner;
        return trimmed.isEmpty() ? List.of() : List.of(trimmed.split("/", -1));
    }
}
