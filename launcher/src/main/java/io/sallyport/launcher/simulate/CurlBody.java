package io.sallyport.launcher.simulate;

import io.sallyport.launcher.simulate.CurlLine.Datum;
import io.sallyport.runtime.config.BadSetting;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What curl's {@code --data} options make: one body, or with {@code -G} one query. */
final class CurlBody {
    private CurlBody() {}

    /** @throws BadSetting when a file cannot be read */
    static Buffer of(List<Datum> data) {
        var body = Buffer.buffer();
        for (var datum : data) {
            if (body.length() > 0 && datum.option() != CurlOption.JSON) {
                body.appendString("&");
            }
            body.appendBytes(bytes(datum));
        }
        return body;
    }

    private static byte[] bytes(Datum datum) {
        if (datum.option() == CurlOption.DATA_ENCODED) {
            return utf8(encoded(datum));
        }
        if (datum.option() == CurlOption.DATA_RAW || !datum.value().startsWith("@")) {
            return utf8(datum.value());
        }
        return datum.option() == CurlOption.DATA ? withoutLines(file(datum)) : file(datum);
    }

    private static byte[] file(Datum datum) {
        var name = datum.value().substring(1);
        if (name.equals("-")) {
            throw new BadSetting("a body from standard input is not read; put it into a file");
        }
        return content(Path.of(name));
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new BadSetting(
                    file + ", the body, cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** As {@code --data} reads a file. */
    private static byte[] withoutLines(byte[] content) {
        var kept = new ByteArrayOutputStream(content.length);
        for (var b : content) {
            if (b != '\r' && b != '\n' && b != 0) {
                kept.write(b);
            }
        }
        return kept.toByteArray();
    }

    /** {@code content}, {@code =content} and {@code name=content}; files are not read. */
    private static String encoded(Datum datum) {
        var value = datum.value();
        int equals = value.indexOf('=');
        if (equals < 0 && value.contains("@")) {
            throw new BadSetting("--data-urlencode with a file is not read here; give NAME=VALUE");
        }
        var name = equals > 0 ? value.substring(0, equals + 1) : "";
        return name
                + URLEncoder.encode(value.substring(equals + 1), StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("*", "%2A")
                        .replace("%7E", "~");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
