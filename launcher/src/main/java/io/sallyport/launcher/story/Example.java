package io.sallyport.launcher.story;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The example application of {@code examples/inventory}, its placeholders filled in, its functions in one of their languages. */
public record Example(Path folder, Language language) {

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

    /** @return a function's code, as it is uploaded */
    byte[] zip(String name) {
        try {
            return zipped(files(language.source(folder.resolve("functions"), name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, byte[]> files(Path source) throws IOException {
        return switch (language) {
            case NODE, PYTHON -> Map.of(String.valueOf(source.getFileName()), Files.readAllBytes(source));
            case JAVA -> JavaCode.compiled(source);
        };
    }

    private static byte[] zipped(Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
