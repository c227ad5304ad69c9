package io.sallyport.runtime.http;

import io.vertx.core.http.HttpServerRequest;

/**
 * How much of a request is read before anybody is asked.
 *
 * @param body      bytes of an ordinary body
 * @param upload    bytes of a function's code, which arrives as base64 inside JSON
 * @param uri       characters of path and query
 * @param headers   bytes of all headers together
 */
public record Limits(int body, int upload, int uri, int headers) {
    private static final String FUNCTIONS = "/2015-03-31/functions";

    /** 10 MB bodies, 50 MB of code, 16 kB of path and query, 64 kB of headers (session tokens are long). */
    public static Limits standard() {
        return new Limits(10 * 1024 * 1024, 70 * 1024 * 1024, 16 * 1024, 64 * 1024);
    }

    int of(HttpServerRequest request) {
        var path = request.path();
        return path != null && path.startsWith(FUNCTIONS) && !path.endsWith("/invocations") ? upload : body;
    }
}
