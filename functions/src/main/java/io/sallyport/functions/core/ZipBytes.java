package io.sallyport.functions.core;

import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.Refusal;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads an archive by its central directory, the only place that is believed. */
final class ZipBytes {
    private static final int END = 0x06054b50;
    private static final int ENTRY = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int END_SIZE = 22;
    private static final int UNIX = 3;

    private final ByteBuffer zip;

    ZipBytes(byte[] zip) {
        this.zip = ByteBuffer.wrap(zip)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asReadOnlyBuffer()
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    List<ZipEntryInfo> directory(int most) {
        try {
            int end = end();
            int count = u16(end + 10);
            if (count > most) {
                throw refused("it holds " + count + " files; at most " + most + " are accepted");
            }
            return entries(count, zip.getInt(end + 16));
        } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
            throw broken();
        }
    }

    private int end() {
        int lowest = Math.max(0, zip.capacity() - END_SIZE - 0xffff);
        for (int at = zip.capacity() - END_SIZE; at >= lowest; at--) {
            if (zip.getInt(at) == END) {
                return at;
            }
        }
        throw broken();
    }

    private List<ZipEntryInfo> entries(int count, int start) {
        var entries = new ArrayList<ZipEntryInfo>(count);
        int at = start;
        for (int n = 0; n < count; n++) {
            if (zip.getInt(at) != ENTRY) {
                throw broken();
            }
            entries.add(entry(at));
            at += 46 + u16(at + 28) + u16(at + 30) + u16(at + 32);
        }
        return List.copyOf(entries);
    }

    private ZipEntryInfo entry(int at) {
        int mode = u16(at + 4) >>> 8 == UNIX ? u16(at + 40) : 0;
        var name = new String(slice(at + 46, u16(at + 28)), StandardCharsets.UTF_8);
        return new ZipEntryInfo(
                name, mode, u16(at + 8), u16(at + 10), u32(at + 16), u32(at + 20), u32(at + 24), u32(at + 42));
    }

    /** The unpacked bytes of a checked entry: exactly as many as the directory says, with its checksum. */
    byte[] content(ZipEntryInfo entry) {
        try {
            var content = unpacked(entry, data(entry));
            var sum = new CRC32();
            sum.update(content);
            if (sum.getValue() != entry.crc()) {
                throw broken();
            }
            return content;
        } catch (IndexOutOfBoundsException | ArithmeticException | DataFormatException e) {
            throw broken();
        }
    }

    private byte[] data(ZipEntryInfo entry) {
        int local = Math.toIntExact(entry.offset());
        if (zip.getInt(local) != LOCAL) {
            throw broken();
        }
        return slice(local + 30 + u16(local + 26) + u16(local + 28), Math.toIntExact(entry.compressed()));
    }

    private static byte[] unpacked(ZipEntryInfo entry, byte[] data) throws DataFormatException {
        if (entry.method() == 0) {
            return data.length == entry.size() ? data : fail();
        }
        var content = new byte[Math.toIntExact(entry.size())];
        try (var inflater = new Inflater(true)) {
            inflater.setInput(data);
            int length = inflater.inflate(content);
            // one more byte would be one that the directory does not tell of
            boolean whole = length == content.length && inflater.inflate(new byte[1]) == 0 && inflater.finished();
            return whole ? content : fail();
        }
    }

    private static byte[] fail() {
        throw broken();
    }

    private byte[] slice(int from, int length) {
        if (from < 0 || length < 0 || from > zip.capacity() - length) {
            throw new IndexOutOfBoundsException();
        }
        var bytes = new byte[length];
        zip.get(from, bytes);
        return bytes;
    }

    private int u16(int at) {
        return Short.toUnsignedInt(zip.getShort(at));
    }

    private long u32(int at) {
        return Integer.toUnsignedLong(zip.getInt(at));
    }

    private static Refusal broken() {
        return new Refusal(
                FunctionFailure.INVALID_PARAMETER,
                "Could not unzip uploaded file. Please check your file, then try to upload again.");
    }

    static Refusal refused(String why) {
        return new Refusal(FunctionFailure.INVALID_PARAMETER, "Could not unzip uploaded file: " + why);
    }
}
