package io.sallyport.runtime.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * How much of a request is read before anybody is asked.
 *
 * @param body      bytes of an ordinary body
 * @param upload    bytes of a function's code, which arrives as base64 inside JSON; only of a request that shows a signature
 * @param uri       characters of path and query
 * @param headers   bytes of all headers together
 * @param together  bytes of all bodies that one listener holds at the same time
 */
public record Limits(int body, int upload, int uri, int headers, long together) {
    private static final String FUNCTIONS = "/2015-03-31/functions";

    /**
     * 10 MB bodies, 50 MB of code, 16 kB of path and query, 64 kB of headers (session tokens are long); together a quarter of the heap,
     * and never less than two uploads.
     */
    public static Limits standard() {
        int upload = 70 * 1024 * 1024;
        long together = Math.max(2L * upload, Runtime.getRuntime().maxMemory() / 4);
        return new Limits(10 * 1024 * 1024, upload, 16 * 1024, 64 * 1024, together);
    }

    int of(HttpServerRequest request) {
        return isUpload(request) && isSigned(request) ? upload : body;
    }

    /** Whether a signature is all that a longer body would have needed. */
    boolean lacksSignature(HttpServerRequest request) {
        return isUpload(request) && !isSigned(request);
    }

    private static boolean isUpload(HttpServerRequest request) {
        var path = request.path();
        return path != null && path.startsWith(FUNCTIONS) && !path.endsWith("/invocations");
    }

    private static boolean isSigned(HttpServerRequest request) {
        var query = request.query();
        return request.headers().contains(HttpHeaders.AUTHORIZATION)
                || (query != null && query.contains("X-Amz-Signature="));
    }
}
