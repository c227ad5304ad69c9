package io.sallyport.awswire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-decoding that refuses what it cannot decode: a guess here is a request that means two things. */
public final class Percent {
    private Percent() {}

    /**
     * One path segment: a plus is a plus.
     *
     * @throws MalformedRequest for a broken escape, or bytes that are no UTF-8
     */
    public static String decode(String raw) {
        return decode(raw, false);
    }

    /** One name or value of a form: a plus is a space. */
    static String decodeForm(String raw) {
        return decode(raw, true);
    }

    private static String decode(String raw, boolean plusIsSpace) {
        if (isPlain(raw, plusIsSpace)) {
            return raw;
        }
        var bytes = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            var c = raw.charAt(i);
            if (c == '%') {
                bytes.write(octet(raw, i));
                i += 2;
            } else {
                bytes.write(c == '+' && plusIsSpace ? ' ' : raw(c));
            }
        }
        return utf8(bytes.toByteArray());
    }

    private static boolean isPlain(String raw, boolean plusIsSpace) {
        return raw.chars().noneMatch(c -> c == '%' || c > '~' || (c == '+' && plusIsSpace));
    }

    /** Characters above 127 are raw octets: the input was read as ISO 8859-1. */
    private static int raw(char c) {
        if (c > 0xFF) {
            throw new MalformedRequest("a path, query or form must consist of octets");
        }
        return c;
    }

    private static int octet(String raw, int at) {
        var high = at + 2 < raw.length() ? Character.digit(raw.charAt(at + 1), 16) : -1;
        var low = at + 2 < raw.length() ? Character.digit(raw.charAt(at + 2), 16) : -1;
        if (high < 0 || low < 0) {
            throw new MalformedRequest("a percent sign must be followed by two hexadecimal digits");
        }
        return high * 16 + low;
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedRequest("percent-encoded octets must be UTF-8", e);
        }
    }
}
