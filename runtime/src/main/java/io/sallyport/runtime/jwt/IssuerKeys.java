package io.sallyport.runtime.jwt;

import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one issuer. Each (key id, algorithm) has a {@link JWTAuth} of its own that knows one public RSA key and nothing else,
 * so a token can choose neither another issuer's key nor an algorithm for which the key was not made.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7517">RFC 7517</a>
 */
public final class IssuerKeys {
    private static final int MAX_KEYS = 100;
    private static final int MAX_TEXT = 150_000;
    private static final int LEAST_BITS = 2_048;
    private static final int MOST_BITS = 8_192;
    private static final int MOST_EXPONENT_BITS = 32;
    private static final StrictJson JSON = new StrictJson(MAX_TEXT);

    private final Vertx vertx;
    private final Map<String, Rsa> keys;
    private final Map<Use, JWTAuth> verifiers = new ConcurrentHashMap<>();

    private IssuerKeys(Vertx vertx, Map<String, Rsa> keys) {
        this.vertx = vertx;
        this.keys = keys;
    }

    /**
     * Takes the RSA keys that may verify signatures; leaves out every other one, those without a key id, too short or too long ones, and
     * a key id that two keys claim.
     *
     * @return empty when it is not a key set
     */
    public static Optional<IssuerKeys> read(Vertx vertx, byte[] jwks) {
        return JSON.read(jwks)
                .map(set -> set.get("keys"))
                .flatMap(keys -> keys instanceof List<?> list && list.size() <= MAX_KEYS
                        ? Optional.of(new IssuerKeys(vertx, usable(list)))
                        : Optional.empty());
    }

    private static Map<String, Rsa> usable(List<?> list) {
        var found = new HashMap<String, Rsa>();
        var twice = new ArrayList<String>();
        for (var entry : list) {
            if (entry instanceof Map<?, ?> jwk) {
                Rsa.of(jwk).filter(key -> found.put(key.id(), key) != null).ifPresent(key -> twice.add(key.id()));
            }
        }
        twice.forEach(found::remove);
        return Map.copyOf(found);
    }

    /** @return true when a key with this id is here, whatever it is for */
    public boolean knows(String keyId) {
        return keys.containsKey(keyId);
    }

    /**
     * Checks the signature, and nothing else. Completed when it returns.
     *
     * @param jwt what {@code token} was read to
     */
    public Future<Jwt> check(String token, Jwt jwt) {
        var key = Optional.ofNullable(keys.get(jwt.keyId())).filter(rsa -> rsa.serves(jwt.algorithm()));
        if (key.isEmpty()) {
            return Future.failedFuture(refused("no key of its issuer has its key id and algorithm"));
        }
        return Future.succeededFuture(new TokenCredentials(token))
                .compose(verifier(key.get(), jwt.algorithm())::authenticate) // in here, what it throws is a no
                .map(jwt)
                .recover(e -> Future.failedFuture(refused("its signature does not match")));
    }

    private JWTAuth verifier(Rsa key, String algorithm) {
        return verifiers.computeIfAbsent(new Use(key.id(), algorithm), use -> JWTAuth.create(vertx, options(key, use)));
    }

    /** Times are judged by {@link ClaimRules}, by an injected clock. */
    private static JWTAuthOptions options(Rsa key, Use use) {
        return new JWTAuthOptions()
                .addJwk(key.jwk(use.algorithm()))
                .setJWTOptions(new JWTOptions().setAlgorithm(use.algorithm()).setIgnoreExpiration(true));
    }

    private static Refusal refused(String why) {
        return new Refusal(TokenFailure.BAD_SIGNATURE, "the token is not believed: " + why);
    }

    private record Use(String keyId, String algorithm) {}

    /** @param algorithm the only one the key is for, when its owner says so */
    private record Rsa(String id, String modulus, String exponent, Optional<String> algorithm) {

        static Optional<Rsa> of(Map<?, ?> jwk) {
            if (!"RSA".equals(jwk.get("kty")) || !"sig".equals(jwk.containsKey("use") ? jwk.get("use") : "sig")) {
                return Optional.empty();
            }
            return jwk.get("kid") instanceof String id
                            && !id.isEmpty()
                            && jwk.get("n") instanceof String n
                            && jwk.get("e") instanceof String e
                            && within(n, LEAST_BITS, MOST_BITS)
                            && within(e, 2, MOST_EXPONENT_BITS)
                    ? Optional.of(new Rsa(id, n, e, text(jwk.get("alg"))))
                    : Optional.empty();
        }

        private static Optional<String> text(@Nullable Object value) {
            return value instanceof String text ? Optional.of(text) : Optional.empty();
        }

        private static boolean within(String number, int least, int most) {
            try {
                int bits = new BigInteger(1, Base64.getUrlDecoder().decode(number)).bitLength();
                return bits >= least && bits <= most;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        boolean serves(String wanted) {
            return algorithm.isEmpty() || algorithm.get().equals(wanted);
        }

        JsonObject jwk(String use) {
            return new JsonObject()
                    .put("kty", "RSA")
                    .put("use", "sig")
                    .put("alg", use)
                    .put("kid", id)
                    .put("n", modulus)
                    .put("e", exponent);
        }
    }
}
