package io.sallyport.awswire;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The facts from public sources that lie beside the project; a test that needs them is skipped where they do not. */
final class SharedData {
    static final ObjectMapper JSON = new ObjectMapper();

    private SharedData() {}

    static Path root() {
        return Path.of(System.getProperty("sallyport.root"));
    }

    static Path at(String path) {
        var data = root().resolve("../shared/data");
        assumeTrue(Files.isDirectory(data), "skipped: no ../shared/data");
        return data.resolve(path);
    }

    static JsonNode model(AwsService service) throws IOException {
        var file = at("models/" + service.id() + "/service-2.json.gz");
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            return JSON.readTree(in);
        }
    }
}
