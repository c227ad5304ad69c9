package io.sallyport.token.service;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import io.sallyport.token.core.SigningKey;
import io.sallyport.token.core.TokenUse;
import io.sallyport.token.store.PoolStore;
import io.vertx.core.Future;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The keys of pools, opened and parsed; the most recently used stay in memory for a minute. */
public final class PoolKeys {
    private static final int MOST = 1_000;
    private static final Duration STAY = Duration.ofMinutes(1);

    private final PoolStore store;
    private final Cache<String, Ring> rings =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(STAY).build();

    public PoolKeys(PoolStore store) {
        this.store = store;
    }

    /** What signs one kind of token. */
    public record Signing(String kid, PrivateKey key) {
        @Override
        public String toString() {
            return "Signing[" + kid + "]";
        }
    }

    /** What verifies one kind of token. */
    public record Verifying(TokenUse use, RSAPublicKey key) {}

    /** @param jwks RFC 7517 key set */
    public record Ring(Map<TokenUse, Signing> signing, Map<String, Verifying> verifying, String jwks) {
        static Ring of(List<SigningKey> newestFirst) {
            var signing = newestFirst.stream()
                    .collect(Collectors.toMap(SigningKey::use, PoolKeys::signing, (newer, older) -> newer));
            var verifying = newestFirst.stream().collect(Collectors.toMap(SigningKey::kid, PoolKeys::verifying));
            var jwks = newestFirst.stream().map(SigningKey::publicJwk).collect(Collectors.joining(","));
            return new Ring(Map.copyOf(signing), Map.copyOf(verifying), "{\"keys\":[" + jwks + "]}");
        }

        Signing signing(TokenUse use) {
            return Optional.ofNullable(signing.get(use)).orElseThrow();
        }
    }

    /** @return empty when there is no such pool */
    public Future<Optional<Ring>> of(String poolId) {
        var known = rings.getIfPresent(poolId);
        if (known != null) {
            return Future.succeededFuture(Optional.of(known));
        }
        return store.keys(poolId).map(keys -> {
            if (keys.isEmpty()) {
                return Optional.empty();
            }
            var ring = Ring.of(keys);
            rings.put(poolId, ring);
            return Optional.of(ring);
        });
    }

    public void forget(String poolId) {
        rings.invalidate(poolId);
    }

    private static Signing signing(SigningKey key) {
        try {
            var spec = new PKCS8EncodedKeySpec(key.pkcs8().bytes());
            return new Signing(key.kid(), KeyFactory.getInstance("RSA").generatePrivate(spec));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Verifying verifying(SigningKey key) {
        try {
            return new Verifying(key.use(), RSAKey.parse(key.publicJwk()).toRSAPublicKey());
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("a stored key cannot be read", e);
        }
    }
}
