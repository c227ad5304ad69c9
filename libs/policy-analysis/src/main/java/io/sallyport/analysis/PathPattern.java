package io.sallyport.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Paths of an API, as its routes name them. No segment is ever empty: such requests are refused before any route is looked for.
 *
 * @param segments none for the root
 */
public record PathPattern(List<Segment> segments) {
    /** An exact segment goes before a variable, that before a greedy one, and the first difference decides. */
    public static final Comparator<PathPattern> NEAREST_FIRST = PathPattern::compare;

    /** Every path. */
    public static final PathPattern ANY_PATH = new PathPattern(List.of(new Segment.Anything()));

    public PathPattern {
        segments = List.copyOf(segments);
    }

    /** What stands between two slashes. */
    public sealed interface Segment {
        record Exact(String text) implements Segment {}

        /** <code>{id}</code> */
        record Variable() implements Segment {}

        /** <code>{proxy+}</code>: one segment or more. */
        record Greedy() implements Segment {}

        /** Any number of them. */
        record Anything() implements Segment {}
    }

    /** @param template {@code /}, {@code /pets/{id}}, {@code /files/{proxy+}}; without a slash at its end */
    public static PathPattern of(String template) {
        return template.equals("/")
                ? new PathPattern(List.of())
                : new PathPattern(List.of(template.substring(1).split("/", -1)).stream()
                        .map(PathPattern::segment)
                        .toList());
    }

    private static Segment segment(String text) {
        if (!text.startsWith("{")) {
            return new Segment.Exact(text);
        }
        return text.endsWith("+}") ? new Segment.Greedy() : new Segment.Variable();
    }

    public boolean greedy() {
        return !segments.isEmpty() && rank(segments.getLast()) > 1;
    }

    private static int compare(PathPattern one, PathPattern other) {
        for (var i = 0; i < Math.min(one.segments.size(), other.segments.size()); i++) {
            var nearer = Integer.compare(rank(one.segments.get(i)), rank(other.segments.get(i)));
            if (nearer != 0) {
                return nearer;
            }
        }
        return Integer.compare(one.segments.size(), other.segments.size());
    }

    private static int rank(Segment segment) {
        return switch (segment) {
            case Segment.Exact _ -> 0;
            case Segment.Variable _ -> 1;
            case Segment.Greedy _ -> 2;
            case Segment.Anything _ -> 3;
        };
    }

    /** @return whether some path is both; it may be a nearer route's all the same */
    public boolean meets(PathPattern other) {
        return meet(segments, other.segments);
    }

    private static boolean meet(List<Segment> one, List<Segment> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.equals(other) || anything(one) || anything(other);
        }
        if (rank(one.getFirst()) > 1 || rank(other.getFirst()) > 1) {
            return true;
        }
        return meet(one.getFirst(), other.getFirst())
                && meet(one.subList(1, one.size()), other.subList(1, other.size()));
    }

    private static boolean meet(Segment one, Segment other) {
        return one.equals(other) || rank(one) > 0 || rank(other) > 0;
    }

    private static boolean anything(List<Segment> segments) {
        return !segments.isEmpty() && segments.getFirst() instanceof Segment.Anything;
    }

    Language language() {
        var known = segments.stream().allMatch(Segment.Exact.class::isInstance);
        return known ? Language.only(text()) : Language.regular(expression());
    }

    private String text() {
        return "/" + segments.stream().map(s -> ((Segment.Exact) s).text()).collect(Collectors.joining("/"));
    }

    private String expression() {
        return segments.stream().map(PathPattern::expression).collect(Collectors.joining());
    }

    private static String expression(Segment segment) {
        return switch (segment) {
            case Segment.Exact(var text) -> "/" + Texts.quoted(text);
            case Segment.Variable _ -> "/[^/]+";
            case Segment.Greedy _ -> "(/[^/]+)+";
            case Segment.Anything _ -> "(/|(/[^/]+)+)";
        };
    }
}
