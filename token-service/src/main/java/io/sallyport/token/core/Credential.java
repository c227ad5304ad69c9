package io.sallyport.token.core;

import io.sallyport.contracts.Secret;
import java.math.BigInteger;
import java.security.SecureRandom;

/**
 * What is stored of a password. The verifier falls to guessing as fast as SHA-256 and one power take, so that the slow hash protects
 * nothing beside it: both are therefore kept sealed as one, and only whoever holds the room's key can guess at all.
 *
 * @param argon2id for sign-ins that send the password
 * @param salt     of the verifier, 128 bits
 * @param verifier for sign-ins that prove the password by SRP
 */
public record Credential(String argon2id, BigInteger salt, BigInteger verifier) {
    private static final int SALT_BYTES = 16;

    /** Takes as long as the slow hash. */
    public static Credential of(String poolName, String userId, Secret password, SecureRandom random) {
        var hashSalt = new byte[SALT_BYTES];
        random.nextBytes(hashSalt);
        var salt = new BigInteger(SALT_BYTES * 8, random);
        return new Credential(Argon2id.hash(password, hashSalt), salt, Srp.verifier(poolName, userId, password, salt));
    }

    public Secret toSecret() {
        return Secret.of(argon2id + " " + salt.toString(16) + " " + verifier.toString(16));
    }

    public static Credential fromSecret(Secret secret) {
        var parts = secret.reveal().split(" ", 3);
        return new Credential(parts[0], new BigInteger(parts[1], 16), new BigInteger(parts[2], 16));
    }

    @Override
    public String toString() {
        return "Credential[***]";
    }
}
