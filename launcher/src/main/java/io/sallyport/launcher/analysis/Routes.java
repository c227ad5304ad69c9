package io.sallyport.launcher.analysis;

import io.sallyport.analysis.PathPattern;
import io.sallyport.analysis.Paths;
import io.sallyport.analysis.Routed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The routes of an API, and which of them get which requests: as a data node finds them.
 *
 * @param slashCounts whether a path with a slash at its end is another one: of HTTP APIs
 */
record Routes(List<Route> all, boolean slashCounts) {
    static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** What is asked about. A segment <code>{x}</code> is any one, <code>{x+}</code> any rest. */
    record Asked(String apiArn, String stage, List<String> methods, String path) {
        private boolean slash() {
            return path.length() > 1 && path.endsWith("/");
        }

        /** Without the slash at its end: that is how a path is judged. */
        private PathPattern pattern() {
            return PathPattern.of(bare(path));
        }

        /** When nothing is known of the API's routes. */
        List<Routed> anyRoute() {
            return methods.stream()
                    .map(m -> new Routed(apiArn, stage, m, Paths.of(pattern())))
                    .toList();
        }
    }

    private record Placed(Route route, PathPattern pattern) {}

    /**
     * @return routes that get some of what is asked about, with the requests that each gets
     * @throws io.sallyport.analysis.TooLarge when they cannot be told apart
     */
    Map<Route, List<Routed>> serving(Asked asked) {
        var serving = new LinkedHashMap<Route, List<Routed>>();
        for (var method : asked.methods()) {
            var rest = Paths.of(asked.pattern());
            for (var placed : candidates(method, asked)) {
                var gets = rest.and(placed.pattern());
                if (!gets.isEmpty()) {
                    serving.computeIfAbsent(placed.route(), _ -> new ArrayList<>())
                            .add(new Routed(asked.apiArn(), asked.stage(), method, gets));
                    rest = rest.minus(placed.pattern());
                }
            }
        }
        return serving;
    }

    /** @return the nearest first */
    private List<Placed> candidates(String method, Asked asked) {
        var slash = asked.slash() && slashCounts;
        var byPath = new HashMap<PathPattern, Route>();
        all.stream()
                .filter(r -> r.answers(method))
                .sorted(Comparator.comparing(r -> !r.method().equals(Route.ANY)))
                .flatMap(r -> placed(r, slash))
                .filter(p -> p.pattern().meets(asked.pattern()))
                .forEach(p -> byPath.put(p.pattern(), p.route()));
        return byPath.entrySet().stream()
                .map(e -> new Placed(e.getValue(), e.getKey()))
                .sorted(Comparator.comparing(Placed::pattern, PathPattern.NEAREST_FIRST))
                .toList();
    }

    /** A path that ends in a slash is another route's, or what a greedy variable stands for ends in one. */
    private static Stream<Placed> placed(Route route, boolean slash) {
        if (route.catchesAll()) {
            return Stream.of(new Placed(route, PathPattern.ANY_PATH));
        }
        var pattern = PathPattern.of(bare(route.path()));
        var ends = route.path().length() > 1 && route.path().endsWith("/");
        return ends == slash || (slash && pattern.greedy()) ? Stream.of(new Placed(route, pattern)) : Stream.empty();
    }

    private static String bare(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** @return {@code GET /pets}, sorted */
    Set<String> keys() {
        return all.stream().map(Route::key).collect(java.util.stream.Collectors.toCollection(java.util.TreeSet::new));
    }
}
