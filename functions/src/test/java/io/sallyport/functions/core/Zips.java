package io.sallyport.functions.core;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives for tests, good and bad. */
public final class Zips {
    private Zips() {}

    public static byte[] of(String name, String content) {
        return of(Map.of(name, content.getBytes(StandardCharsets.UTF_8)));
    }

    public static byte[] of(Map<String, byte[]> files) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The archive with another Unix mode for its first entry. */
    static byte[] withMode(byte[] zip, int mode) {
        var copy = zip.clone();
        var bytes = buffer(copy);
        int entry = central(bytes);
        bytes.put(entry + 5, (byte) 3).putShort(entry + 40, (short) mode);
        return copy;
    }

    /** The archive with another unpacked size told for its first entry. */
    static byte[] withSize(byte[] zip, int size) {
        var copy = zip.clone();
        var bytes = buffer(copy);
        bytes.putInt(central(bytes) + 24, size);
        return copy;
    }

    private static ByteBuffer buffer(byte[] zip) {
        return ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int central(ByteBuffer zip) {
        int at = 0;
        while (zip.getInt(at) != 0x02014b50) {
            at++;
        }
        return at;
    }
}
