package io.sallyport.runtime.trust;

import io.sallyport.contracts.Secret;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The sealed part of a session token: a random 96-bit nonce, then AES-256-GCM with the token's head as associated data.
 *
 * <p>One opening key seals fewer than 2^32 tokens in its life, the limit for random nonces.
 *
 * @see <a href="https://csrc.nist.gov/pubs/sp/800/38/d/final">NIST SP 800-38D, section 8.3</a>
 */
final class SessionBox {
    private static final int NONCE = 12;
    private static final int TAG = 16;

    private SessionBox() {}

    static byte[] seal(Secret key, byte[] head, byte[] claims, SecureRandom random) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            return SessionToken.join(nonce, run(Cipher.ENCRYPT_MODE, key, head, nonce, claims));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal a session", e);
        }
    }

    /** @return empty when it was sealed with another key, under another head, or was changed */
    static Optional<byte[]> open(Secret key, byte[] head, byte[] box) {
        if (box.length < NONCE + TAG) {
            return Optional.empty();
        }
        try {
            var nonce = Arrays.copyOf(box, NONCE);
            return Optional.of(run(Cipher.DECRYPT_MODE, key, head, nonce, Arrays.copyOfRange(box, NONCE, box.length)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static byte[] run(int mode, Secret key, byte[] head, byte[] nonce, byte[] input)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key.bytes(), "AES"), new GCMParameterSpec(TAG * 8, nonce));
        cipher.updateAAD(head);
        return cipher.doFinal(input);
    }
}
