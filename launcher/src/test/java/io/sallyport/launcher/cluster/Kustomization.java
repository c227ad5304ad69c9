package io.sallyport.launcher.cluster;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A kustomize base, rendered as far as this product's needs it: its resources, with the one patch laid over each Deployment. */
record Kustomization(Path folder) {
    static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();
    static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "kustomization.yaml";

    static Kustomization ofProduct() {
        return new Kustomization(Path.of(System.getProperty("sallyport.root"), "k8s", "base"));
    }

    /** @return every object, its patches laid over it */
    List<JsonNode> rendered() {
        var patches = patches();
        return files("resources")
                .flatMap(file -> documents(file).stream())
                .map(object -> patches.stream()
                        .filter(patch -> patch.get("kind").equals(object.get("kind")))
                        .reduce(object, Kustomization::over))
                .toList();
    }

    private List<JsonNode> patches() {
        return StreamSupport.stream(own().path("patches").spliterator(), false)
                .map(patch -> folder.resolve(patch.path("path").asText()))
                .flatMap(file -> documents(file).stream())
                .toList();
    }

    /** @return what {@code kubectl kustomize} makes of it; nothing where there is no kubectl */
    Optional<List<JsonNode>> renderedByKubectl() throws IOException, InterruptedException {
        if (Stream.of(System.getenv("PATH").split(":", -1))
                .noneMatch(path -> Files.isExecutable(Path.of(path, "kubectl")))) {
            return Optional.empty();
        }
        var kubectl = new ProcessBuilder("kubectl", "kustomize", folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var objects =
                documents(new String(kubectl.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        if (kubectl.waitFor() != 0) {
            throw new IOException("kubectl kustomize " + folder + " failed");
        }
        return Optional.of(objects);
    }

    /** @return YAML files here that the kustomization does not name */
    List<String> orphans() throws IOException {
        try (var all = Files.walk(folder)) {
            var found = new TreeSet<String>();
            all.filter(file -> file.toString().endsWith(".yaml"))
                    .forEach(file -> found.add(folder.relativize(file).toString()));
            found.remove(FILE);
            files("resources")
                    .forEach(file -> found.remove(folder.relativize(file).toString()));
            own().path("patches")
                    .forEach(patch -> found.remove(patch.path("path").asText()));
            return List.copyOf(found);
        }
    }

    private JsonNode own() {
        return documents(folder.resolve(FILE)).getFirst();
    }

    private Stream<Path> files(String field) {
        return StreamSupport.stream(own().path(field).spliterator(), false)
                .map(JsonNode::asText)
                .map(folder::resolve);
    }

    private static List<JsonNode> documents(Path file) {
        try {
            return documents(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> documents(String yaml) {
        try (var parser = YAML.getFactory().createParser(yaml)) {
            return YAML.readValues(parser, JsonNode.class).readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A strategic merge: objects field by field, lists of named things by name, all else replaced. */
    private static JsonNode over(JsonNode below, JsonNode patch) {
        return switch (patch) {
            case ObjectNode fields when below instanceof ObjectNode under -> merged(under, fields);
            case ArrayNode things
            when below instanceof ArrayNode under && named(things) && named(under) -> merged(under, things);
            default -> patch;
        };
    }

    /** The patch's metadata only names the patch. */
    private static JsonNode merged(ObjectNode under, ObjectNode patch) {
        var merged = under.deepCopy();
        patch.properties().forEach(field -> {
            var old = under.get(field.getKey());
            if (!field.getKey().equals("metadata") || old == null) {
                merged.set(field.getKey(), old == null ? field.getValue() : over(old, field.getValue()));
            }
        });
        return merged;
    }

    private static JsonNode merged(ArrayNode under, ArrayNode patch) {
        var merged = under.deepCopy();
        for (var thing : patch) {
            int at = position(under, thing.get("name"));
            if (at < 0) {
                merged.add(thing);
            } else {
                merged.set(at, over(under.get(at), thing));
            }
        }
        return merged;
    }

    private static boolean named(ArrayNode things) {
        return StreamSupport.stream(things.spliterator(), false).allMatch(thing -> thing.has("name"));
    }

    private static int position(ArrayNode things, JsonNode name) {
        for (int i = 0; i < things.size(); i++) {
            if (name.equals(things.get(i).get("name"))) {
                return i;
            }
        }
        return -1;
    }
}
