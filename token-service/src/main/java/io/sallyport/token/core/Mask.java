package io.sallyport.token.core;

import io.sallyport.contracts.Secret;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/**
 * What a pool shows of users that do not exist: always the same for the same name, like that of a real one, and worth nothing.
 *
 * @param key 32 random bytes of the pool's own
 */
public record Mask(Secret key) {

    /** @return 128 bits, as real salts have */
    public BigInteger salt(String name) {
        return new BigInteger(1, Arrays.copyOf(Keyed.hmac(key, "salt " + name), 16));
    }

    public BigInteger verifier(String name) {
        return Srp.G.modPow(new BigInteger(1, Keyed.hmac(key, "verifier " + name)), Srp.N);
    }

    /** @return like a {@code sub} */
    public String sub(String name) {
        var bytes = java.nio.ByteBuffer.wrap(Keyed.hmac(key, "sub " + name));
        var high = (bytes.getLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
        var low = (bytes.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    /** @return a name that tells nobody the text it was made of; for counters of attempts on names that may not exist */
    public String blind(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Keyed.hmac(key, "blind " + text));
    }
}
