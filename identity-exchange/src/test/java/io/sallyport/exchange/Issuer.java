package io.sallyport.exchange;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;

/** A user pool of its own: signs ID tokens with one RSA key. */
record Issuer(String url, String alias, KeyPair pair) {
    static final String CLIENT = "webclient01";
    private static final String KEY_ID = "k1";

    static Issuer pool(String id) {
        return new Issuer(
                "https://127.0.0.1:8443/" + id, "cognito-idp." + House.REGION + ".amazonaws.com/" + id, keyPair());
    }

    private static KeyPair keyPair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonObject claims(String subject) {
        long now = Instant.now().getEpochSecond();
        return new JsonObject()
                .put("iss", url)
                .put("sub", subject)
                .put("aud", CLIENT)
                .put("token_use", "id")
                .put("origin_jti", "origin-" + subject)
                .put("iat", now)
                .put("exp", now + 3_600);
    }

    String token(String subject) {
        return sign(claims(subject));
    }

    String sign(JsonObject claims) {
        var header = new JsonObject().put("alg", "RS256").put("kid", KEY_ID);
        var body = part(header) + "." + part(claims);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(body.getBytes(StandardCharsets.US_ASCII));
            return body + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same pool by name, with a key that nobody registered. */
    Issuer forged() {
        return new Issuer(url, alias, keyPair());
    }

    String jwks() {
        var key = (RSAPublicKey) pair.getPublic();
        var jwk = new JsonObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", KEY_ID)
                .put("n", base64(key.getModulus().toByteArray()))
                .put("e", base64(key.getPublicExponent().toByteArray()));
        return new JsonObject().put("keys", new JsonArray().add(jwk)).encode();
    }

    private static String part(JsonObject json) {
        return base64(json.encode().getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
