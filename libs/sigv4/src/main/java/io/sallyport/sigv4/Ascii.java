package io.sallyport.sigv4;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Bytes under construction. Grows; knows AWS's percent-encoding and how header values are trimmed. */
final class Ascii {
    private static final boolean[] UNRESERVED = new boolean[128];
    private static final String HEX = "0123456789ABCDEF";

    static {
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
                .chars()
                .forEach(c -> UNRESERVED[c] = true);
    }

    private byte[] bytes;
    private int length;

    Ascii(int expected) {
        bytes = new byte[expected];
    }

    /** @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-2.3">RFC 3986, section 2.3</a> */
    static boolean unreserved(char c) {
        return c < 128 && UNRESERVED[c];
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

    /** @param text usually ASCII; anything else goes as UTF-8 */
    Ascii put(String text) {
        int start = length;
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 128) {
                length = start;
                return put(text.getBytes(UTF_8));
            }
            bytes[length++] = (byte) c;
        }
        return this;
    }

    /** Every byte but the unreserved ones as {@code %XX}, and {@code /} too unless it is kept. */
    Ascii putEncoded(String text, boolean keepSlash) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 128) {
                return putEncoded(text.substring(i).getBytes(UTF_8), keepSlash);
            }
            putEncoded((byte) c, keepSlash);
        }
        return this;
    }

    Ascii putEncoded(byte[] text, boolean keepSlash) {
        for (byte b : text) {
            putEncoded(b, keepSlash);
        }
        return this;
    }

    private void putEncoded(byte b, boolean keepSlash) {
        if ((b >= 0 && UNRESERVED[b]) || (keepSlash && b == '/')) {
            put((char) b);
        } else {
            put('%').put(HEX.charAt((b >> 4) & 15)).put(HEX.charAt(b & 15));
        }
    }

    /** Without white space at the ends, and each run of it inside as one space. */
    Ascii putTrimmed(String value) {
        return putTrimmedBytes(ascii(value) ? value : new String(value.getBytes(UTF_8), ISO_8859_1));
    }

    private Ascii putTrimmedBytes(String value) {
        int start = length;
        boolean gap = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ' ' || within(c, '\t', '\r')) {
                gap = length > start;
            } else {
                if (gap) {
                    put(' ');
                }
                gap = false;
                put(c);
            }
        }
        return this;
    }

    private static boolean ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    static boolean within(int c, char first, char last) {
        return c >= first && c <= last;
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
