package io.sallyport.awswire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Fills builders from the form of a query-protocol call. */
final class FormIn {
    private static final Set<String> PROTOCOL = Set.of("Action", "Version");
    private final List<String> unknown;

    private FormIn(List<String> unknown) {
        this.unknown = unknown;
    }

    static void fill(SdkPojo builder, FormTree form, List<String> unknown) {
        new FormIn(unknown).structure(builder, Layout.of(builder), form, "");
    }

    private void structure(SdkPojo builder, Layout layout, FormTree node, String path) {
        for (var entry : node.children().entrySet()) {
            var field = layout.bodyField(entry.getKey());
            var where = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            if (field != null) {
                field.set(builder, value(field, entry.getValue(), where));
            } else if (!(path.isEmpty() && PROTOCOL.contains(where)) && unknown.size() < Decoded.MAX_UNKNOWN) {
                unknown.add(where);
            }
        }
    }

    private Object value(Field field, FormTree node, String path) {
        return switch (field.kind()) {
            case LIST -> list(field, node, path);
            case MAP -> map(field, node, path);
            case SDK_POJO -> {
                var builder = field.builder();
                structure(builder, field.layout(), node, path);
                yield Layout.build(builder);
            }
            case STRING, BOOLEAN, INTEGER, LONG, SHORT, BYTE, FLOAT, DOUBLE, BIG_DECIMAL, INSTANT, SDK_BYTES ->
                Scalars.read(field, scalar(node, path), Format.ISO_8601, path);
            case NULL, DOCUMENT -> throw new MalformedRequest(path + " cannot be sent in a form");
        };
    }

    private static String scalar(FormTree node, String path) {
        return node.value()
                .filter(_ -> node.children().isEmpty())
                .orElseThrow(() -> new MalformedRequest("the parameter " + path + " must be one value"));
    }

    /** {@code Names=} with nothing under it is how clients send an empty list. */
    private List<Object> list(Field field, FormTree node, String path) {
        var nested = field.nested();
        var list = new ArrayList<Object>();
        for (var element : elements(node, nested.flattened(), nested.element())) {
            list.add(value(nested.value(), element, path));
        }
        return list;
    }

    private Map<String, Object> map(Field field, FormTree node, String path) {
        var nested = field.nested();
        var map = new LinkedHashMap<String, Object>();
        for (var entry : elements(node, nested.flattened(), "entry")) {
            var key = entry.child(nested.key());
            var value = entry.child(nested.element());
            if (key == null || value == null) {
                throw new MalformedRequest("each entry of " + path + " must have a key and a value");
            }
            map.put(scalar(key, path), value(nested.value(), value, path));
        }
        return map;
    }

    private static List<FormTree> elements(FormTree node, boolean flattened, String name) {
        @Nullable FormTree parent = flattened ? node : node.child(name);
        return parent == null ? List.of() : parent.numbered();
    }
}
