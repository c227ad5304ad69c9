package io.sallyport.awswire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Writes the members of a model object that lie in the body as JSON; an absent member is left out. */
final class JsonOut {
    private JsonOut() {}

    static void object(SdkPojo pojo, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (var field : Layout.of(pojo).fields()) {
            var value = field.location() == MarshallLocation.PAYLOAD ? field.get(pojo) : null;
            if (value != null) {
                json.writeFieldName(field.wireName());
                value(field, value, json);
            }
        }
        json.writeEndObject();
    }

    private static void value(Field field, @Nullable Object value, JsonGenerator json) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case String text -> json.writeString(JsonText.wellFormed(text));
            case Boolean bool -> json.writeBoolean(bool);
            case Instant instant -> instant(instant, field.timestamps(Format.UNIX_TIMESTAMP), json);
            case SdkBytes bytes -> json.writeBinary(bytes.asByteArrayUnsafe());
            case SdkPojo pojo -> object(pojo, json);
            case List<?> list -> list(field, list, json);
            case Map<?, ?> map -> map(field, map, json);
            case Document document -> JsonDocuments.write(document, json);
            case Number number -> number(number, json);
            default -> json.writeString(value.toString());
        }
    }

    private static void list(Field field, List<?> list, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (var element : list) {
            value(field.nested().value(), element, json);
        }
        json.writeEndArray();
    }

    private static void map(Field field, Map<?, ?> map, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (var entry : map.entrySet()) {
            json.writeFieldName(JsonText.wellFormed(String.valueOf(entry.getKey())));
            value(field.nested().value(), entry.getValue(), json);
        }
        json.writeEndObject();
    }

    private static void instant(Instant instant, Format format, JsonGenerator json) throws IOException {
        var text = Scalars.instant(instant, format);
        if (format == Format.ISO_8601 || format == Format.RFC_822) {
            json.writeString(text);
        } else {
            json.writeNumber(text);
        }
    }

    private static void number(Number number, JsonGenerator json) throws IOException {
        switch (number) {
            case Double d when !Double.isFinite(d) -> json.writeString(d.toString());
            case Float f when !Float.isFinite(f) -> json.writeString(f.toString());
            case BigDecimal decimal -> json.writeNumber(decimal.toPlainString());
            default -> json.writeNumber(number.toString());
        }
    }
}
