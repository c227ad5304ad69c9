package io.sallyport.runtime.http;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * One request as it came from the wire, its body read and bounded.
 *
 * @param uri     path and query exactly as sent: what a signature is verified over
 * @param headers names ignore case; repeated headers keep their order
 * @param peer    the address that connected, or that a trusted proxy named; never a header of a stranger
 */
public record Inbound(String method, String uri, MultiMap headers, Buffer body, String peer, boolean secure) {

    public String rawPath() {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }

    /** @return what follows the first {@code ?}, or an empty string */
    public String rawQuery() {
        int query = uri.indexOf('?');
        return query < 0 ? "" : uri.substring(query + 1);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** @return the host asked for, lower case, without its port */
    public String host() {
        return header("host").map(Inbound::withoutPort).orElse("");
    }

    private static String withoutPort(String authority) {
        int end = authority.startsWith("[") ? authority.indexOf(']') + 1 : authority.indexOf(':');
        return (end > 0 ? authority.substring(0, end) : authority).toLowerCase(java.util.Locale.ROOT);
    }

    /** The same request with another path and query. */
    public Inbound at(String otherUri) {
        return new Inbound(method, otherUri, headers, body, peer, secure);
    }
}
