package io.sallyport.runtime.trust;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs tokens with one RSA key, well or badly. */
record Issuer(String url, String keyId, KeyPair pair) {

    JsonObject claims(Instant now) {
        return new JsonObject()
                .put("iss", url)
                .put("sub", "alice")
                .put("origin_jti", "o-1")
                .put("aud", "client")
                .put("iat", now.getEpochSecond())
                .put("exp", now.getEpochSecond() + 3_600);
    }

    JsonObject header() {
        return new JsonObject().put("alg", "RS256").put("kid", keyId);
    }

    String token(Instant now) {
        return sign(header(), claims(now));
    }

    String sign(JsonObject header, JsonObject claims) {
        return sign(header.encode(), claims.encode());
    }

    String sign(String header, String claims) {
        var body = part(header) + "." + part(claims);
        return body + "." + base64(rsa(body, "SHA256withRSA"));
    }

    String signAs(String algorithm, String jca, JsonObject claims) {
        var body = part(header().put("alg", algorithm).encode()) + "." + part(claims.encode());
        return body + "." + base64(rsa(body, jca));
    }

    /** The oldest trick: the public key, which everybody has, as the secret of an HMAC. */
    String hmacWithPublicKey(byte[] spelledKey, JsonObject claims) {
        var body = part(header().put("alg", "HS256").encode()) + "." + part(claims.encode());
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(spelledKey, "HmacSHA256"));
            return body + "." + base64(mac.doFinal(body.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] rsa(String body, String jca) {
        try {
            var signature = Signature.getInstance(jca);
            signature.initSign(pair.getPrivate());
            signature.update(body.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonObject jwk() {
        var key = (RSAPublicKey) pair.getPublic();
        return new JsonObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", keyId)
                .put("n", base64(key.getModulus().toByteArray()))
                .put("e", base64(key.getPublicExponent().toByteArray()));
    }

    String jwks() {
        return new JsonObject().put("keys", new JsonArray().add(jwk())).encode();
    }

    static String part(String json) {
        return base64(json.getBytes(StandardCharsets.UTF_8));
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
