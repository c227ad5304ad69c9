package io.sallyport.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@code bootstrap.env} says, by name. */
final class BootstrapFile {
    private BootstrapFile() {}

    static Map<String, String> read(Path data) throws IOException {
        return Files.readAllLines(data.resolve("bootstrap.env")).stream()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> part[1].substring(1, part[1].length() - 1)));
    }
}
