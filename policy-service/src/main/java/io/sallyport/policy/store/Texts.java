package io.sallyport.policy.store;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists, maps and absent texts as text columns hold them. */
final class Texts {
    private Texts() {}

    static Optional<String> optional(String column) {
        return column.isEmpty() ? Optional.empty() : Optional.of(column);
    }

    static String map(Map<String, String> map) {
        return new JsonObject(new LinkedHashMap<>(map)).encode();
    }

    static Map<String, String> map(String column) {
        var map = new LinkedHashMap<String, String>();
        new JsonObject(column)
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().toString()));
        return Collections.unmodifiableMap(map);
    }

    static String list(List<String> list) {
        return new JsonArray(List.copyOf(list)).encode();
    }

    static List<String> list(String column) {
        return new JsonArray(column).stream().map(Object::toString).toList();
    }
}
