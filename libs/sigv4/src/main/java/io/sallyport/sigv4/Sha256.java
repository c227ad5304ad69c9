package io.sallyport.sigv4;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SHA-256 and its HMAC. The engines are kept per thread: looking them up costs a third of a verification. */
final class Sha256 {
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(US_ASCII);
    private static final ThreadLocal<Sha256> ENGINES = ThreadLocal.withInitial(Sha256::new);

    private final MessageDigest digest;
    private final Mac mac;

    private Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
            mac = Mac.getInstance("HmacSHA256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256 and HmacSHA256", e);
        }
    }

    static String hex(byte[] data) {
        return new String(hexBytes(ENGINES.get().digest.digest(data)), US_ASCII);
    }

    /** @return SHA-256 of the first {@code length} bytes, as 64 ASCII digits */
    static byte[] hexOf(byte[] data, int length) {
        var digest = ENGINES.get().digest;
        digest.update(data, 0, length);
        return hexBytes(digest.digest());
    }

    static byte[] hmac(byte[] key, byte[] data) {
        return hmac(key, data, data.length);
    }

    static byte[] hmac(byte[] key, byte[] data, int length) {
        try {
            var mac = ENGINES.get().mac;
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(data, 0, length);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 takes any key that is not empty", e);
        }
    }

    static byte[] hexBytes(byte[] raw) {
        var hex = new byte[raw.length * 2];
        for (int i = 0; i < raw.length; i++) {
            hex[2 * i] = DIGITS[(raw[i] >> 4) & 15];
            hex[2 * i + 1] = DIGITS[raw[i] & 15];
        }
        return hex;
    }
}
