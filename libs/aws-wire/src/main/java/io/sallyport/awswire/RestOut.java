package io.sallyport.awswire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Spreads an answer over status, headers and body. */
final class RestOut {
    private static final SdkBytes NOTHING = SdkBytes.fromByteArray(new byte[0]);
    private final SdkPojo answer;
    private final Layout layout;
    private final JsonText json;

    RestOut(SdkPojo answer, JsonText json) {
        this.answer = answer;
        this.layout = Layout.of(answer);
        this.json = json;
    }

    WireOutput write(AwsOperation operation, String requestId) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", contentType());
        headers.put("x-amzn-RequestId", requestId);
        headers.putAll(headers());
        return new WireOutput(status(operation), headers, body(operation));
    }

    private int status(AwsOperation operation) {
        return layout.fields().stream()
                .filter(f -> f.location() == MarshallLocation.STATUS_CODE)
                .map(f -> f.get(answer))
                .filter(Integer.class::isInstance)
                .map(Integer.class::cast)
                .findFirst()
                .orElse(operation.status());
    }

    private String contentType() {
        return layout.payload().filter(RestOut::isBlob).isPresent()
                ? "application/octet-stream"
                : Protocol.REST_JSON.contentType();
    }

    private static boolean isBlob(Field field) {
        return switch (field.kind()) {
            case SDK_BYTES -> true;
            case NULL, STRING, INTEGER, LONG, FLOAT, DOUBLE, BIG_DECIMAL, BOOLEAN, INSTANT -> false;
            case SDK_POJO, LIST, MAP, SHORT, BYTE, DOCUMENT -> false;
        };
    }

    private Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        for (var field : layout.fields()) {
            var value = field.location() == MarshallLocation.HEADER ? field.get(answer) : null;
            if (value != null) {
                header(field, value, headers);
            }
        }
        return headers;
    }

    private static void header(Field field, Object value, Map<String, String> headers) {
        switch (value) {
            case Map<?, ?> map -> map.forEach((k, v) -> headers.put(field.wireName() + k, clean(String.valueOf(v))));
            case List<?> list ->
                headers.put(
                        field.wireName(),
                        list.stream()
                                .map(v -> clean(Scalars.write(field.nested().value(), v, Format.RFC_822)))
                                .collect(Collectors.joining(",")));
            default -> headers.put(field.wireName(), clean(Scalars.write(field, value, Format.RFC_822)));
        }
    }

    /** A line break in a value would begin another header. */
    private static String clean(String value) {
        return value.replace('\r', ' ').replace('\n', ' ');
    }

    private SdkBytes body(AwsOperation operation) {
        if (operation.outputShape().isEmpty() || !layout.hasBody()) {
            return NOTHING;
        }
        return layout.payload()
                .map(field -> payload(field.get(answer)))
                .orElseGet(() -> json.write(out -> JsonOut.object(answer, out)));
    }

    private SdkBytes payload(@Nullable Object value) {
        return switch (value) {
            case SdkBytes bytes -> bytes;
            case String text -> SdkBytes.fromUtf8String(text);
            case SdkPojo pojo -> json.write(out -> JsonOut.object(pojo, out));
            case null, default -> NOTHING;
        };
    }
}
