package io.sallyport.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.sallyport.contracts.Refusal;
import io.sallyport.gateway.definition.Broken;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A part of a document that knows where it is, so that whatever is wrong with it can be found.
 *
 * @param where for example {@code paths./pets.get}
 */
record Part(JsonNode root, JsonNode node, String where) {
    private static final int MOST_HOPS = 16;

    static Part root(JsonNode root) {
        return new Part(root, root, "");
    }

    /** @return the member, followed to what it refers to within the document; a missing one is empty */
    Part get(String name) {
        return new Part(root, node.path(name), where.isEmpty() ? name : where + "." + name).followed();
    }

    private Part followed() {
        var part = this;
        for (int hops = 0; part.node.isObject() && part.node.has("$ref"); hops++) {
            var ref = part.node.path("$ref").asText();
            Broken.unless(
                    ref.startsWith("#/") && hops < MOST_HOPS,
                    where + ": '" + ref
                            + "' is not followed; a reference must be to a part of this document, beginning with #/");
            part = new Part(root, root.at(ref.substring(1)), where);
            Broken.unless(part.present(), where + ": '" + ref + "' refers to nothing");
        }
        return part;
    }

    boolean present() {
        return !node.isMissingNode() && !node.isNull();
    }

    Refusal wrong(String what) {
        return Broken.because((where.isEmpty() ? "document" : where) + ": " + what);
    }

    /** @return members in their order; none for a missing part */
    List<Map.Entry<String, Part>> members() {
        if (!present()) {
            return List.of();
        }
        if (!node.isObject()) {
            throw wrong("an object is expected");
        }
        return node.properties().stream()
                .map(member -> Map.entry(member.getKey(), get(member.getKey())))
                .toList();
    }

    Optional<String> text(String name) {
        var member = get(name);
        if (!member.present()) {
            return Optional.empty();
        }
        if (!member.node.isValueNode()) {
            throw member.wrong("text is expected, not " + kind(member.node)
                    + "; functions of CloudFormation are resolved before a document is imported");
        }
        return Optional.of(member.node.asText());
    }

    String text(String name, String otherwise) {
        return text(name).orElse(otherwise);
    }

    private static String kind(JsonNode node) {
        return node.isArray() ? "a list" : "an object";
    }

    Optional<Integer> number(String name) {
        return text(name).map(text -> {
            if (!text.matches("-?\\d{1,9}")) {
                throw get(name).wrong("a whole number is expected, not '" + text + "'");
            }
            return Integer.parseInt(text);
        });
    }

    boolean yes(String name) {
        var text = text(name, "false");
        if (!text.equals("true") && !text.equals("false")) {
            throw get(name).wrong("true or false is expected, not '" + text + "'");
        }
        return text.equals("true");
    }

    /** @return the elements; a text alone counts as the only one */
    List<String> texts(String name) {
        var member = get(name);
        if (member.present() && member.node.isTextual()) {
            return List.of(member.node.asText());
        }
        return member.elements().stream()
                .map(element -> {
                    if (!element.node.isValueNode()) {
                        throw element.wrong("text is expected, not " + kind(element.node));
                    }
                    return element.node.asText();
                })
                .toList();
    }

    List<Part> elements() {
        if (!present()) {
            return List.of();
        }
        if (!node.isArray()) {
            throw wrong("a list is expected");
        }
        var all = new ArrayList<Part>();
        for (int i = 0; i < node.size(); i++) {
            all.add(new Part(root, node.get(i), where + "[" + i + "]").followed());
        }
        return all;
    }

    /** @return members that are texts */
    Map<String, String> textMap(String name) {
        var map = new LinkedHashMap<String, String>();
        var member = get(name);
        member.members().forEach(entry -> map.put(entry.getKey(), member.text(entry.getKey(), "")));
        return map;
    }

    /** @throws Refusal naming a member that {@code known} lacks and that {@code wanted} begins */
    void refuseUnknown(String prefix, Set<String> known) {
        names().filter(name -> name.startsWith(prefix) && !known.contains(name)).forEach(name -> {
            throw wrong(name + " is not built yet; known are "
                    + known.stream().sorted().toList());
        });
    }

    private Stream<String> names() {
        return node.isObject() ? node.properties().stream().map(Map.Entry::getKey) : Stream.of();
    }

    static Part none() {
        return root(MissingNode.getInstance());
    }
}
