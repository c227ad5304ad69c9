package io.sallyport.runtime.keys;

import io.sallyport.contracts.Sealed;
import io.sallyport.contracts.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals under one key-encryption key: AES-256-GCM with a random 96-bit nonce, under a key made for the purpose, with the purpose as
 * associated data. Opening for another purpose, or after any byte changed, fails.
 *
 * @see <a href="https://csrc.nist.gov/pubs/sp/800/38/d/final">NIST SP 800-38D</a>
 */
public final class Sealer {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final String keyId;
    private final Secret key;
    private final SecureRandom random;

    private Sealer(String keyId, Secret key, SecureRandom random) {
        this.keyId = keyId;
        this.key = key;
        this.random = random;
    }

    /** @param key at least 32 bytes */
    public static Sealer of(String keyId, Secret key, SecureRandom random) {
        if (key.bytes().length < 32) {
            throw new IllegalArgumentException("key " + keyId + " has less than 32 bytes");
        }
        return new Sealer(keyId, key, random);
    }

    /** @param purpose what it is and whose, for example {@code pool-signing-key/us-east-1_x/kid}; not secret */
    public Sealed seal(Secret secret, String purpose) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var box = Arrays.copyOf(nonce, NONCE + secret.bytes().length + TAG_BITS / 8);
        var sealed = run(Cipher.ENCRYPT_MODE, purpose, nonce, secret.bytes());
        System.arraycopy(sealed, 0, box, NONCE, sealed.length);
        return new Sealed(keyId, Base64.getUrlEncoder().withoutPadding().encodeToString(box));
    }

    /** @throws NotOpened when it was sealed under another key or for another purpose, or was changed */
    public Secret open(Sealed sealed, String purpose) {
        var box = decode(sealed);
        if (!sealed.keyId().equals(keyId) || box.length < NONCE + TAG_BITS / 8) {
            throw new NotOpened(sealed, purpose);
        }
        try {
            var body = Arrays.copyOfRange(box, NONCE, box.length);
            return Secret.of(run(Cipher.DECRYPT_MODE, purpose, Arrays.copyOf(box, NONCE), body));
        } catch (IllegalStateException e) {
            throw new NotOpened(sealed, purpose);
        }
    }

    /** @return 32 bytes that only who holds this key can make, the same every time; for keyed hashes that replicas share */
    public Secret derive(String purpose) {
        return Secret.of(hmac("sallyport derive " + purpose));
    }

    private static byte[] decode(Sealed sealed) {
        try {
            return Base64.getUrlDecoder().decode(sealed.box());
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private byte[] run(int mode, String purpose, byte[] nonce, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(keyFor(purpose), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key of its own for each purpose, so that random nonces never come near their limit under one key. */
    private byte[] keyFor(String purpose) {
        return hmac("sallyport seal " + purpose);
    }

    private byte[] hmac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.bytes(), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    /** A sealed value that this key does not open. Says what for, never what with. */
    public static final class NotOpened extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotOpened(Sealed sealed, String purpose) {
            super("cannot open " + purpose + " with key " + sealed.keyId(), null, false, false);
        }
    }
}
