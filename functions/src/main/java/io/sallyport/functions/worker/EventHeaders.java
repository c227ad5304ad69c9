package io.sallyport.functions.worker;

import java.util.LinkedHashMap;
import java.util.Map;

/** The headers with which an event is handed to a runtime. */
final class EventHeaders {
    private EventHeaders() {}

    /** @param deadlineMillis epoch milliseconds after which the environment is ended */
    static Map<String, String> of(Invocation invocation, long deadlineMillis) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
        headers.put("Lambda-Runtime-Deadline-Ms", String.valueOf(deadlineMillis));
        headers.put("Lambda-Runtime-Invoked-Function-Arn", invocation.functionArn());
        headers.put("Lambda-Runtime-Trace-Id", trace(invocation.requestId(), deadlineMillis));
        return headers;
    }

    /** An X-Ray trace id that is not sampled: the time in hex, and 96 bits of the request's id. */
    private static String trace(String requestId, long millis) {
        var unique = (requestId.replace("-", "") + "0".repeat(24)).substring(0, 24);
        return "Root=1-" + Long.toHexString(millis / 1_000) + "-" + unique + ";Sampled=0";
    }
}
