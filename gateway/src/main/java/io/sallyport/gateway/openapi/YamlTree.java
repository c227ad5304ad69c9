package io.sallyport.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sallyport.contracts.Refusal;
import io.sallyport.gateway.definition.Broken;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.AnchorNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Makes of composed YAML the tree that JSON would have been: aliases and merge keys filled in, dates and {@code yes} left as text. What
 * aliases unfold to is counted, so a small text cannot become a large tree.
 */
final class YamlTree {
    private static final int MOST_NODES = 400_000;
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9]\\d{0,17})");
    private static final Pattern FLOAT = Pattern.compile("-?(0|[1-9]\\d{0,17})\\.\\d{1,17}");

    private final int mostDepth;
    private int nodes;

    YamlTree(int mostDepth) {
        this.mostDepth = mostDepth;
    }

    /** @throws Refusal with the line of what is wrong */
    JsonNode read(Node root) {
        return read(root, 0);
    }

    private JsonNode read(Node node, int depth) {
        if (++nodes > MOST_NODES || depth > mostDepth) {
            throw wrong(
                    node, "the document unfolds to more than " + MOST_NODES + " values or " + mostDepth + " levels");
        }
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar);
            case SequenceNode sequence -> sequence(sequence, depth);
            case MappingNode mapping -> mapping(mapping, depth);
            case AnchorNode anchor -> read(anchor.getRealNode(), depth + 1);
            default -> throw wrong(node, "a value of kind " + node.getNodeId() + " is not understood");
        };
    }

    private static JsonNode scalar(ScalarNode scalar) {
        var factory = JsonNodeFactory.instance;
        var text = scalar.getValue();
        var tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return factory.nullNode();
        }
        if (tag.equals(Tag.BOOL) && text.matches("(?i)true|false")) {
            return factory.booleanNode(Boolean.parseBoolean(text));
        }
        if (tag.equals(Tag.INT) && INTEGER.matcher(text).matches()) {
            return factory.numberNode(Long.parseLong(text));
        }
        return tag.equals(Tag.FLOAT) && FLOAT.matcher(text).matches()
                ? factory.numberNode(new java.math.BigDecimal(text))
                : factory.textNode(text);
    }

    private ArrayNode sequence(SequenceNode sequence, int depth) {
        var array = JsonNodeFactory.instance.arrayNode();
        sequence.getValue().forEach(item -> array.add(read(item, depth + 1)));
        return array;
    }

    private ObjectNode mapping(MappingNode mapping, int depth) {
        var object = JsonNodeFactory.instance.objectNode();
        for (var tuple : mapping.getValue()) {
            if (!isMerge(tuple) && object.replace(key(tuple), read(tuple.getValueNode(), depth + 1)) != null) {
                throw wrong(tuple.getKeyNode(), "the key '" + key(tuple) + "' comes twice");
            }
        }
        for (var tuple : mapping.getValue()) {
            if (isMerge(tuple)) {
                merge(object, read(tuple.getValueNode(), depth + 1), tuple.getKeyNode());
            }
        }
        return object;
    }

    private static boolean isMerge(NodeTuple tuple) {
        return tuple.getKeyNode().getTag().equals(Tag.MERGE);
    }

    private static void merge(ObjectNode object, JsonNode merged, Node at) {
        switch (merged) {
            case ObjectNode other -> other.properties().forEach(p -> object.putIfAbsent(p.getKey(), p.getValue()));
            case ArrayNode all -> all.forEach(one -> merge(object, one, at));
            default -> throw wrong(at, "only a mapping can be merged with <<");
        }
    }

    private static String key(NodeTuple tuple) {
        if (tuple.getKeyNode() instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw wrong(tuple.getKeyNode(), "a key must be text");
    }

    private static Refusal wrong(Node node, String what) {
        return Broken.because(
                "The document is not taken: line " + (node.getStartMark().getLine() + 1) + ": " + what);
    }
}
