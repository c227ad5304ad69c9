package io.sallyport.launcher.story;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The example application of {@code examples/inventory}, its placeholders filled in. */
public record Example(Path folder) {

    /** @param values what stands for {@code ${NAME}} */
    public String text(String file, Map<String, String> values) {
        try {
            var text = Files.readString(folder.resolve(file));
            for (var value : values.entrySet()) {
                text = text.replace("${" + value.getKey() + "}", value.getValue());
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return a function's code: the file, alone in a zip */
    public byte[] zip(String file) {
        var source = folder.resolve("functions").resolve(file);
        try (var bytes = new ByteArrayOutputStream()) {
            try (var zip = new ZipOutputStream(bytes)) {
                zip.putNextEntry(new ZipEntry(String.valueOf(source.getFileName())));
                Files.copy(source, zip);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
