package io.sallyport.awswire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes the table of facts from a service model: one row an operation, then each shape that a request can reach, then each error;
 * all sorted by name, so that the same model gives the same bytes. See {@code facts/README.md} for the columns.
 */
final class FactsTable {
    private final JsonNode model;
    private final JsonNode shapes;
    private final StringBuilder out = new StringBuilder();

    private FactsTable(JsonNode model) {
        this.model = model;
        this.shapes = model.get("shapes");
    }

    static String of(JsonNode model) {
        var table = new FactsTable(model);
        sorted(model.get("operations")).forEach(table::operation);
        table.reachable().forEach(table::shape);
        sorted(table.shapes).forEach(table::error);
        return table.out.toString();
    }

    private static Map<String, JsonNode> sorted(JsonNode object) {
        var sorted = new LinkedHashMap<String, JsonNode>();
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        names.forEach(name -> sorted.put(name, object.get(name)));
        return sorted;
    }

    private void operation(String name, JsonNode op) {
        var http = op.get("http");
        var errors = new ArrayList<String>();
        op.path("errors").forEach(e -> errors.add(e.get("shape").asText()));
        row(
                "op",
                name,
                http.get("method").asText(),
                http.get("requestUri").asText(),
                http.path("responseCode").asText("200"),
                op.path("authtype").asText().equals("none") ? "open" : "signed",
                op.path("input").path("shape").asText(),
                op.path("output").path("shape").asText(),
                op.path("output").path("resultWrapper").asText(),
                String.join(",", errors));
    }

    private Map<String, JsonNode> reachable() {
        var names = new TreeSet<String>();
        model.get("operations")
                .forEach(op -> reach(op.path("input").path("shape").asText(), names));
        var found = new LinkedHashMap<String, JsonNode>();
        names.forEach(name -> found.put(name, shapes.get(name)));
        return found;
    }

    private void reach(String name, Set<String> seen) {
        if (name.isEmpty() || !seen.add(name)) {
            return;
        }
        var shape = shapes.get(name);
        shape.path("members").forEach(member -> reach(member.get("shape").asText(), seen));
        for (var inner : List.of("member", "key", "value")) {
            reach(shape.path(inner).path("shape").asText(), seen);
        }
    }

    private void shape(String name, JsonNode shape) {
        var cells = new ArrayList<>(List.of(
                "shape",
                name,
                type(shape).name(),
                bound(shape.path("min")),
                bound(shape.path("max")),
                FactsText.escape(shape.path("pattern").asText()),
                values(shape),
                shape.path("sensitive").asBoolean() ? "sensitive" : ""));
        members(shape, cells);
        row(cells.toArray(String[]::new));
    }

    private static Shape.Type type(JsonNode shape) {
        return switch (shape.get("type").asText()) {
            case "structure" -> Shape.Type.STRUCTURE;
            case "list" -> Shape.Type.LIST;
            case "map" -> Shape.Type.MAP;
            case "string" -> Shape.Type.STRING;
            case "blob" -> Shape.Type.BLOB;
            case "integer", "long", "float", "double" -> Shape.Type.NUMBER;
            default -> Shape.Type.OTHER;
        };
    }

    private static String bound(JsonNode number) {
        return number.isMissingNode() ? "" : Long.toString(number.asLong());
    }

    private static String values(JsonNode shape) {
        var values = new ArrayList<String>();
        shape.path("enum").forEach(value -> values.add(value.asText()));
        values.stream().filter(v -> !v.matches("[^,`\t\n]*")).findAny().ifPresent(v -> {
            throw new IllegalStateException("the value " + v + " needs another separator");
        });
        return String.join(",", values);
    }

    private static void members(JsonNode shape, List<String> cells) {
        var required = new ArrayList<String>();
        shape.path("required").forEach(name -> required.add(name.asText()));
        shape.path("members")
                .properties()
                .forEach(e -> cells.add(e.getKey() + ":"
                        + e.getValue().get("shape").asText() + (required.contains(e.getKey()) ? "!" : "")));
        for (var inner : List.of("member", "key", "value")) {
            if (shape.has(inner)) {
                cells.add(inner + ":" + shape.get(inner).get("shape").asText());
            }
        }
    }

    private void error(String name, JsonNode shape) {
        if (!shape.path("exception").asBoolean()) {
            return;
        }
        var error = shape.path("error");
        var fault = shape.path("fault").asBoolean() || error.path("fault").asBoolean();
        row(
                "error",
                name,
                error.path("code").asText(name),
                error.path("httpStatusCode").asText(fault ? "500" : "400"),
                fault ? "fault" : "",
                text(shape));
    }

    private static String text(JsonNode shape) {
        for (var member : shape.path("members").properties()) {
            if (member.getKey().equalsIgnoreCase("message")) {
                return member.getValue().path("locationName").asText(member.getKey());
            }
        }
        return "message";
    }

    private void row(String... cells) {
        out.append(String.join("\t", cells)).append('\n');
    }
}
