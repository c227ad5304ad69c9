package io.sallyport.iampolicy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The named parts of one JSON object, all of them known. */
final class Elements {
    private final Json.Obj object;
    private final String where;

    private Elements(Json.Obj object, String where) {
        this.object = object;
        this.where = where;
    }

    /** @param where begins a sentence: "The policy document" */
    static Elements of(Json json, String where, String... known) {
        var object = object(json, where);
        for (var field : object.fields()) {
            if (!List.of(known).contains(field.name())) {
                throw new MalformedPolicy(
                        where + " has no element \"" + field.name() + "\"; it may have " + String.join(", ", known),
                        field.at());
            }
        }
        return new Elements(object, where);
    }

    static Json.Obj object(Json json, String where) {
        if (json instanceof Json.Obj object) {
            return object;
        }
        throw new MalformedPolicy(where + " must be an object, found " + json.kind(), json.at());
    }

    Position end() {
        return object.end();
    }

    Optional<Json> find(String name) {
        return object.fields().stream()
                .filter(f -> f.name().equals(name))
                .map(Json.Field::value)
                .findFirst();
    }

    Json need(String name) {
        return find(name).orElseThrow(() -> new MalformedPolicy(where + " must have " + name, object.at()));
    }

    /** One of {@code name} and {@code Not<name>}, or neither. */
    Optional<Json.Field> oneOf(String name) {
        var found = object.fields().stream()
                .filter(f -> f.name().equals(name) || f.name().equals("Not" + name))
                .toList();
        if (found.size() > 1) {
            throw new MalformedPolicy(
                    where + " has both " + name + " and Not" + name + "; one of them is allowed",
                    found.get(1).at());
        }
        return found.stream().findFirst();
    }

    static String text(Json json, String what) {
        if (json instanceof Json.Text text) {
            return text.text();
        }
        throw new MalformedPolicy(what + " must be a string, found " + json.kind(), json.at());
    }

    /** A string, or a list of at least one. */
    static List<Json.Text> texts(Json json, String what) {
        var items = json instanceof Json.Arr list ? list.items() : List.of(json);
        if (items.isEmpty()) {
            throw new MalformedPolicy(what + " must not be an empty list", json.at());
        }
        List<Json.Text> texts = new ArrayList<>();
        for (var item : items) {
            texts.add(new Json.Text(item.at(), text(item, what)));
        }
        return texts;
    }
}
