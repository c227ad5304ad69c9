package io.sallyport.sigv4;

import java.util.ArrayDeque;
import java.util.Optional;

/** A path before decoding: whether two readers could take it for two resources, and its normal form. */
public final class RawPath {
    private RawPath() {}

    /** Why a path may name one resource to who verifies and another to who routes. */
    public enum Doubt {
        /** Does not begin with a slash. */
        NOT_ABSOLUTE,
        /** {@code //} */
        EMPTY_SEGMENT,
        /** {@code .} or {@code ..}, also when its dots are percent-encoded. */
        DOT_SEGMENT,
        /** {@code %2F} or {@code %5C} */
        ENCODED_SLASH,
        BACKSLASH,
        /** {@code ;} begins parameters that some readers cut off. */
        SEMICOLON,
        /** {@code %} without two hexadecimal digits. */
        BAD_ENCODING,
        /** A control character, a space, or one outside ASCII, encoded ({@code %00}) or, all of them, bare. */
        UNPRINTABLE
    }

    /**
     * The signature covers the raw path, so it is never wrong; but who then routes by the decoded one must not be led elsewhere.
     *
     * @return the first doubt, or empty when every reader sees the same resource
     */
    public static Optional<Doubt> doubt(String path) {
        if (!path.startsWith("/")) {
            return Optional.of(Doubt.NOT_ABSOLUTE);
        }
        return characterDoubt(path).or(() -> segmentDoubt(path));
    }

    private static Optional<Doubt> characterDoubt(String path) {
        for (int i = 0; i < path.length(); i++) {
            var doubt = path.charAt(i) == '%' ? encodedDoubt(path, i) : bareDoubt(path.charAt(i));
            if (doubt.isPresent()) {
                return doubt;
            }
        }
        return Optional.empty();
    }

    private static Optional<Doubt> bareDoubt(char c) {
        return switch (c) {
            case ';' -> Optional.of(Doubt.SEMICOLON);
            case '\\' -> Optional.of(Doubt.BACKSLASH);
            default -> c <= ' ' || c >= 127 ? Optional.of(Doubt.UNPRINTABLE) : Optional.empty();
        };
    }

    private static Optional<Doubt> encodedDoubt(String path, int at) {
        return switch (decoded(path, at)) {
            case -1 -> Optional.of(Doubt.BAD_ENCODING);
            case '/', '\\' -> Optional.of(Doubt.ENCODED_SLASH);
            case 127 -> Optional.of(Doubt.UNPRINTABLE);
            default -> decoded(path, at) < ' ' ? Optional.of(Doubt.UNPRINTABLE) : Optional.empty();
        };
    }

    /** @return the byte that the three characters stand for, or -1 */
    private static int decoded(String path, int at) {
        if (at + 2 >= path.length() || path.charAt(at + 1) >= 128 || path.charAt(at + 2) >= 128) {
            return -1;
        }
        int high = Character.digit(path.charAt(at + 1), 16);
        int low = Character.digit(path.charAt(at + 2), 16);
        return high < 0 || low < 0 ? -1 : (high << 4) | low;
    }

    private static Optional<Doubt> segmentDoubt(String path) {
        int from = 1;
        while (from < path.length()) {
            int slash = path.indexOf('/', from);
            int to = slash < 0 ? path.length() : slash;
            if (to == from) {
                return Optional.of(Doubt.EMPTY_SEGMENT);
            }
            if (isDots(path, from, to)) {
                return Optional.of(Doubt.DOT_SEGMENT);
            }
            from = to + 1;
        }
        return Optional.empty();
    }

    private static boolean isDots(String path, int from, int to) {
        int dots = 0;
        for (int i = from; i < to; dots++) {
            boolean encoded = path.charAt(i) == '%' && decoded(path, i) == '.';
            if (!encoded && path.charAt(i) != '.') {
                return false;
            }
            i += encoded ? 3 : 1;
        }
        return dots <= 2;
    }

    /**
     * Without {@code .}, {@code ..} and empty segments, as the AWS SDKs sign it for every service but s3.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4">RFC 3986, section 5.2.4</a>, which AWS bends: a last
     *     {@code ..} leaves no slash behind, and slashes in a row are one
     */
    public static String normalized(String path) {
        var kept = new ArrayDeque<String>();
        for (var segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                kept.addLast(segment);
            }
        }
        return "/" + String.join("/", kept) + (path.endsWith("/") && !kept.isEmpty() ? "/" : "");
    }
}
