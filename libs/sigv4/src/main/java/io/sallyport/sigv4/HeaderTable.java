package io.sallyport.sigv4;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The headers sorted by name, so that names that came twice stand together, in the order they came. */
final class HeaderTable {
    private static final Comparator<Header> BY_NAME = (a, b) -> compareNames(a.name(), b.name());

    private final Header[] sorted;

    private HeaderTable(Header[] sorted) {
        this.sorted = sorted;
    }

    /** @throws Unreadable when there are more, or longer ones, than {@link Limits} allow */
    static HeaderTable of(List<Header> headers) {
        Unreadable.when(
                headers.size() > Limits.MAX_HEADERS,
                Flaw.TOO_LARGE,
                () -> "There are more than " + Limits.MAX_HEADERS + " headers.");
        var sorted = headers.toArray(Header[]::new);
        for (var header : sorted) {
            Unreadable.when(
                    header.value().length() > Limits.MAX_HEADER_VALUE,
                    Flaw.TOO_LARGE,
                    () -> "A header's value is longer than " + Limits.MAX_HEADER_VALUE + ".");
        }
        Arrays.sort(sorted, BY_NAME);
        return new HeaderTable(sorted);
    }

    Header[] sorted() {
        return sorted;
    }

    /** @param name in lower case */
    boolean has(String name) {
        return isAt(first(name), name);
    }

    private boolean isAt(int at, String name) {
        return at < sorted.length && compareNames(sorted[at].name(), name) == 0;
    }

    /**
     * @param name in lower case
     * @return its value, trimmed; empty text when it is not there
     * @throws Unreadable when it is there twice
     */
    String single(String name) {
        int at = first(name);
        if (!isAt(at, name)) {
            return "";
        }
        Unreadable.when(isAt(at + 1, name), Flaw.DUPLICATE, () -> "The header '" + name + "' was sent more than once.");
        return sorted[at].value().trim();
    }

    /** @return where the first header stands whose name is not before this one */
    private int first(String name) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compareNames(sorted[middle].name(), name) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Writes {@code name:value,value} and a line's end.
     *
     * @param name in lower case, and sent
     */
    void writeTo(Ascii out, String name) {
        out.put(name);
        char before = ':';
        for (int i = first(name); isAt(i, name); i++) {
            out.put(before).putTrimmed(sorted[i].value());
            before = ',';
        }
        out.put('\n');
    }

    static int compareNames(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            int difference = lower(a.charAt(i)) - lower(b.charAt(i));
            if (difference != 0) {
                return difference;
            }
        }
        return a.length() - b.length();
    }

    private static int lower(char c) {
        return Ascii.within(c, 'A', 'Z') ? c + 32 : c;
    }
}
