package io.sallyport.gateway.core.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Pieces that several events share. */
final class Nodes {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Nodes() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode texts(Map<String, String> values) {
        var node = object();
        values.forEach(node::put);
        return node;
    }

    static ObjectNode lists(Map<String, List<String>> values) {
        var node = object();
        values.forEach((name, all) -> {
            var list = node.putArray(name);
            all.forEach(list::add);
        });
        return node;
    }

    /** Of a name that came twice, the last. */
    static ObjectNode lasts(Map<String, List<String>> values) {
        var node = object();
        values.forEach((name, all) -> node.put(name, all.getLast()));
        return node;
    }

    static ObjectNode joined(Map<String, List<String>> values) {
        var node = object();
        values.forEach((name, all) -> node.put(name, String.join(",", all)));
        return node;
    }

    /** {@code 04/Mar/2020:19:15:17 +0000} */
    static String time(Instant at) {
        return TIME.format(at);
    }

    /** The first label of a host name. */
    static String prefix(String host) {
        int dot = host.indexOf('.');
        return dot < 0 ? host : host.substring(0, dot);
    }

    /** Sets a member to null where AWS does so instead of leaving it out. */
    static void orNull(ObjectNode into, String name, ObjectNode value) {
        if (value.isEmpty()) {
            into.putNull(name);
        } else {
            into.set(name, value);
        }
    }
}
