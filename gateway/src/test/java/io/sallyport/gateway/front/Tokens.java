package io.sallyport.gateway.front;

import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

/** Signs tokens of the test's user pool. */
public final class Tokens {
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private static final KeyPair POOL = rsa();

    private final KeyPair keys;

    public Tokens() {
        this(POOL);
    }

    Tokens(KeyPair keys) {
        this.keys = keys;
    }

    static KeyPair rsa() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String jwks() {
        var key = (RSAPublicKey) keys.getPublic();
        return """
                {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"t1","n":"%s","e":"%s"}]}""".formatted(number(key.getModulus()), number(key.getPublicExponent()));
    }

    private static String number(BigInteger number) {
        var bytes = number.toByteArray();
        return URL.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    /** Of a person of the pool, from the stand's first moment on for an hour. */
    static JsonObject claims(String use) {
        return new JsonObject()
                .put("iss", Ledgers.POOL_ISSUER)
                .put("sub", "u1")
                .put("token_use", use)
                .put("iat", Stand.NOW.getEpochSecond())
                .put("exp", Stand.NOW.getEpochSecond() + 3600);
    }

    public String sign(JsonObject claims) {
        var head = URL.encodeToString("{\"alg\":\"RS256\",\"kid\":\"t1\"}".getBytes(StandardCharsets.UTF_8));
        var body = head + "." + URL.encodeToString(claims.encode().getBytes(StandardCharsets.UTF_8));
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(body.getBytes(StandardCharsets.UTF_8));
            return body + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
