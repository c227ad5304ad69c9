package io.sallyport.policy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.contracts.PolicyContract.WantLease;
import io.sallyport.policy.PolicyRoom;
import io.sallyport.policy.core.Epoch;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A change waits for every lease that may bind a node, and for none that cannot. */
@ExtendWith(VertxExtension.class)
class PredecessorsTest {
    private static final Instant LONG_AFTER = Instant.parse("2100-01-01T00:00:00Z");

    @Test
    void a_replica_that_opens_leaves_the_leases_of_other_processes_in_force(Vertx vertx) {
        assertThat(behindAfterOpening(vertx, PolicyRoom.replica())).isEqualTo(1);
    }

    @Test
    void a_room_that_is_alone_waits_for_nobody_of_an_earlier_process(Vertx vertx) {
        assertThat(behindAfterOpening(vertx, PolicyRoom.alone())).isZero();
    }

    private static long behindAfterOpening(Vertx vertx, PolicyRoom another) {
        try (var room = new Room(vertx)) {
            room.stored(store -> store.leases().grant(new WantLease("elsewhere", 0, 0, 0), LONG_AFTER));
            room.opened(another, Map.of());
            return room.stored(
                    store -> store.leases().behind(Epoch.POLICY, Long.MAX_VALUE, LONG_AFTER.minusSeconds(1)));
        }
    }
}
