package io.sallyport.token.service;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import io.sallyport.contracts.Secret;
import io.sallyport.token.core.Minted;
import io.sallyport.token.core.SigningKey;
import io.sallyport.token.core.TokenUse;
import io.vertx.core.Future;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the keys of pools ahead of time: finding two primes takes from 50 ms to a second, and who creates a pool should not wait. A key
 * belongs to nobody until it is taken, and to one pool after.
 */
public final class KeyNursery {
    private static final Logger LOG = LoggerFactory.getLogger(KeyNursery.class);
    private static final int BITS = 2048;
    private static final int READY = TokenUse.values().length;

    private final Workers growers;
    private final Callable<KeyPair> maker;
    private final SecureRandom random;
    private final Queue<KeyPair> ready = new ConcurrentLinkedQueue<>();

    /**
     * @param growers threads of their own: nobody's password waits for a prime
     * @param maker   of a new RSA key at each call
     * @param random  for key ids
     */
    public KeyNursery(Workers growers, Callable<KeyPair> maker, SecureRandom random) {
        this.growers = growers;
        this.maker = maker;
        this.random = random;
    }

    /** @return a maker of RSA keys of 2,048 bits */
    public static Callable<KeyPair> rsa(SecureRandom random) {
        return () -> {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS, random);
            return generator.generateKeyPair();
        };
    }

    /** Grows what is missing, in the background. */
    public void refill() {
        for (int missing = READY - ready.size(); missing > 0; missing--) {
            growers.run(maker).onSuccess(ready::add).onFailure(e -> LOG.debug("no key made ahead: {}", e.toString()));
        }
    }

    /** @return one key for ID tokens, one for access tokens */
    public Future<List<SigningKey>> take() {
        return Future.all(key(TokenUse.ID), key(TokenUse.ACCESS)).map(both -> {
            refill();
            return both.<SigningKey>list();
        });
    }

    private Future<SigningKey> key(TokenUse use) {
        var grown = ready.poll();
        var pair = grown == null ? growers.run(maker) : Future.succeededFuture(grown);
        return pair.map(keys -> named(keys, use));
    }

    private SigningKey named(KeyPair keys, TokenUse use) {
        var kid = Minted.token(random);
        var jwk = new RSAKey.Builder((RSAPublicKey) keys.getPublic())
                .keyID(kid)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .build();
        return new SigningKey(
                kid, use, jwk.toJSONString(), Secret.of(keys.getPrivate().getEncoded()));
    }
}
