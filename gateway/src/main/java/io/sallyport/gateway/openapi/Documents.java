package io.sallyport.gateway.openapi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sallyport.gateway.definition.Broken;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** JSON or YAML text as a tree, within bounds. */
final class Documents {
    private static final int MOST_BYTES = 6 * 1024 * 1024;
    private static final int MOST_DEPTH = 64;
    private static final int MOST_ALIASES = 10_000;
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_DEPTH)
                            .maxStringLength(MOST_BYTES)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Documents() {}

    /** @throws io.sallyport.contracts.Refusal with what is wrong and where */
    static JsonNode read(byte[] bytes) {
        Broken.unless(
                bytes.length <= MOST_BYTES,
                "The document is " + bytes.length + " bytes long; at most " + MOST_BYTES + " are taken");
        var text = text(bytes);
        var root = text.stripLeading().startsWith("{") ? json(text) : yaml(text);
        Broken.unless(root.isObject(), "The document is no OpenAPI document: its root is no object");
        return root;
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Broken.because("The document is not UTF-8");
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            var where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw Broken.because("The document is no JSON" + where + ": " + e.getOriginalMessage());
        }
    }

    private static JsonNode yaml(String text) {
        try {
            Node root = composer().compose(new StringReader(text));
            if (root == null) {
                throw Broken.because("The document is empty");
            }
            return new YamlTree(MOST_DEPTH).read(root);
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            var where = mark == null ? "" : " at line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
            throw Broken.because("The document is no YAML" + where + ": " + e.getProblem());
        } catch (YAMLException e) {
            throw Broken.because("The document is no YAML: " + e.getMessage());
        }
    }

    private static Yaml composer() {
        var options = new LoaderOptions();
        options.setCodePointLimit(MOST_BYTES);
        options.setNestingDepthLimit(MOST_DEPTH);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setAllowRecursiveKeys(false);
        return new Yaml(
                new SafeConstructor(options),
                new org.yaml.snakeyaml.representer.Representer(new org.yaml.snakeyaml.DumperOptions()),
                new org.yaml.snakeyaml.DumperOptions(),
                options);
    }
}
