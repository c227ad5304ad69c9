package io.sallyport.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Bytes under construction. Grows; knows AWS's percent-encoding and how header values are trimmed. */
final class Ascii {
    private static final String HEX = "0123456789ABCDEF";

    private byte[] bytes;
    private int length;

    Ascii(int expected) {
        bytes = new byte[expected];
    }

    Ascii put(char c) {
        room(1);
        bytes[length++] = (byte) c;
        return this;
    }

    Ascii put(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    /** As UTF-8. */
    Ascii put(String text) {
        return put(text.getBytes(UTF_8));
    }

    /** Every byte but the unreserved ones as {@code %XX}, and {@code /} too unless it is kept. */
    Ascii putEncoded(String text, boolean keepSlash) {
        return putEncoded(text.getBytes(UTF_8), keepSlash);
    }

    Ascii putEncoded(byte[] text, boolean keepSlash) {
        for (byte b : text) {
            putEncoded(b, keepSlash);
        }
        return this;
    }

    private void putEncoded(byte b, boolean keepSlash) {
        if (Alphabet.UNRESERVED.has((char) (b & 0xFF)) || (keepSlash && b == '/')) {
            put((char) b);
        } else {
            put('%').put(HEX.charAt((b >> 4) & 15)).put(HEX.charAt(b & 15));
        }
    }

    /** Without white space at the ends, and each run of it inside as one space. */
    Ascii putTrimmed(String value) {
        int start = length;
        put(value);
        trimFrom(start);
        return this;
    }

    private void trimFrom(int start) {
        int to = start;
        boolean gap = false;
        for (int from = start; from < length; from++) {
            if (isSpace(bytes[from])) {
                gap = to > start;
            } else {
                if (gap) {
                    bytes[to++] = ' ';
                }
                gap = false;
                bytes[to++] = bytes[from];
            }
        }
        length = to;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    byte[] array() {
        return bytes;
    }

    int length() {
        return length;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, UTF_8);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
