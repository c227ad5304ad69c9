package io.sallyport.token.service;

import io.sallyport.runtime.room.Steps;
import io.sallyport.token.store.AttemptStore;
import io.sallyport.token.store.AuthSessionStore;
import io.sallyport.token.store.FamilyStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to be said again until it was heard, and what can be forgotten. */
public final class Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final long AGAIN_MILLIS = 2_000;
    private static final long FORGET_MILLIS = 60_000;

    private final Providers providers;
    private final Revocations revocations;
    private final AuthSessionStore sessions;
    private final FamilyStore families;
    private final AttemptStore attempts;
    private final InstantSource clock;
    private final AtomicBoolean registered = new AtomicBoolean();
    private final AtomicBoolean saying = new AtomicBoolean();
    private final List<Runnable> stopping = new CopyOnWriteArrayList<>();

    public Upkeep(
            Providers providers,
            Revocations revocations,
            AuthSessionStore sessions,
            FamilyStore families,
            AttemptStore attempts,
            InstantSource clock) {
        this.providers = providers;
        this.revocations = revocations;
        this.sessions = sessions;
        this.families = families;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** @return completes after the first try, heard or not: the room opens without its lower neighbours */
    public Future<Void> start(Vertx vertx, Steps steps) {
        every(vertx, AGAIN_MILLIS, () -> steps.run(this::sayAgainUnlessSaying));
        every(vertx, FORGET_MILLIS, () -> steps.run(this::forget));
        return steps.run(this::sayAgainUnlessSaying).mapEmpty();
    }

    private void every(Vertx vertx, long millis, Runnable work) {
        var timer = vertx.setPeriodic(millis, _ -> work.run());
        stopping.add(() -> vertx.cancelTimer(timer));
    }

    public void stop() {
        stopping.forEach(Runnable::run);
    }

    /** An outage makes one try last longer than the time between two. */
    private boolean sayAgainUnlessSaying() {
        if (!saying.compareAndSet(false, true)) {
            return false;
        }
        try {
            return sayAgain();
        } finally {
            saying.set(false);
        }
    }

    /**
     * What was revoked comes first: a pool that is refused must not keep it back.
     *
     * @return whether all was heard
     */
    public boolean sayAgain() {
        var settled = heard(revocations::settleAll);
        return heard(this::register) && settled;
    }

    private void register() {
        if (!registered.get()) {
            providers.registerAll();
            registered.set(true);
        }
    }

    private static boolean heard(Runnable saying) {
        try {
            saying.run();
            return true;
        } catch (RuntimeException e) {
            LOG.warn("the trust ledger did not take it, trying again: {}", e.toString());
            return false;
        }
    }

    private boolean forget() {
        try {
            var now = clock.instant();
            sessions.forgetExpired(now).await();
            families.forgetExpired(now).await();
            attempts.forgetOld(now).await();
            return true;
        } catch (RuntimeException e) {
            LOG.warn("expired rows were not deleted, trying again: {}", e.toString());
            return false;
        }
    }
}
