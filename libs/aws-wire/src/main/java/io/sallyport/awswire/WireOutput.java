package io.sallyport.awswire;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/** One HTTP answer to write. */
public record WireOutput(int status, Map<String, String> headers, SdkBytes body) {
    public WireOutput {
        headers = Map.copyOf(headers);
    }

    /** The same answer with one header set, for what a model does not say. */
    public WireOutput with(String header, String value) {
        var changed = new LinkedHashMap<>(headers);
        changed.keySet().removeIf(header::equalsIgnoreCase);
        changed.put(header, value);
        return new WireOutput(status, changed, body);
    }
}
