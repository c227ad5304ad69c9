package io.sallyport.runtime.door;

import io.sallyport.awswire.WireInput;
import io.sallyport.awswire.WireOutput;
import io.sallyport.runtime.http.Inbound;
import io.sallyport.runtime.http.Outbound;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/** The same request and answer in the words of HTTP and of the codec. */
public final class Wires {
    private Wires() {}

    public static WireInput input(Inbound request) {
        var body = SdkBytes.fromByteArrayUnsafe(request.body().getBytes());
        return new WireInput(request.method(), request.rawPath(), request.rawQuery(), headers(request.headers()), body);
    }

    private static Map<String, List<String>> headers(MultiMap headers) {
        var byName = new HashMap<String, List<String>>();
        for (var header : headers) {
            byName.computeIfAbsent(header.getKey().toLowerCase(Locale.ROOT), _ -> new ArrayList<>(1))
                    .add(header.getValue());
        }
        return byName;
    }

    static Outbound outbound(WireOutput output) {
        var headers = MultiMap.caseInsensitiveMultiMap().addAll(output.headers());
        return new Outbound(
                output.status(), headers, Buffer.buffer(output.body().asByteArrayUnsafe()));
    }

    /** For what is no operation of ours at all. */
    public static Outbound nowhere() {
        return Outbound.of(
                404, "application/json", "{\"__type\":\"UnknownOperationException\",\"message\":\"Not Found\"}");
    }
}
