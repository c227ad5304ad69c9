package io.sallyport.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The query string as signatures see it: each name and value decoded and encoded again in AWS's way, sorted by name, then value.
 *
 * <p>{@code +} means a space, as form decoders read it: what is verified is what an application will see. {@code ;} separates
 * nothing. A pair without name and value is nothing.
 */
final class Query {
    static final Query EMPTY = new Query(new Pair[0]);

    private static final Comparator<Pair> ORDER =
            Comparator.comparing(Pair::name).thenComparing(Pair::value);

    private final Pair[] sorted;

    /** Both in canonical encoding. */
    record Pair(String name, String value) {}

    private Query(Pair[] sorted) {
        this.sorted = sorted;
    }

    /** @throws Unreadable for a broken percent-encoding, or more than {@link Limits} allow */
    static Query parse(String raw) {
        if (raw.isEmpty()) {
            return EMPTY;
        }
        Unreadable.when(
                raw.length() > Limits.MAX_QUERY,
                Flaw.TOO_LARGE,
                () -> "The query is longer than " + Limits.MAX_QUERY + ".");
        var parts = raw.split("&", Limits.MAX_QUERY_PARAMETERS + 1);
        Unreadable.when(
                parts.length > Limits.MAX_QUERY_PARAMETERS,
                Flaw.TOO_LARGE,
                () -> "The query has more than " + Limits.MAX_QUERY_PARAMETERS + " parameters.");
        var pairs = Arrays.stream(parts)
                .filter(part -> !part.isEmpty())
                .map(Query::pair)
                .toArray(Pair[]::new);
        Arrays.sort(pairs, ORDER);
        return new Query(pairs);
    }

    private static Pair pair(String part) {
        int equals = part.indexOf('=');
        return equals < 0
                ? new Pair(canonical(part), "")
                : new Pair(canonical(part.substring(0, equals)), canonical(part.substring(equals + 1)));
    }

    /** @return whether a parameter of this name is there; the name must need no encoding */
    boolean has(String name) {
        return count(name) > 0;
    }

    /**
     * @return the decoded value, or empty text when it is not there
     * @throws Unreadable when it is there twice
     */
    String single(String name) {
        Unreadable.when(count(name) > 1, Flaw.DUPLICATE, () -> "The query holds '" + name + "' more than once.");
        for (var pair : sorted) {
            if (pair.name.equals(name)) {
                return decode(pair.value).toString();
            }
        }
        return "";
    }

    private int count(String name) {
        int found = 0;
        for (var pair : sorted) {
            found += pair.name.equals(name) ? 1 : 0;
        }
        return found;
    }

    /** @return the canonical query string without the parameters of these names */
    Ascii writeTo(Ascii out, String... without) {
        boolean first = true;
        for (var pair : sorted) {
            if (!Arrays.asList(without).contains(pair.name)) {
                (first ? out : out.put('&')).put(pair.name).put('=').put(pair.value);
                first = false;
            }
        }
        return out;
    }

    private static String canonical(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            if (!Alphabet.UNRESERVED.has(raw.charAt(i))) {
                var bytes = decode(raw);
                return new Ascii(bytes.length() * 3)
                        .putEncoded(bytes.copy(), false)
                        .toString();
            }
        }
        return raw;
    }

    private static Ascii decode(String raw) {
        var out = new Ascii(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                out.put((char) ((hex(raw, i + 1) << 4) | hex(raw, i + 2)));
                i += 2;
            } else if (c < 128) {
                out.put(c == '+' ? ' ' : c);
            } else {
                int end = raw.offsetByCodePoints(i, 1);
                out.put(raw.substring(i, end).getBytes(UTF_8));
                i = end - 1;
            }
        }
        return out;
    }

    private static int hex(String raw, int at) {
        int digit = at < raw.length() && raw.charAt(at) < 128 ? Character.digit(raw.charAt(at), 16) : -1;
        Unreadable.when(
                digit < 0, Flaw.BAD_QUERY_ENCODING, "A '%' in the query must be followed by two hexadecimal digits.");
        return digit;
    }
}
