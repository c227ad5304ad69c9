package io.sallyport.token.core;

import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.Secret;
import io.sallyport.contracts.TokenFailure;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The server's side of SRP-6a as Cognito speaks it: 3072-bit group, SHA-256, numbers hashed in two's complement, and a key folded by
 * HKDF with the label {@code Caldera Derived Key}.
 *
 * <p>{@link BigInteger#modPow} does not run in constant time. What it raises to here is either public or used once; what an attacker
 * could probe again and again, the signature, is compared in constant time by the caller.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5054">RFC 5054, sections 2.5 and 2.6; group of appendix A</a>
 */
public final class Srp {
    static final BigInteger N = new BigInteger("""
            FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74\
            020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F1437\
            4FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED\
            EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF05\
            98DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB\
            9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B\
            E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF695581718\
            3995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D04507A33\
            A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7\
            ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864\
            D87602733EC86A64521F2B18177B200CBBE117577A615D6C770988C0BAD946E2\
            08E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF""", 16);
    static final BigInteger G = BigInteger.TWO;
    private static final BigInteger K = number(sha256(bytes(N), bytes(G)));
    private static final int MAX_HEX = N.bitLength() / 4 + 2;
    private static final byte[] LABEL = utf8("Caldera Derived Key");

    private Srp() {}

    /** What the server makes up for one sign-in. */
    public record Offer(BigInteger secret, BigInteger shown) {
        @Override
        public String toString() {
            return "Offer[***]";
        }
    }

    /**
     * @param poolName what follows the underscore of the pool's id
     * @param userId   {@code USER_ID_FOR_SRP}
     * @return what is stored in place of the password: g to the x
     */
    public static BigInteger verifier(String poolName, String userId, Secret password, BigInteger salt) {
        var name = utf8(poolName + userId + ":");
        var x = number(sha256(bytes(salt), sha256(name, password.bytes())));
        return G.modPow(x, N);
    }

    /**
     * @param hex {@code SRP_A}
     * @throws Refusal when it is no number between 0 and N, both excluded: such a number makes the key known to everybody
     */
    public static BigInteger publicKey(String hex) {
        if (hex.isEmpty() || hex.length() > MAX_HEX || !hex.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            throw bad();
        }
        var a = new BigInteger(hex, 16);
        if (a.signum() == 0 || a.compareTo(N) >= 0) {
            throw bad();
        }
        return a;
    }

    private static Refusal bad() {
        return new Refusal(TokenFailure.INVALID_PARAMETER, "SRP_A must be a hexadecimal number between 0 and N.");
    }

    /** @param random 256 bits that nobody else knows and that are never used again */
    public static Offer offer(BigInteger verifier, BigInteger random) {
        return new Offer(random, K.multiply(verifier).add(G.modPow(random, N)).mod(N));
    }

    /**
     * The 16 bytes that both sides know when the password was right.
     *
     * @throws Refusal when the scrambling parameter is zero, which would take the password out of the key
     */
    public static Secret key(BigInteger clientKey, Offer offer, BigInteger verifier) {
        var u = number(sha256(bytes(clientKey), bytes(offer.shown())));
        if (u.signum() == 0 || clientKey.mod(N).signum() == 0) {
            throw bad();
        }
        var shared = clientKey.multiply(verifier.modPow(u, N)).modPow(offer.secret(), N);
        var extracted = hmac(bytes(u), bytes(shared));
        return Secret.of(Arrays.copyOf(hmac(extracted, LABEL, new byte[] {1}), 16));
    }

    /** @return what {@code PASSWORD_CLAIM_SIGNATURE} has to be */
    public static Secret signature(Secret key, String poolName, String userId, byte[] secretBlock, String timestamp) {
        return Secret.of(hmac(key.bytes(), utf8(poolName), utf8(userId), secretBlock, utf8(timestamp)));
    }

    /** Two's complement, big end first: the leading zero byte of a number with its top bit set is hashed too. */
    private static byte[] bytes(BigInteger number) {
        return number.toByteArray();
    }

    private static BigInteger number(byte[] digest) {
        return new BigInteger(1, digest);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            Arrays.stream(parts).forEach(digest::update);
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            Arrays.stream(parts).forEach(mac::update);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
