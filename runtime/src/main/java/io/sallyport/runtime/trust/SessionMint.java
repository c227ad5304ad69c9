package io.sallyport.runtime.trust;

import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.Secret;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;

/**
 * Makes session tokens. Only identity-exchange holds what it takes; every other room can open one and cannot make one.
 *
 * <p>Signing blocks for up to a millisecond: call it off the event loop.
 */
public final class SessionMint {
    private final String keyId;
    private final PrivateKey privateKey;
    private final Secret openingKey;
    private final SecureRandom random;

    /**
     * @param keyId      under which the matching public key was put with {@code PUT_SESSION_KEY}; 1 to 64 ASCII characters
     * @param privateKey RSA, 2,048 bits
     * @param openingKey 32 bytes, the same that verifiers are given
     */
    public SessionMint(String keyId, PrivateKey privateKey, Secret openingKey, SecureRandom random) {
        this.keyId = keyId;
        this.privateKey = privateKey;
        this.openingKey = openingKey;
        this.random = random;
    }

    /**
     * @return the token; times are kept to the millisecond
     * @throws Refusal {@link ExchangeFailure#PACKED_POLICY_TOO_LARGE} when policies and tags make it longer than a header may be
     */
    public String mint(Session session) {
        var head = SessionToken.head(keyId, session.accessKeyId());
        var box = SessionBox.seal(openingKey, head, SessionClaims.write(session), random);
        var body = SessionToken.join(head, box);
        var token = SessionToken.write(body, sign(body));
        if (token.length() > SessionToken.MAX_LENGTH) {
            throw new Refusal(
                    ExchangeFailure.PACKED_POLICY_TOO_LARGE,
                    "session policies and tags make a token of " + token.length() + " characters; at most "
                            + SessionToken.MAX_LENGTH + " fit");
        }
        return token;
    }

    private byte[] sign(byte[] body) {
        try {
            var signature = Signature.getInstance(SessionToken.SIGNATURE);
            signature.initSign(privateKey, random);
            signature.update(body);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign with session key " + keyId, e);
        }
    }
}
