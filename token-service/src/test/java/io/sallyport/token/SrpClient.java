package io.sallyport.token;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The client's side of SRP, written for itself: it shares no line with the server's. */
public final class SrpClient {
    private static final BigInteger N = new BigInteger(
            "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B"
                    + "302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7EDEE386BFB5A899FA5AE9F24117C4B1FE6"
                    + "49286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB9ED529077096966D"
                    + "670C354E4ABC9804F1746C08CA18217C32905E462E36CE3BE39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF695581718"
                    + "3995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7D"
                    + "B3970F85A6E1E4C7ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200C"
                    + "BBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF",
            16);
    private final BigInteger a = new BigInteger(256, new SecureRandom());

    /** {@code SRP_A}. */
    public String shown() {
        return BigInteger.TWO.modPow(a, N).toString(16);
    }

    /** {@code PASSWORD_CLAIM_SIGNATURE}. */
    public String proof(
            String pool, String user, String password, String salt, String shown, String block, String timestamp) {
        var b = new BigInteger(shown, 16);
        var u = hash(BigInteger.TWO.modPow(a, N).toByteArray(), b.toByteArray());
        var inner = digest(utf8(pool + user + ":" + password));
        var x = hash(new BigInteger(salt, 16).toByteArray(), inner);
        var k = hash(N.toByteArray(), BigInteger.TWO.toByteArray());
        var shared = b.subtract(k.multiply(BigInteger.TWO.modPow(x, N))).mod(N).modPow(a.add(u.multiply(x)), N);
        var extracted = hmac(u.toByteArray(), shared.toByteArray());
        var key = Arrays.copyOf(hmac(extracted, utf8("Caldera Derived Key\u0001")), 16);
        var message = new java.io.ByteArrayOutputStream();
        message.writeBytes(utf8(pool + user));
        message.writeBytes(Base64.getDecoder().decode(block));
        message.writeBytes(utf8(timestamp));
        return Base64.getEncoder().encodeToString(hmac(key, message.toByteArray()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static BigInteger hash(byte[] one, byte[] two) {
        var both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return new BigInteger(1, digest(both));
    }

    private static byte[] digest(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, byte[] input) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
