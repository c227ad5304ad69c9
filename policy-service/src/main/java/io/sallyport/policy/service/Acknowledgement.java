package io.sallyport.policy.service;

import io.sallyport.policy.core.Epoch;
import io.sallyport.policy.core.LeaseTerms;
import io.sallyport.runtime.bus.Call;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Waits until nobody can act on what a change took away: every live lease has confirmed the change's epoch, or has run out.
 *
 * <p>Never longer than the longest that a lease can bind: whoever holds one granted after the change was told of it when it was
 * granted. So an answer that the lease table does not give is never needed, only faster.
 */
public final class Acknowledgement {
    private final Call<Question, Long> behind;
    private final Pause pause;
    private final LeaseTerms terms;
    private final InstantSource clock;

    /**
     * How many leases still bind their nodes to an older state.
     *
     * @param endedBefore leases that ended before do not count
     */
    public record Question(Epoch epoch, long number, Instant endedBefore) {}

    public Acknowledgement(Call<Question, Long> behind, Pause pause, LeaseTerms terms, InstantSource clock) {
        this.behind = behind;
        this.pause = pause;
        this.terms = terms;
        this.clock = clock;
    }

    /** @param number the epoch of a change that is durable now */
    public Future<Void> of(Epoch epoch, long number) {
        return confirmed(epoch, number, clock.instant().plus(terms.longest()));
    }

    private Future<Void> confirmed(Epoch epoch, long number, Instant latest) {
        var now = clock.instant();
        if (!now.isBefore(latest)) {
            return Future.succeededFuture();
        }
        return behind.with(new Question(epoch, number, now.minus(terms.past())))
                .otherwise(1L) // could not find out: somebody may be behind
                .compose(count -> count == 0
                        ? Future.succeededFuture()
                        : pause.next().compose(ignored -> confirmed(epoch, number, latest)));
    }
}
