package io.sallyport.functions.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The runtime clients that turn an interpreter into a runtime: AWS's own for Java, small ones of ours for Node.js and Python.
 *
 * @param folder where our own clients are
 * @param java the client's jars
 */
record Clients(Path folder, List<Path> java, Path node, Path python) {
    private static final List<String> JAVA_CLASSES = List.of(
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
            "com.amazonaws.services.lambda.runtime.Context",
            "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
            "software.amazon.awssdk.utilslite.SdkInternalThreadLocal");

    /** @param folder where our own clients are written to */
    static Clients unpack(Path folder) {
        return new Clients(folder, jars(), write(folder, "node-client.mjs"), write(folder, "python-client.py"));
    }

    /** The jars are on our own class path to be found there; their classes are not started here. */
    private static List<Path> jars() {
        return JAVA_CLASSES.stream().flatMap(Clients::jar).distinct().toList();
    }

    private static Stream<Path> jar(String type) {
        try {
            var found = Class.forName(type, false, Clients.class.getClassLoader());
            return Optional.ofNullable(found.getProtectionDomain().getCodeSource())
                    .map(CodeSource::getLocation)
                    .map(Clients::path)
                    .stream();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the Java runtime client is not part of this build: " + type, e);
        }
    }

    private static Path path(URL location) {
        try {
            return Path.of(location.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a jar at " + location, e);
        }
    }

    private static Path write(Path folder, String name) {
        try (InputStream in = Clients.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not part of this build");
            }
            var file = folder.resolve(name);
            Files.createDirectories(folder);
            Files.write(file, in.readAllBytes());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
