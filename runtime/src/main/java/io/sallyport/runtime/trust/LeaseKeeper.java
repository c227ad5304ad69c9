package io.sallyport.runtime.trust;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.PolicyContract.Lease;
import io.sallyport.contracts.PolicyContract.WantLease;
import io.sallyport.contracts.Refusal;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this node's right to decide.
 *
 * <p>A lease counts from before it was asked for, on a monotonic clock, and on the wall's when that went further: a machine that slept
 * has no lease any more. It is adopted only when every revocation up to its epoch and
 * the providers of its epoch are in place; until then the one before runs on, and then out. What was applied is confirmed by
 * the next question, sent at once, because writers may be waiting for it.
 */
final class LeaseKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);

    private final String nodeId;
    private final Ledger ledger;
    private final Revocations revocations;
    private final ProviderBook providers;
    private final Clocks clocks;
    private final long graceNanos;
    private final AtomicInteger wanted = new AtomicInteger();
    private final Promise<Void> first = Promise.promise();
    private volatile Optional<Held> held = Optional.empty();
    private volatile boolean failing;
    private volatile boolean closed;

    LeaseKeeper(
            String nodeId,
            Ledger ledger,
            Revocations revocations,
            ProviderBook providers,
            Clocks clocks,
            Duration grace) {
        this.nodeId = nodeId;
        this.ledger = ledger;
        this.revocations = revocations;
        this.providers = providers;
        this.clocks = clocks;
        this.graceNanos = grace.toNanos();
    }

    /** @return done when the first lease is held */
    Future<Void> first() {
        return first.future();
    }

    /** @throws Refusal {@link BusFailure#UNAVAILABLE} when this node may not decide now */
    Held require() {
        return current()
                .orElseThrow(() -> new Refusal(
                        BusFailure.UNAVAILABLE,
                        "this node holds no lease of policy-service and decides nothing; try again"));
    }

    boolean alive() {
        return current().isPresent();
    }

    /** @return none while this node may not decide */
    Optional<Epochs> epochs() {
        return current().map(Held::epochs);
    }

    /** A lease that was adopted while this was being closed does not count either. */
    private Optional<Held> current() {
        return closed ? Optional.empty() : held.filter(lease -> lease.alive(clocks.now()));
    }

    /** @return nanoseconds since the question that the lease in hand answers; negative when none was ever held */
    long ageNanos() {
        return held.map(lease -> clocks.now().nanos() - lease.asked().nanos()).orElse(-1L);
    }

    /** Decides nothing from now on. */
    void close() {
        closed = true;
        held = Optional.empty();
    }

    /** Asks now, or once more after what is being asked. Never two at once, never more than one waiting. */
    void renew() {
        if (!closed && wanted.getAndIncrement() == 0) {
            round();
        }
    }

    private void round() {
        int seen = wanted.get();
        ask().onComplete(done -> {
            note(done);
            if (!wanted.compareAndSet(seen, 0)) {
                wanted.set(1);
                round();
            }
        });
    }

    private Future<Void> ask() {
        var asked = clocks.now();
        var applied = held.orElse(new Held(asked, 0, 0, 0, 0));
        var question =
                new WantLease(nodeId, applied.policyEpoch(), revocations.applied(), Math.max(0, providers.epoch()));
        return Future.succeededFuture(question).compose(ledger.lease()::with).compose(lease -> apply(lease, asked));
    }

    private Future<Void> apply(Lease lease, Clocks.Moment asked) {
        held.ifPresent(now -> refuseOlder(lease, now));
        if (!revocations.apply(lease)) {
            return ask();
        }
        return providers.upTo(lease.providerEpoch()).compose(done -> adopt(lease, asked));
    }

    /** A ledger that has forgotten what it told is not believed: what it forgot may be a revocation. */
    private static void refuseOlder(Lease lease, Held now) {
        if (lease.policyEpoch() < now.policyEpoch()
                || lease.revocationEpoch() < now.revocationEpoch()
                || lease.providerEpoch() < now.providerEpoch()) {
            throw new Refusal(BusFailure.UNAVAILABLE, "policy-service offered epochs older than those applied here");
        }
    }

    private Future<Void> adopt(Lease lease, Clocks.Moment asked) {
        if (closed) {
            return Future.succeededFuture();
        }
        var now = new Held(asked, lifeNanos(lease), lease.policyEpoch(), revocations.applied(), providers.epoch());
        boolean news = held.filter(now::sameEpochs).isEmpty();
        held = Optional.of(now);
        first.tryComplete();
        return news ? ask() : Future.succeededFuture();
    }

    /** This node's grace, or the one that writers wait for when that is shorter. */
    private long lifeNanos(Lease lease) {
        var grace = Math.min(graceNanos, Duration.ofMillis(lease.graceMillis()).toNanos());
        return Duration.ofMillis(lease.lifeMillis()).toNanos() + grace;
    }

    /** Says once that it fails, and once that it works again. */
    private void note(AsyncResult<Void> done) {
        boolean failed = done.failed();
        if (failed && !failing) {
            complain(done.cause());
        } else if (!failed && failing) {
            LOG.info("policy-service gave this node a lease; it decides");
        }
        failing = failed;
    }

    /** Who never held one has nothing to renew: all rooms may be started at once, and policy-service takes its time. */
    private void complain(Throwable why) {
        if (held.isPresent()) {
            LOG.warn("cannot renew the lease of this node; it will stop deciding: {}", String.valueOf(why));
        } else {
            LOG.info("no lease of policy-service yet; this node asks on, and decides nothing: {}", String.valueOf(why));
        }
    }
}
