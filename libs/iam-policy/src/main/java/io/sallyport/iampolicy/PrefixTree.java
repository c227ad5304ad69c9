package io.sallyport.iampolicy;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Statements by what the resource part of an ARN must begin with. A walk along the asked ARN meets those that may match and no other; a
 * common beginning is compared once.
 */
final class PrefixTree {
    /** The characters between its parent and itself. */
    private final String label;

    /** Of the statements whose literal beginning ends here, ascending. */
    private final int[] places;

    private final char[] firsts;
    private final PrefixTree[] children;

    private PrefixTree(String label, List<Integer> places, NavigableMap<Character, PrefixTree> children) {
        this.label = label;
        this.places = places.stream().mapToInt(Integer::intValue).distinct().toArray();
        this.children = children.values().toArray(PrefixTree[]::new);
        this.firsts = new char[children.size()];
        for (var i = 0; i < firsts.length; i++) {
            firsts[i] = this.children[i].label.charAt(0);
        }
    }

    /** @param byPrefix places in ascending order by the beginning that they ask for */
    static PrefixTree of(NavigableMap<String, List<Integer>> byPrefix) {
        return node("", "", byPrefix);
    }

    /** @param path what stands before {@code label} on the way from the root; all keys begin with both */
    private static PrefixTree node(String path, String label, NavigableMap<String, List<Integer>> byPrefix) {
        var here = path + label;
        var children = new TreeMap<Character, PrefixTree>();
        for (var key = byPrefix.higherKey(here); key != null; key = next(byPrefix, here, key)) {
            var first = key.charAt(here.length());
            var branch = new TreeMap<>(byPrefix.subMap(here + first, after(here, first)));
            children.put(first, node(here, common(branch).substring(here.length()), branch));
        }
        return new PrefixTree(label, byPrefix.getOrDefault(here, List.of()), children);
    }

    private static String next(NavigableMap<String, List<Integer>> byPrefix, String here, String key) {
        return byPrefix.ceilingKey(after(here, key.charAt(here.length())));
    }

    /** Greater than every key that goes on with {@code first}. */
    private static String after(String here, char first) {
        return here + (char) (first + 1);
    }

    /** What the first and so, since sorted, all keys up to the last begin with. */
    private static String common(NavigableMap<String, List<Integer>> sorted) {
        var one = sorted.firstKey();
        var other = sorted.lastKey();
        var length = 0;
        while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return one.substring(0, length);
    }

    /** @return the first place before {@code best} whose statement applies, else {@code best} */
    int first(List<LocatedStatement> statements, Request request, Grade atLeast, int best) {
        var text = request.arn().text();
        var at = request.arn().start(ArnText.RESOURCE);
        var node = this;
        var found = node.firstHere(statements, request, atLeast, best);
        for (var child = node.child(text, at); child >= 0; child = node.child(text, at)) {
            node = node.children[child];
            if (!text.startsWith(node.label, at)) {
                return found;
            }
            at += node.label.length();
            found = node.firstHere(statements, request, atLeast, found);
        }
        return found;
    }

    private int firstHere(List<LocatedStatement> statements, Request request, Grade atLeast, int best) {
        for (var place : places) {
            if (place >= best) {
                return best;
            }
            if (statements.get(place).statement().applies(request, atLeast)) {
                return place;
            }
        }
        return best;
    }

    /** Index of the child that goes on with the character at {@code at}; negative when none does. */
    private int child(String text, int at) {
        if (at >= text.length()) {
            return -1;
        }
        var wanted = text.charAt(at);
        var low = 0;
        var high = firsts.length - 1;
        while (low <= high) {
            var middle = (low + high) >>> 1;
            if (firsts[middle] == wanted) {
                return middle;
            }
            low = firsts[middle] < wanted ? middle + 1 : low;
            high = firsts[middle] > wanted ? middle - 1 : high;
        }
        return -1;
    }
}
