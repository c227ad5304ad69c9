package io.sallyport.functions.core;

import java.util.Map;
import java.util.Optional;

/**
 * What an invocation came to.
 *
 * @param functionError {@code Unhandled} when the function failed; the payload then describes the error
 * @param payload       JSON text
 * @param log           the last 4 KB of what the invocation logged
 */
public record Outcome(Optional<String> functionError, String payload, String log) {
    private static final String UNHANDLED = "Unhandled";

    public static Outcome returned(String payload, String log) {
        return new Outcome(Optional.empty(), payload, log);
    }

    /** The function's own description of its error. */
    public static Outcome failed(String payload, String log) {
        return new Outcome(Optional.of(UNHANDLED), payload, log);
    }

    /** An error that the function could not describe any more. */
    public static Outcome ended(String requestId, String errorType, String what, String log) {
        var error = "RequestId: " + requestId + " Error: " + what;
        return failed(Json.write(Map.of("errorType", errorType, "errorMessage", error)), log);
    }
}
