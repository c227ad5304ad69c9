package io.sallyport.awswire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import software.amazon.awssdk.core.document.Document;

/** JSON of any form, where a model leaves the form open (for example Cognito's managed-login settings). */
final class JsonDocuments {
    private JsonDocuments() {}

    static Document read(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> map(json);
            case START_ARRAY -> list(json);
            case VALUE_STRING -> Document.fromString(json.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Document.fromNumber(json.getText());
            case VALUE_TRUE -> Document.fromBoolean(true);
            case VALUE_FALSE -> Document.fromBoolean(false);
            case null, default -> Document.fromNull();
        };
    }

    private static Document map(JsonParser json) throws IOException {
        var map = new LinkedHashMap<String, Document>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var key = json.currentName();
            json.nextToken();
            map.put(key, read(json));
        }
        return Document.fromMap(map);
    }

    private static Document list(JsonParser json) throws IOException {
        var list = new ArrayList<Document>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            list.add(read(json));
        }
        return Document.fromList(list);
    }

    static void write(Document document, JsonGenerator json) throws IOException {
        if (document.isMap()) {
            json.writeStartObject();
            for (var entry : document.asMap().entrySet()) {
                json.writeFieldName(JsonText.wellFormed(entry.getKey()));
                write(entry.getValue(), json);
            }
            json.writeEndObject();
        } else if (document.isList()) {
            json.writeStartArray();
            for (var element : document.asList()) {
                write(element, json);
            }
            json.writeEndArray();
        } else {
            scalar(document, json);
        }
    }

    private static void scalar(Document document, JsonGenerator json) throws IOException {
        if (document.isString()) {
            json.writeString(JsonText.wellFormed(document.asString()));
        } else if (document.isNumber()) {
            json.writeNumber(document.asNumber().stringValue());
        } else if (document.isBoolean()) {
            json.writeBoolean(document.asBoolean());
        } else {
            json.writeNull();
        }
    }
}
