package io.sallyport.gateway.routes;

import io.sallyport.gateway.core.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Routes by path segment. An exact segment goes before {@code {param}}, that before {@code {proxy+}}; a path without the wanted method is
 * no match, and the search goes on. Each node is looked at once at most.
 */
final class PathTree {
    private static final String ANY = "ANY";

    private final Node root = new Node();

    private static final class Node {
        private final Map<String, Node> exact = new HashMap<>();
        private final Map<String, Route> here = new HashMap<>();
        private final Map<String, Route> greedy = new HashMap<>();
        private Optional<Node> parameter = Optional.empty();

        Node parameter() {
            var node = parameter.orElseGet(Node::new);
            parameter = Optional.of(node);
            return node;
        }
    }

    void add(Route route) {
        var node = root;
        for (var segment : Templates.segments(route.path())) {
            if (Templates.isGreedy(segment)) {
                node.greedy.put(route.method(), route);
                return;
            }
            node = Templates.isParameter(segment)
                    ? node.parameter()
                    : node.exact.computeIfAbsent(segment, _ -> new Node());
        }
        node.here.put(route.method(), route);
    }

    /** @param segments decoded; a last one that is empty stands for a trailing slash that counts */
    Optional<Route> find(String method, List<String> segments) {
        return find(root, method, segments, 0);
    }

    private static Optional<Route> find(Node node, String method, List<String> segments, int at) {
        if (at == segments.size()) {
            return of(node.here, method);
        }
        var segment = segments.get(at);
        return Optional.ofNullable(node.exact.get(segment))
                .flatMap(next -> find(next, method, segments, at + 1))
                .or(() -> node.parameter
                        .filter(_ -> !segment.isEmpty())
                        .flatMap(next -> find(next, method, segments, at + 1)))
                .or(() -> segment.isEmpty() ? Optional.empty() : of(node.greedy, method));
    }

    private static Optional<Route> of(Map<String, Route> byMethod, String method) {
        return Optional.ofNullable(byMethod.get(method)).or(() -> Optional.ofNullable(byMethod.get(ANY)));
    }
}
