package io.sallyport.functions.worker;

import java.nio.charset.StandardCharsets;

/** The newest bytes of a log; older ones are let go. */
final class LogRing {
    private final byte[] ring;
    private long written;

    LogRing(int capacity) {
        this.ring = new byte[capacity];
    }

    void append(byte[] bytes, int length) {
        for (int n = 0; n < length; n++) {
            ring[(int) (written++ % ring.length)] = bytes[n];
        }
    }

    void append(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        append(bytes, bytes.length);
    }

    void clear() {
        written = 0;
    }

    /** @return at most {@code most} bytes, the newest, read as UTF-8 */
    String tail(int most) {
        int length = (int) Math.min(Math.min(written, ring.length), most);
        var bytes = new byte[length];
        for (int n = 0; n < length; n++) {
            bytes[n] = ring[(int) ((written - length + n) % ring.length)];
        }
        return new String(bytes, firstCharacter(bytes), length - firstCharacter(bytes), StandardCharsets.UTF_8);
    }

    /** A cut may fall into a character: its continuation bytes are skipped. */
    private static int firstCharacter(byte[] bytes) {
        int at = 0;
        while (at < bytes.length && at < 3 && (bytes[at] & 0xC0) == 0x80) {
            at++;
        }
        return at;
    }
}
