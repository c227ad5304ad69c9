package io.sallyport.gateway.integrate;

import io.sallyport.gateway.core.Headers;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Headers that are between two neighbours only.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1">RFC 9110, section 7.6.1</a>
 */
final class HopByHop {
    private static final Set<String> ALWAYS = Set.of(
            "connection",
            "content-length",
            "expect",
            "host",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");
    /** Who sends a request may not have this taken off on its way: backends believe it. */
    private static final Set<String> OURS = Set.of("x-forwarded-for", "x-forwarded-port", "x-forwarded-proto");

    private HopByHop() {}

    /** @return what passes: neither of these nor, unless it is ours, named by {@code Connection} */
    static Predicate<String> passing(Headers headers) {
        var dropped = new HashSet<>(ALWAYS);
        headers.all("connection").forEach(line -> {
            for (var name : line.split(",", -1)) {
                dropped.add(name.strip().toLowerCase(Locale.ROOT));
            }
        });
        dropped.removeAll(OURS);
        return name -> !dropped.contains(name.toLowerCase(Locale.ROOT));
    }
}
