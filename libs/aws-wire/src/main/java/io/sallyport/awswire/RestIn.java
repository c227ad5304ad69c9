package io.sallyport.awswire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Fills a builder from path, query, headers and body of a REST call. */
final class RestIn {
    private final WireInput input;
    private final Map<String, String> labels;
    private final JsonText json;
    private final List<String> unknown;

    RestIn(WireInput input, Map<String, String> labels, JsonText json, List<String> unknown) {
        this.input = input;
        this.labels = labels;
        this.json = json;
        this.unknown = unknown;
    }

    void fill(SdkPojo builder, String uri) {
        var layout = Layout.of(builder);
        for (var field : layout.fields()) {
            var value = field.location() == MarshallLocation.PAYLOAD ? null : value(field, layout, uri);
            if (value != null) {
                field.set(builder, value);
            }
        }
        layout.payload().ifPresentOrElse(field -> payload(builder, field), () -> body(builder, layout));
    }

    private @Nullable Object value(Field field, Layout layout, String uri) {
        return switch (field.location()) {
            case PATH, GREEDY_PATH -> label(field);
            case QUERY_PARAM ->
                field.kind() == MarshallingKnownType.MAP
                        ? rest(layout, uri)
                        : values(field, input.query().all(field.wireName()), Format.ISO_8601);
            case HEADER ->
                field.kind() == MarshallingKnownType.MAP
                        ? prefixed(field.wireName())
                        : values(field, header(field), Format.RFC_822);
            case PAYLOAD, STATUS_CODE -> null;
        };
    }

    private @Nullable Object label(Field field) {
        var text = labels.get(field.wireName());
        return text == null ? null : Scalars.read(field, text, Format.ISO_8601, field.member());
    }

    private List<String> header(Field field) {
        var values = input.header(field.wireName());
        return field.isJsonValue()
                ? values.stream().map(v -> decoded(v, field.member())).toList()
                : values;
    }

    private static String decoded(String value, String where) {
        try {
            return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedRequest("the header of " + where + " must be base 64", e);
        }
    }

    private static @Nullable Object values(Field field, List<String> texts, Format timestamps) {
        if (texts.isEmpty()) {
            return null;
        }
        if (field.kind() == MarshallingKnownType.LIST) {
            var element = field.nested().value();
            return texts.stream()
                    .map(text -> Scalars.read(element, text, timestamps, field.member()))
                    .toList();
        }
        if (texts.size() > 1) {
            throw new MalformedRequest(field.member() + " must not be repeated");
        }
        return Scalars.read(field, texts.getFirst(), timestamps, field.member());
    }

    /** A map among the query's members takes every parameter that no other member and no literal of the template has. */
    private @Nullable Map<String, Object> rest(Layout layout, String uri) {
        var taken = new HashSet<>(literals(uri));
        layout.fields().stream()
                .filter(f -> f.location() == MarshallLocation.QUERY_PARAM && f.kind() != MarshallingKnownType.MAP)
                .forEach(f -> taken.add(f.wireName()));
        var map = new LinkedHashMap<String, Object>();
        input.query().asMap().forEach((name, values) -> {
            if (!taken.contains(name)) {
                map.put(name, values.getLast());
            }
        });
        return map.isEmpty() ? null : map;
    }

    private static Set<String> literals(String uri) {
        var question = uri.indexOf('?');
        return question < 0
                ? Set.of()
                : Form.parse(uri.substring(question + 1)).asMap().keySet();
    }

    private @Nullable Map<String, Object> prefixed(String prefix) {
        var lower = prefix.toLowerCase(Locale.ROOT);
        var map = new LinkedHashMap<String, Object>();
        input.headers().forEach((name, values) -> {
            if (name.startsWith(lower)) {
                map.put(name.substring(lower.length()), String.join(",", values));
            }
        });
        return map.isEmpty() ? null : map;
    }

    /** One member is the whole body; an empty body cannot be told from none. */
    private void payload(SdkPojo builder, Field field) {
        if (!hasBody()) {
            return;
        }
        switch (field.kind()) {
            case SDK_BYTES -> field.set(builder, input.body());
            case STRING -> field.set(builder, input.body().asUtf8String());
            case SDK_POJO -> structure(builder, field);
            case NULL, BOOLEAN, INTEGER, LONG, SHORT, BYTE, FLOAT, DOUBLE, BIG_DECIMAL, INSTANT, LIST, MAP, DOCUMENT ->
                throw new IllegalStateException(field.member() + " cannot be a body");
        }
    }

    private void structure(SdkPojo builder, Field field) {
        var inner = field.builder();
        JsonIn.fill(inner, bytes(input.body()), json, unknown);
        field.set(builder, Layout.build(inner));
    }

    private void body(SdkPojo builder, Layout layout) {
        if (layout.hasBody() && hasBody()) {
            JsonIn.fill(builder, bytes(input.body()), json, unknown);
        }
    }

    private boolean hasBody() {
        return bytes(input.body()).length > 0;
    }

    private static byte[] bytes(SdkBytes body) {
        return body.asByteArrayUnsafe();
    }
}
