package io.sallyport.sigv4;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The headers with names in lower case, sorted by name, so that names that came twice stand together, in the order they came. */
final class HeaderTable {
    private static final Comparator<Header> BY_NAME = Comparator.comparing(Header::name);

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
        var sorted = new Header[headers.size()];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = lowerCase(headers.get(i));
        }
        Arrays.sort(sorted, BY_NAME);
        return new HeaderTable(sorted);
    }

    private static Header lowerCase(Header header) {
        Unreadable.when(
                header.value().length() > Limits.MAX_HEADER_VALUE,
                Flaw.TOO_LARGE,
                () -> "A header's value is longer than " + Limits.MAX_HEADER_VALUE + ".");
        var name = lowerCase(header.name());
        return name.equals(header.name()) ? header : new Header(name, header.value());
    }

    /** ASCII's letters only: what looks like one of them in another script is another name. */
    private static String lowerCase(String name) {
        int at = 0;
        while (at < name.length() && !isUpper(name.charAt(at))) {
            at++;
        }
        return at == name.length() ? name : lowered(name.toCharArray());
    }

    private static String lowered(char[] name) {
        for (int i = 0; i < name.length; i++) {
            name[i] = isUpper(name[i]) ? (char) (name[i] + 32) : name[i];
        }
        return new String(name);
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    Header[] sorted() {
        return sorted;
    }

    /** @param name in lower case */
    boolean has(String name) {
        return isAt(first(name), name);
    }

    private boolean isAt(int at, String name) {
        return at < sorted.length && sorted[at].name().equals(name);
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
            if (sorted[middle].name().compareTo(name) < 0) {
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
}
