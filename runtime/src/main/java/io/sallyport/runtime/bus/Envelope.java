package io.sallyport.runtime.bus;

import io.sallyport.contracts.Secret;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The proof that travels with a message between nodes: HMAC-SHA256 under the two rooms' own key, over direction, address, the
 * question's id, the refusal if it is one, and the body. An answer is bound to its question by the id, which is fresh.
 */
final class Envelope {
    static final String ASKER = "asker";
    static final String ID = "id";
    static final String FAILURE = "failure";
    private static final String PROOF = "proof";

    private Envelope() {}

    static void seal(MultiMap headers, String direction, String address, String id, Buffer body, Secret key) {
        var proof = mac(direction, address, id, failure(headers), body, key);
        headers.set(PROOF, Base64.getEncoder().encodeToString(proof));
    }

    static boolean proven(MultiMap headers, String direction, String address, String id, Buffer body, Secret key) {
        var proof = headers.get(PROOF);
        if (proof == null) {
            return false;
        }
        var wanted = Base64.getEncoder().encodeToString(mac(direction, address, id, failure(headers), body, key));
        return Secret.of(wanted).matches(proof.getBytes(StandardCharsets.UTF_8));
    }

    private static String failure(MultiMap headers) {
        var failure = headers.get(FAILURE);
        return failure == null ? "" : failure;
    }

    private static byte[] mac(String direction, String address, String id, String failure, Buffer body, Secret key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.bytes(), "HmacSHA256"));
            mac.update(
                    (direction + '\n' + address + '\n' + id + '\n' + failure + '\n').getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body.getBytes());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is missing from this JDK", e);
        }
    }
}
