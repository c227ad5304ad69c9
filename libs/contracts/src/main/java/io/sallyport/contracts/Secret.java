package io.sallyport.contracts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Bytes that nobody may see by accident: prints nothing, has no JSON form, compares in constant time.
 *
 * <p>Holds its own copy; hands out copies.
 */
public final class Secret {
    private final byte[] bytes;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Secret of(byte[] bytes) {
        return new Secret(bytes.clone());
    }

    /** @param text taken as UTF-8 */
    public static Secret of(String text) {
        return new Secret(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @return a copy of the bytes */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** @return the bytes read as UTF-8; for the one place that must hand the secret out */
    public String reveal() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Compares in a time that does not depend on where the two differ. */
    public boolean matches(byte[] other) {
        return MessageDigest.isEqual(bytes, other);
    }

    /** Compares in a time that does not depend on where the two differ. */
    public boolean matches(Secret other) {
        return matches(other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && matches(secret);
    }

    @Override
    public int hashCode() {
        return 0; // no bucket tells anything about the bytes
    }

    @Override
    public String toString() {
        return "Secret[***]";
    }
}
