package io.sallyport.policy.service;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.policy.core.Epoch;
import io.sallyport.policy.store.Store;
import io.sallyport.runtime.room.Steps;
import io.sallyport.runtime.sql.Contended;
import io.sallyport.runtime.sql.Database;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * The ledger: how it is read and how it is changed.
 *
 * <p>Every change raises its epoch in its own transaction and holds that epoch's row until it ends. So changes of one kind come one
 * after another, what a change checked is still so when it is committed, and an epoch is seen only with all that it counts.
 */
public final class Ledger {
    private static final int TRIES = 3;

    private final Steps steps;
    private final Database database;
    private final Runnable news;
    private final Acknowledgement acknowledgement;

    /** @param news tells the nodes that an epoch was raised */
    public Ledger(Steps steps, Database database, Runnable news, Acknowledgement acknowledgement) {
        this.steps = steps;
        this.database = database;
        this.news = news;
        this.acknowledgement = acknowledgement;
    }

    /** Reads; each statement sees what is committed then. */
    public <T> Future<T> read(Change<T> question) {
        return database.read(sql -> steps.run(() -> question.on(new Store(sql))));
    }

    /**
     * Reads what belongs together: asks again when {@code epoch} was raised meanwhile, and at last keeps writers waiting. At once where a look
     * at the epoch afterwards would prove nothing.
     */
    public <T> Future<At<T>> steady(Epoch epoch, Change<T> question) {
        return database.readsInOrder() ? unlessDisturbed(epoch, question) : held(epoch, question);
    }

    private <T> Future<At<T>> unlessDisturbed(Epoch epoch, Change<T> question) {
        return read(store -> undisturbed(store, epoch, question))
                .compose(found -> found.map(Future::succeededFuture).orElseGet(() -> held(epoch, question)));
    }

    private static <T> Optional<At<T>> undisturbed(Store store, Epoch epoch, Change<T> question) {
        for (int tried = 0; tried < TRIES; tried++) {
            long before = store.epochs().newest(epoch).await();
            var answer = question.on(store);
            if (store.epochs().newest(epoch).await() == before) {
                return Optional.of(new At<>(before, answer));
            }
        }
        return Optional.empty();
    }

    private <T> Future<At<T>> held(Epoch epoch, Change<T> question) {
        return database.locked(sql -> steps.run(() -> {
                    var store = new Store(sql);
                    return new At<>(store.epochs().hold(epoch).await(), question.on(store));
                }))
                .recover(failure -> switch (failure) {
                    case Contended ignored ->
                        Future.failedFuture(
                                new Refusal(BusFailure.UNAVAILABLE, "the ledger is being changed; try again"));
                    default -> Future.failedFuture(failure);
                });
    }

    /**
     * Changes what may take rights away.
     *
     * @return when it is durable and no node can act on the old state any more
     */
    public <T> Future<T> change(Epoch epoch, Change<T> change) {
        return write(epoch, change)
                .compose(done -> acknowledgement.of(epoch, done.epoch()).map(ignored -> done.answer()));
    }

    /** Changes what may take rights away, with nothing to tell but that it is done. */
    public Future<Void> enact(Epoch epoch, Consumer<Store> change) {
        return change(epoch, store -> {
                    change.accept(store);
                    return epoch;
                })
                .mapEmpty();
    }

    /**
     * Adds what nobody had before: no node can hold an old state of it.
     *
     * @return when it is durable
     */
    public <T> Future<T> add(Epoch epoch, Change<T> change) {
        return write(epoch, change).map(At::answer);
    }

    /** Waits until no node acts on a state older than {@code number}; for a change that was made before. */
    public Future<Void> settled(Epoch epoch, long number) {
        news.run();
        return acknowledgement.of(epoch, number);
    }

    private <T> Future<At<T>> write(Epoch epoch, Change<T> change) {
        return attempt(epoch, change, TRIES).onSuccess(ignored -> news.run());
    }

    private <T> Future<At<T>> attempt(Epoch epoch, Change<T> change, int tries) {
        return database.write(sql -> steps.run(raised(epoch, change, new Store(sql))))
                .recover(failure -> switch (failure) {
                    case Contended ignored when tries > 1 -> attempt(epoch, change, tries - 1);
                    case Contended ignored -> Future.failedFuture(contended());
                    default -> Future.failedFuture(failure);
                });
    }

    private static <T> Callable<At<T>> raised(Epoch epoch, Change<T> change, Store store) {
        return () -> {
            long number = store.epochs().raise(epoch).await();
            return new At<>(number, change.on(store));
        };
    }

    private static Refusal contended() {
        return new Refusal(
                PolicyFailure.CONCURRENT_CHANGE,
                "The request was rejected because multiple requests to change this object were submitted simultaneously."
                        + " Wait a few minutes and submit your request again.");
    }

    /** An answer and the epoch that it belongs to. */
    public record At<T>(long epoch, T answer) {}
}
