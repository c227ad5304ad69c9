package io.sallyport.gateway.openapi;

import io.sallyport.gateway.definition.Broken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The operations of a document, each method on each path once. */
final class Operations {
    private static final String ANY = "x-amazon-apigateway-any-method";
    private static final Set<String> METHODS =
            Set.of("get", "head", "post", "put", "patch", "delete", "options", "trace");

    private Operations() {}

    /** One of them; {@code method} in upper case. */
    record Found(String path, String method, Part operation) {}

    /** @throws io.sallyport.contracts.Refusal for a path item with an extension that is not built */
    static List<Found> of(Part root) {
        var all = new ArrayList<Found>();
        for (var path : root.get("paths").members()) {
            if (!path.getKey().startsWith("x-")) {
                path.getValue().refuseUnknown("x-amazon-apigateway-", Set.of(ANY));
                path.getValue().members().forEach(member -> add(all, path.getKey(), member));
            }
        }
        return all;
    }

    private static void add(List<Found> all, String path, Map.Entry<String, Part> member) {
        if (member.getKey().equals(ANY)) {
            all.add(new Found(path, "ANY", operation(member.getValue())));
        } else if (METHODS.contains(member.getKey())) {
            Broken.unless(!member.getKey().equals("trace"), member.getValue().where() + ": TRACE is not supported");
            all.add(new Found(path, member.getKey().toUpperCase(Locale.ROOT), operation(member.getValue())));
        }
    }

    /** What is no object would be read as an operation that demands nothing. */
    private static Part operation(Part written) {
        Broken.unless(!written.present() || written.node().isObject(), written.where() + ": an object is expected");
        return written;
    }
}
