package io.sallyport.gateway.routes;

import io.sallyport.runtime.bus.Call;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the near copy new: asks every so often, and at once when it hears news. Never two questions at once, never more than one waiting.
 * While nobody answers, what is here is served on.
 */
public final class PublicationFeed {
    /** Where a new publication is made known. A hint, never believed. */
    public static final String NEWS = "gateway.published.v1";

    private static final Logger LOG = LoggerFactory.getLogger(PublicationFeed.class);
    private static final Duration EVERY = Duration.ofMillis(500);

    private final Vertx vertx;
    private final Call<Long, Publications> newerThan;
    private final Published near;
    private final AtomicInteger wanted = new AtomicInteger();
    private volatile Optional<Long> timer = Optional.empty();
    private volatile boolean failing;

    /** @param newerThan answers what changed after an epoch; negative for everything */
    public PublicationFeed(Vertx vertx, Call<Long, Publications> newerThan, Published near) {
        this.vertx = vertx;
        this.newerThan = newerThan;
        this.near = near;
    }

    /** @return done when everything published by now is here */
    public Future<Void> start() {
        return ask().onSuccess(_ -> timer = Optional.of(vertx.setPeriodic(EVERY.toMillis(), _ -> heard())));
    }

    public void close() {
        timer.ifPresent(vertx::cancelTimer);
    }

    /** Something may be new. Costs one question however often it comes. */
    public void heard() {
        if (wanted.getAndIncrement() == 0) {
            round();
        }
    }

    private void round() {
        int seen = wanted.get();
        ask().onComplete(done -> {
            note(done.failed() ? String.valueOf(done.cause()) : "");
            if (!wanted.compareAndSet(seen, 0)) {
                wanted.set(1);
                round();
            }
        });
    }

    private Future<Void> ask() {
        return Future.succeededFuture(near.epoch()).compose(newerThan::with).map(news -> {
            near.take(news);
            return null;
        });
    }

    /** Says once that it fails, and once that it works again. */
    private void note(String failure) {
        boolean failed = !failure.isEmpty();
        if (failed && !failing) {
            LOG.warn("cannot read what is published; serving what is known: {}", failure);
        } else if (!failed && failing) {
            LOG.info("what is published can be read again");
        }
        failing = failed;
    }
}
