package io.sallyport.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.contracts.Secret;
import io.sallyport.token.core.SigningKey;
import io.sallyport.token.service.KeyNursery;
import io.sallyport.token.service.Workers;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.security.SecureRandom;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class KeyNurseryTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void no_key_is_given_twice(Vertx vertx) {
        var nursery = new KeyNursery(Workers.forKeys(vertx), FewKeys::next, random);
        nursery.refill();

        var one = keys(nursery);
        var other = keys(nursery);

        assertThat(one).hasSize(2).doesNotContainAnyElementsOf(other);
        assertThat(other).hasSize(2);
    }

    @Test
    void callers_do_not_wait_for_keys_that_are_made_ahead(Vertx vertx) {
        var found = new CountDownLatch(1);
        var nursery = new KeyNursery(
                Workers.forKeys(vertx),
                () -> {
                    found.await();
                    return FewKeys.next();
                },
                random);
        nursery.refill();

        var hashed = Workers.forCallers(vertx, 1).run(() -> "hashed").await();

        assertThat(hashed).isEqualTo("hashed");
        found.countDown();
        assertThat(keys(nursery)).hasSize(2);
    }

    private static Set<Secret> keys(KeyNursery nursery) {
        return nursery.take().await().stream().map(SigningKey::pkcs8).collect(Collectors.toSet());
    }
}
