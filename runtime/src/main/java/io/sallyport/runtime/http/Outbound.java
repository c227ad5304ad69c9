package io.sallyport.runtime.http;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** One answer on its way to the wire. */
public record Outbound(int status, MultiMap headers, Buffer body) {

    public static Outbound of(int status, String contentType, String body) {
        return of(status, contentType, Buffer.buffer(body));
    }

    public static Outbound of(int status, String contentType, Buffer body) {
        return new Outbound(status, MultiMap.caseInsensitiveMultiMap().add("Content-Type", contentType), body);
    }

    /** Adds a header and returns this. */
    public Outbound with(String name, String value) {
        headers.set(name, value);
        return this;
    }
}
