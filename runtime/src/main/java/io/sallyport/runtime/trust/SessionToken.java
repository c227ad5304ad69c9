package io.sallyport.runtime.trust;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The bytes of a session token: head, box, signature over both; as base64url without padding.
 *
 * <pre>
 *   head       version (1) | length (1), key id | length (1), access key id
 *   box        nonce (12) | ciphertext | tag (16); the head is its associated data
 *   signature  RSA PKCS#1 v1.5 with SHA-256 (256), by the exchange's private key
 * </pre>
 *
 * @param head      version, key id and access key id as they stand
 * @param signature over head and box
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8017#section-8.2">RFC 8017, section 8.2</a>
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; lives for one look
record SessionToken(String keyId, String accessKeyId, byte[] head, byte[] box, byte[] signature) {
    static final int MAX_LENGTH = 8_192;
    static final String SIGNATURE = "SHA256withRSA";

    private static final byte VERSION = 1;
    private static final int SIGNATURE_LENGTH = 256;
    private static final int MAX_NAME = 64;

    /** @return empty when it cannot be one of ours, or is not in its only spelling */
    static Optional<SessionToken> read(String token) {
        return token.length() > MAX_LENGTH ? Optional.empty() : bytes(token).flatMap(SessionToken::parts);
    }

    private static Optional<byte[]> bytes(String token) {
        try {
            var bytes = Base64.getUrlDecoder().decode(token);
            return spelled(bytes).equals(token) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<SessionToken> parts(byte[] bytes) {
        int keyId = end(bytes, 1);
        int head = keyId < 0 ? -1 : end(bytes, keyId);
        int box = bytes.length - SIGNATURE_LENGTH;
        if (head < 0 || bytes[0] != VERSION || box < head) {
            return Optional.empty();
        }
        return Optional.of(new SessionToken(
                text(bytes, 2, keyId),
                text(bytes, keyId + 1, head),
                Arrays.copyOf(bytes, head),
                Arrays.copyOfRange(bytes, head, box),
                Arrays.copyOfRange(bytes, box, bytes.length)));
    }

    /** @return where the name that begins at {@code at} ends; -1 when it does not fit */
    private static int end(byte[] bytes, int at) {
        if (at >= bytes.length || bytes[at] < 1 || bytes[at] > MAX_NAME) {
            return -1;
        }
        int end = at + 1 + bytes[at];
        return end <= bytes.length ? end : -1;
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    static byte[] head(String keyId, String accessKeyId) {
        return join(join(new byte[] {VERSION}, name(keyId)), name(accessKeyId));
    }

    private static byte[] name(String name) {
        if (name.isEmpty() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException("'" + name + "' is not of 1 to " + MAX_NAME + " characters");
        }
        return join(new byte[] {(byte) name.length()}, name.getBytes(StandardCharsets.ISO_8859_1));
    }

    static byte[] join(byte[] front, byte[] back) {
        var whole = Arrays.copyOf(front, front.length + back.length);
        System.arraycopy(back, 0, whole, front.length, back.length);
        return whole;
    }

    static String write(byte[] body, byte[] signature) {
        return spelled(join(body, signature));
    }

    private static String spelled(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    boolean signedBy(PublicKey key) {
        try {
            var check = Signature.getInstance(SIGNATURE);
            check.initVerify(key);
            check.update(head);
            check.update(box);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "SessionToken[" + accessKeyId + "]";
    }
}
