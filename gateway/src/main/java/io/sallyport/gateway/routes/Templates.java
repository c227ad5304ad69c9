package io.sallyport.gateway.routes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Path templates: {@code /pets/{id}}, {@code /files/{proxy+}}. */
final class Templates {
    private Templates() {}

    /** A trailing slash is a last, empty segment; the root has none. */
    static List<String> segments(String template) {
        return template.equals("/") ? List.of() : List.of(template.substring(1).split("/", -1));
    }

    static boolean isParameter(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    static boolean isGreedy(String segment) {
        return isParameter(segment) && segment.endsWith("+}");
    }

    /** @return what the parameters of a template stand for in a path that it matches; decoded */
    static Map<String, String> values(String template, List<String> path) {
        if (!template.contains("{")) {
            return Map.of();
        }
        var values = new LinkedHashMap<String, String>();
        var segments = segments(template);
        for (int i = 0; i < segments.size(); i++) {
            var segment = segments.get(i);
            if (isGreedy(segment)) {
                values.put(name(segment, 2), String.join("/", path.subList(i, path.size())));
            } else if (isParameter(segment)) {
                values.put(name(segment, 1), path.get(i));
            }
        }
        return values;
    }

    private static String name(String segment, int tail) {
        return segment.substring(1, segment.length() - tail);
    }
}
