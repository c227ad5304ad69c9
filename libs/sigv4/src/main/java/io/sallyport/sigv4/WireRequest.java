package io.sallyport.sigv4;

import java.util.List;

/**
 * An HTTP request as it came on the wire, before anybody decoded or normalised it.
 *
 * @param method  as sent, for example {@code GET}
 * @param path    between the request line's method and {@code ?}, not decoded; characters outside ASCII stand for UTF-8
 * @param query   after {@code ?}, not decoded; empty when there is none
 * @param headers in the order they came, duplicates included
 */
public record WireRequest(String method, String path, String query, List<Header> headers, Payload payload) {
    public WireRequest {
        headers = List.copyOf(headers);
    }

    /** Method and path only: query and headers hold credentials. */
    @Override
    public String toString() {
        return "WireRequest[" + method + " " + path + "]";
    }
}
