package io.sallyport.token;

import io.sallyport.token.service.KeyNursery;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Real keys, made once for all tests and handed out in turn: finding primes took most of their time, and is not what they test. */
final class FewKeys {
    /** Enough that two pools of one test share none. */
    private static final int MANY = 8;

    private static final List<KeyPair> KEYS = Stream.generate(() -> made(KeyNursery.rsa(new SecureRandom())))
            .limit(MANY)
            .toList();
    private static final AtomicInteger TURN = new AtomicInteger();

    private FewKeys() {}

    static KeyPair next() {
        return KEYS.get(Math.floorMod(TURN.getAndIncrement(), MANY));
    }

    private static KeyPair made(Callable<KeyPair> maker) {
        try {
            return maker.call();
        } catch (Exception e) {
            throw new IllegalStateException("every Java platform makes RSA keys", e);
        }
    }
}
