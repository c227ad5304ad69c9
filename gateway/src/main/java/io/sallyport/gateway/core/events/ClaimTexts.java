package io.sallyport.gateway.core.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Claims as functions see them: texts only; a list as {@code [a b]}; null left out. */
final class ClaimTexts {
    private ClaimTexts() {}

    static ObjectNode of(Map<String, Object> claims) {
        var node = Nodes.object();
        claims.forEach((name, value) -> {
            if (value != null) {
                node.put(name, text(value));
            }
        });
        return node;
    }

    /** Null unless the route demands scopes. */
    static void scopes(ObjectNode into, List<String> scopes) {
        if (scopes.isEmpty()) {
            into.putNull("scopes");
        } else {
            var list = into.putArray("scopes");
            scopes.forEach(list::add);
        }
    }

    private static String text(Object value) {
        return switch (value) {
            case Collection<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining(" ", "[", "]"));
            default -> value.toString();
        };
    }
}
