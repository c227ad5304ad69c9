package io.sallyport.awswire;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/** Requests as a careless or hostile client might send them. */
final class Requests {
    private Requests() {}

    static WireInput awsJson(String target, String body) {
        return new WireInput(
                "POST",
                "/",
                "",
                Map.of("X-Amz-Target", List.of(target), "Content-Type", List.of("application/x-amz-json-1.1")),
                SdkBytes.fromUtf8String(body));
    }

    static WireInput form(String body) {
        return new WireInput(
                "POST",
                "/",
                "",
                Map.of("Content-Type", List.of("application/x-www-form-urlencoded; charset=utf-8")),
                SdkBytes.fromUtf8String(body));
    }

    static WireInput rest(String method, String path, String query, String body) {
        return new WireInput(method, path, query, Map.of(), SdkBytes.fromUtf8String(body));
    }
}
