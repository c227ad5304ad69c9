package io.sallyport.policy;

import io.sallyport.contracts.RoomName;
import io.sallyport.policy.aws.Iam;
import io.sallyport.policy.core.Account;
import io.sallyport.policy.core.Identifiers;
import io.sallyport.policy.core.LeaseTerms;
import io.sallyport.policy.service.Bootstrap;
import io.sallyport.policy.service.Forgetting;
import io.sallyport.policy.service.GuardRailBook;
import io.sallyport.policy.service.GuardRailFiles;
import io.sallyport.policy.service.Ledger;
import io.sallyport.policy.service.Pause;
import io.sallyport.runtime.config.Settings;
import io.sallyport.runtime.door.Door;
import io.sallyport.runtime.door.ServiceTable;
import io.sallyport.runtime.http.Entrance;
import io.sallyport.runtime.room.Room;
import io.sallyport.runtime.room.RoomContext;
import io.sallyport.sigv4.Credentials;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Opens the policy room. If a rule appears in this file, it is in the wrong file. */
public final class PolicyRoom implements Room {
    private static final Duration FORGET_EVERY = Duration.ofMinutes(1);

    private final boolean alone;
    private volatile Optional<Credentials> root = Optional.empty();
    private volatile Runnable closing = () -> {};

    private PolicyRoom(boolean alone) {
        this.alone = alone;
    }

    /** One of several replicas, with nodes in other processes. */
    public static PolicyRoom replica() {
        return new PolicyRoom(false);
    }

    /** The only replica, with every node in its own process, on a database that no other process can have open. */
    public static PolicyRoom alone() {
        return new PolicyRoom(true);
    }

    @Override
    public RoomName name() {
        return RoomName.POLICY_SERVICE;
    }

    @Override
    public Future<Entrance> open(RoomContext context) {
        return Future.succeededFuture(context).compose(this::opened);
    }

    private Future<Entrance> opened(RoomContext context) {
        var account = new Account(context.deployment().accountId());
        var identifiers = new Identifiers(context.random());
        var terms = terms(context.settings());
        var forgetting = new Forgetting(context.database(), terms, context.clock());
        forget(context, forgetting);
        var answers = new Answers(
                context.vertx(),
                context.bus(),
                context.database(),
                context.sealer(),
                account,
                terms,
                context.clock(),
                Pause.on(context.vertx()));
        return (alone ? forgetting.predecessors() : Future.succeededFuture(0))
                .compose(_ -> answers.open())
                .compose(ledger -> new GuardRailBook(ledger)
                        .keep(GuardRailFiles.read(context.settings()))
                        .compose(kept -> new Bootstrap(ledger, account, context.sealer(), identifiers, context.clock())
                                .run(context.settings()))
                        .onSuccess(key -> root = Optional.of(key))
                        .map(key -> Door.open(context, List.of(table(context, ledger, account, identifiers)))));
    }

    private static ServiceTable table(RoomContext context, Ledger ledger, Account account, Identifiers identifiers) {
        return Iam.table(
                ledger,
                account,
                identifiers,
                context.sealer(),
                context.clock(),
                context.deployment().region(),
                context.vertx());
    }

    /**
     * {@code SALLYPORT_LEASE_SECONDS} (1 to 10, default 5), {@code SALLYPORT_LEASE_GRACE_SECONDS} (as the nodes have it) and
     * {@code SALLYPORT_CLOCK_DRIFT_MILLIS} (0 to 5000, default 1000).
     */
    private static LeaseTerms terms(Settings settings) {
        return new LeaseTerms(
                Duration.ofSeconds(settings.number("SALLYPORT_LEASE_SECONDS", 5, 1, 10)),
                Duration.ofSeconds(settings.number("SALLYPORT_LEASE_GRACE_SECONDS", 0, 0, 300)),
                Duration.ofMillis(settings.number("SALLYPORT_CLOCK_DRIFT_MILLIS", 1000, 0, 5000)));
    }

    private void forget(RoomContext context, Forgetting forgetting) {
        var timer = context.vertx().setPeriodic(FORGET_EVERY.toMillis(), ignored -> forgetting.once());
        closing = () -> context.vertx().cancelTimer(timer);
    }

    /** @return the access key of the account's root, for whoever started the product; only once the room is open */
    public Credentials rootKey() {
        return root.orElseThrow(() -> new IllegalStateException("the policy room is not open"));
    }

    @Override
    public Future<Void> close() {
        closing.run();
        return Future.succeededFuture();
    }
}
