package io.sallyport.launcher.simulate;

import io.sallyport.runtime.config.BadSetting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A URL as curl sends it: without its fragment, with dot segments removed, and what is not ASCII percent-encoded.
 *
 * @param authority host, and the port unless it is its scheme's own
 * @param path      raw, beginning with a slash
 * @param query     raw, without the question mark; empty for none
 */
record CurlUrl(String scheme, String authority, String path, String query) {
    private static final Pattern URL =
            Pattern.compile("(?i)(?:(?<scheme>https?)://)?(?<host>[^/?#:]+(?::\\d{1,5})?|\\[[0-9a-f:.]+](?::\\d{1,5})?)"
                    + "(?<path>(?:/[^?#]*)?)(?:\\?(?<query>[^#]*))?(?:#.*)?");

    /** Scheme, host and path: a query may hold a credential. */
    @Override
    public String toString() {
        return scheme + "://" + authority + path;
    }

    /** @throws BadSetting when curl would make several requests of it, or none */
    static CurlUrl parse(String text, boolean asItIs, boolean noGlob) {
        if (!noGlob && text.replaceFirst("//\\[[0-9A-Fa-f:.]+]", "").matches("(?s).*[\\[\\]{}].*")) {
            throw new BadSetting("of { } [ ] in a URL curl makes several requests; give one URL, or curl's -g");
        }
        var found = URL.matcher(encoded(text));
        if (!found.matches() || found.group("host").contains("@")) {
            throw new BadSetting(
                    "expected a URL as https://host/path, without spaces; user and password belong to curl's -u");
        }
        // curl takes http for granted
        var scheme = Optional.ofNullable(found.group("scheme")).orElse("http").toLowerCase(Locale.ROOT);
        var path = asItIs ? found.group("path") : withoutDots(found.group("path"));
        return new CurlUrl(
                scheme,
                withoutPort(scheme, found.group("host")),
                path.isEmpty() ? "/" : path,
                Optional.ofNullable(found.group("query")).orElse(""));
    }

    private static String withoutPort(String scheme, String authority) {
        var port = scheme.equals("https") ? ":443" : ":80";
        return authority.endsWith(port) ? authority.substring(0, authority.length() - port.length()) : authority;
    }

    private static String encoded(String text) {
        var encoded = new StringBuilder(text.length());
        for (var b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b < 0) {
                encoded.append('%').append(String.format("%02X", b & 0xFF));
            } else if (b > ' ' && b != 0x7f) {
                encoded.append((char) b);
            } else {
                return ""; // refused by whoever matches it
            }
        }
        return encoded.toString();
    }

    /** RFC 3986, section 5.2.4. */
    private static String withoutDots(String path) {
        if (!path.contains("/.")) {
            return path;
        }
        var kept = new ArrayDeque<String>();
        var segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean dots = segments[i].equals(".") || segments[i].equals("..");
            if (segments[i].equals("..")) {
                kept.pollLast();
            }
            if (!dots) {
                kept.addLast(segments[i]);
            } else if (i == segments.length - 1) {
                kept.addLast("");
            }
        }
        return "/" + String.join("/", kept);
    }

    boolean isSecure() {
        return scheme.equals("https");
    }

    CurlUrl withQuery(String more) {
        return new CurlUrl(scheme, authority, path, query.isEmpty() ? more : query + "&" + more);
    }

    /** As it is on the wire. */
    String whole() {
        return this + (query.isEmpty() ? "" : "?" + query);
    }
}
