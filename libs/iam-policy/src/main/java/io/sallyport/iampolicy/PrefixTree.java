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

    /** Whose literal beginning ends here, by ascending place. */
    private final Placed[] placed;

    private final char[] firsts;
    private final PrefixTree[] children;

    /** A statement, and where it stands among all of its side. */
    record Placed(int place, CompiledStatement statement) {}

    private PrefixTree(String label, List<Placed> placed, List<PrefixTree> children) {
        this.label = label;
        this.placed = placed.stream().distinct().toArray(Placed[]::new);
        this.children = children.toArray(PrefixTree[]::new);
        this.firsts = new char[children.size()];
        for (var i = 0; i < firsts.length; i++) {
            firsts[i] = this.children[i].label.charAt(0);
        }
    }

    /** @param byPrefix places in ascending order by the beginning that they ask for */
    static PrefixTree of(NavigableMap<String, List<Placed>> byPrefix) {
        return node("", byPrefix.isEmpty() ? "" : common(byPrefix), byPrefix);
    }

    /** @param path what stands before {@code label} on the way from the root; all keys begin with both */
    private static PrefixTree node(String path, String label, NavigableMap<String, List<Placed>> byPrefix) {
        var here = path + label;
        var branches = new TreeMap<Character, NavigableMap<String, List<Placed>>>();
        byPrefix.tailMap(here, false)
                .forEach((key, placed) -> branches.computeIfAbsent(key.charAt(here.length()), _ -> new TreeMap<>())
                        .put(key, placed));
        var children = branches.values().stream()
                .map(branch -> node(here, common(branch).substring(here.length()), branch))
                .toList();
        return new PrefixTree(label, byPrefix.getOrDefault(here, List.of()), children);
    }

    /** What the first and so, since sorted, all keys up to the last begin with. */
    private static String common(NavigableMap<String, List<Placed>> sorted) {
        var one = sorted.firstKey();
        var other = sorted.lastKey();
        var length = 0;
        while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return one.substring(0, length);
    }

    /**
     * @param resourceAt where the resource part of {@code arn} begins
     * @return the first place before {@code best} whose statement applies, else {@code best}
     */
    int first(Intent intent, String arn, int resourceAt, Grade atLeast, int best) {
        var at = resourceAt;
        var node = this;
        var found = best;
        while (arn.startsWith(node.label, at)) {
            at += node.label.length();
            found = node.firstHere(intent, arn, resourceAt, atLeast, found);
            var child = node.child(arn, at);
            if (child < 0) {
                return found;
            }
            node = node.children[child];
        }
        return found;
    }

    private int firstHere(Intent intent, String arn, int resourceAt, Grade atLeast, int best) {
        for (var one : placed) {
            if (one.place >= best) {
                return best;
            }
            if (one.statement.applies(intent, arn, resourceAt, atLeast)) {
                return one.place;
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
