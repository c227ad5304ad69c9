package io.sallyport.launcher.refusals;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes tokens that look like good ones, with a key of its own. */
final class Forger {
    private final KeyPair key = key();

    /** A token taken apart. */
    record Parts(JsonObject header, JsonObject claims, String signature) {
        static Parts of(String token) {
            var part = token.split("\\.", 3);
            return new Parts(read(part[0]), read(part[1]), part[2]);
        }

        private static JsonObject read(String part) {
            return new JsonObject(new String(Base64.getUrlDecoder().decode(part), UTF_8));
        }

        Parts withHeader(UnaryOperator<JsonObject> change) {
            return new Parts(change.apply(header.copy()), claims, signature);
        }

        Parts withClaims(UnaryOperator<JsonObject> change) {
            return new Parts(header, change.apply(claims.copy()), signature);
        }

        String input() {
            return written(header.encode().getBytes(UTF_8)) + "."
                    + written(claims.encode().getBytes(UTF_8));
        }

        /** Under the signature that it had. */
        String same() {
            return input() + "." + signature;
        }
    }

    private static KeyPair key() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String signed(Parts parts) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.getPrivate());
            signature.update(parts.input().getBytes(US_ASCII));
            return parts.input() + "." + written(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With what everybody may know of an RSA key as if it were a secret. */
    static String hmac(Parts parts, byte[] known) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(known, "HmacSHA256"));
            return parts.input() + "." + written(mac.doFinal(parts.input().getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its public key, as a header would bring it along. */
    JsonObject jwk(String id) {
        var open = (RSAPublicKey) key.getPublic();
        return new JsonObject()
                .put("kty", "RSA")
                .put("kid", id)
                .put("n", written(open.getModulus().toByteArray()))
                .put("e", written(open.getPublicExponent().toByteArray()));
    }

    static String written(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
