package io.sallyport.iampolicy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Reads bounded JSON into a tree with positions; refuses duplicate keys and what follows the document. */
final class JsonReader {
    private static final int DEEPEST = 16;
    private static final Position START = new Position(1, 1);
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(64)
                    .build())
            .build();

    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    static Json read(String json, Rules rules) {
        checkLength(json, rules.maxCharacters());
        checkCharacters(json, rules);
        try (var parser = FACTORY.createParser(json)) {
            return new JsonReader(parser).checkedDocument();
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be read", e);
        }
    }

    private static void checkLength(String json, int most) {
        if (json.length() > most) {
            throw new MalformedPolicy("The document has " + json.length() + " characters; the most is " + most, START);
        }
    }

    private static void checkCharacters(String json, Rules rules) {
        IntPredicate known = c -> c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xFF);
        if (rules.lenient() || json.chars().allMatch(known)) {
            return;
        }
        var before = json.substring(0, (int) json.chars().takeWhile(known).count());
        var line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        throw new MalformedPolicy(
                "Only U+0009, U+000A, U+000D and U+0020 to U+00FF are allowed, found U+%04X"
                        .formatted((int) json.charAt(before.length())),
                new Position(line, before.length() - before.lastIndexOf('\n')));
    }

    private Json checkedDocument() throws IOException {
        try {
            return document();
        } catch (JsonProcessingException e) {
            // the bounds on depth and on numbers come without a location
            var where = Optional.ofNullable(e.getLocation()).orElseGet(parser::currentLocation);
            throw new MalformedPolicy("Not valid JSON: " + e.getOriginalMessage(), position(where));
        }
    }

    private Json document() throws IOException {
        if (parser.nextToken() == null) {
            throw new MalformedPolicy("The document is empty; a JSON object was expected", START);
        }
        var root = value();
        if (parser.nextToken() != null) {
            throw new MalformedPolicy("Something follows the document's closing brace", here());
        }
        return root;
    }

    private Json value() throws IOException {
        var token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return object();
        }
        if (token == JsonToken.START_ARRAY) {
            return array();
        }
        var text = parser.getText();
        return token == JsonToken.VALUE_STRING ? new Json.Text(here(), text) : new Json.Bare(here(), text);
    }

    private Json object() throws IOException {
        var at = here();
        var seen = new HashSet<String>();
        List<Json.Field> fields = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var field = field();
            if (!seen.add(field.name())) {
                throw new MalformedPolicy("\"" + field.name() + "\" stands here for the second time", field.at());
            }
            fields.add(field);
        }
        return new Json.Obj(at, here(), List.copyOf(fields));
    }

    private Json.Field field() throws IOException {
        var name = parser.currentName();
        var at = here();
        parser.nextToken();
        return new Json.Field(name, at, value());
    }

    private Json array() throws IOException {
        var at = here();
        List<Json> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return new Json.Arr(at, List.copyOf(items));
    }

    private Position here() {
        return position(parser.currentTokenLocation());
    }

    private static Position position(JsonLocation location) {
        return new Position(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }
}
