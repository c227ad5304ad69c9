package io.sallyport.runtime.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class StepsTest {
    @Test
    void work_that_ends_in_an_error_fails_and_keeps_nobody_waiting(Vertx vertx) {
        var steps = Steps.open(vertx).await();

        var ended = steps.run(() -> {
                    throw new StackOverflowError("too deep");
                })
                .transform(result -> Future.succeededFuture(result.cause()))
                .await();

        assertThat(ended).isInstanceOf(StackOverflowError.class);
        assertThat(steps.run(() -> "next").await()).isEqualTo("next");
    }
}
