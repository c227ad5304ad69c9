package io.sallyport.functions.worker;

import io.sallyport.functions.core.Json;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;

/** The answer that a runtime client waits for. */
final class RuntimeReply {
    private final HttpServerResponse response;

    RuntimeReply(HttpServerResponse response) {
        this.response = response;
    }

    void accepted() {
        json(202, Map.of("status", "OK"));
    }

    void refused(int status, String errorType, String message) {
        json(status, Map.of("errorType", errorType, "errorMessage", message));
    }

    void event(Map<String, String> headers, String payload) {
        headers.forEach(response.headers()::set);
        end(200, payload);
    }

    /** @return true when nobody waits any more */
    boolean gone() {
        return response.closed() || response.ended();
    }

    private void json(int status, Map<String, String> body) {
        end(status, Json.write(body));
    }

    private void end(int status, String body) {
        if (!gone()) {
            response.setStatusCode(status)
                    .putHeader("Content-Type", "application/json")
                    .end(body);
        }
    }
}
