package io.sallyport.awswire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Fills builders from one JSON body, token by token. */
final class JsonIn {
    private final JsonParser json;
    private final List<String> unknown;

    private JsonIn(JsonParser json, List<String> unknown) {
        this.json = json;
        this.unknown = unknown;
    }

    /** @param unknown takes the names that the model does not have */
    static void fill(SdkPojo builder, byte[] body, JsonText text, List<String> unknown) {
        try (var json = text.parser(body)) {
            new JsonIn(json, unknown).whole(builder);
        } catch (StreamConstraintsException e) {
            throw new MalformedRequest("the JSON body is larger or deeper than is taken", e);
        } catch (JsonProcessingException e) {
            throw new MalformedRequest("the body must be one well-formed JSON object without repeated names", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void whole(SdkPojo builder) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new MalformedRequest("the body must be a JSON object");
        }
        object(builder, Layout.of(builder), "");
        if (json.nextToken() != null) {
            throw new MalformedRequest("the body must end after its JSON object");
        }
    }

    private void object(SdkPojo builder, Layout layout, String path) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            var field = layout.bodyField(name);
            json.nextToken();
            if (field == null) {
                ignore(path, name);
            } else if (json.currentToken() != JsonToken.VALUE_NULL) {
                field.set(builder, value(field, path.isEmpty() ? name : path + "." + name));
            }
        }
    }

    private void ignore(String path, String name) throws IOException {
        json.skipChildren();
        // the SDK's marker of a union's or an error's type is no member
        if (!name.equals("__type") && unknown.size() < Decoded.MAX_UNKNOWN) {
            unknown.add(path.isEmpty() ? name : path + "." + name);
        }
    }

    private Object value(Field field, String path) throws IOException {
        return switch (field.kind()) {
            case STRING -> text(path);
            case BOOLEAN -> bool(path);
            case INTEGER -> (int) whole(path, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG -> whole(path, Long.MIN_VALUE, Long.MAX_VALUE);
            case SHORT -> (short) whole(path, Short.MIN_VALUE, Short.MAX_VALUE);
            case BYTE -> (byte) whole(path, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case DOUBLE -> fraction(path);
            case FLOAT -> (float) fraction(path);
            case BIG_DECIMAL -> decimal(path);
            case INSTANT -> instant(field, path);
            case SDK_BYTES -> Scalars.blob(text(path), path);
            case LIST -> list(field, path);
            case MAP -> map(field, path);
            case SDK_POJO -> structure(field, path);
            case DOCUMENT -> JsonDocuments.read(json);
            case NULL -> throw wrong(path, "absent");
        };
    }

    private Object structure(Field field, String path) throws IOException {
        expect(JsonToken.START_OBJECT, path, "an object");
        var builder = field.builder();
        object(builder, field.layout(), path);
        return Layout.build(builder);
    }

    private List<Object> list(Field field, String path) throws IOException {
        expect(JsonToken.START_ARRAY, path, "a list");
        var element = field.nested().value();
        var list = new ArrayList<Object>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            list.add(element(element, path));
        }
        return list;
    }

    private Map<String, Object> map(Field field, String path) throws IOException {
        expect(JsonToken.START_OBJECT, path, "an object");
        var element = field.nested().value();
        var map = new LinkedHashMap<String, Object>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var key = json.currentName();
            json.nextToken();
            map.put(key, element(element, path));
        }
        return map;
    }

    /** None of our services has a list or map that may hold null. */
    private Object element(Field element, String path) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            throw wrong(path, "without null elements");
        }
        return value(element, path);
    }

    private String text(String path) throws IOException {
        expect(JsonToken.VALUE_STRING, path, "a string");
        return json.getText();
    }

    private boolean bool(String path) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case null, default -> throw wrong(path, "true or false");
        };
    }

    private long whole(String path, long min, long max) throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT, path, "a whole number");
        var fits = json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        var number = fits ? json.getLongValue() : 0;
        if (!fits || number < min || number > max) {
            throw wrong(path, "a whole number between " + min + " and " + max);
        }
        return number;
    }

    private double fraction(String path) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return switch (json.getText()) {
                case "NaN" -> Double.NaN;
                case "Infinity" -> Double.POSITIVE_INFINITY;
                case "-Infinity" -> Double.NEGATIVE_INFINITY;
                default -> throw wrong(path, "a number");
            };
        }
        if (!json.currentToken().isNumeric()) {
            throw wrong(path, "a number");
        }
        return json.getDoubleValue();
    }

    private BigDecimal decimal(String path) throws IOException {
        if (!json.currentToken().isNumeric()) {
            throw wrong(path, "a number");
        }
        return json.getDecimalValue();
    }

    private Object instant(Field field, String path) throws IOException {
        var format = field.timestamps(Format.UNIX_TIMESTAMP);
        if (format == Format.ISO_8601 || format == Format.RFC_822) {
            return Scalars.instant(text(path), format, path);
        }
        if (!json.currentToken().isNumeric()) {
            throw wrong(path, "a point in time in seconds since 1970");
        }
        var number = json.getDoubleValue();
        return Scalars.seconds(format == Format.UNIX_TIMESTAMP_MILLIS ? number / 1000 : number, path);
    }

    private void expect(@Nullable JsonToken token, String path, String wanted) {
        if (json.currentToken() != token) {
            throw wrong(path, wanted);
        }
    }

    private static MalformedRequest wrong(String path, String wanted) {
        return new MalformedRequest("the member " + path + " must be " + wanted);
    }
}
