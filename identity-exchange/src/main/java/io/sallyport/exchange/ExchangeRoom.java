package io.sallyport.exchange;

import io.sallyport.contracts.ExchangeContract;
import io.sallyport.contracts.PolicyContract;
import io.sallyport.contracts.RoomName;
import io.sallyport.exchange.aws.CognitoIdentityTable;
import io.sallyport.exchange.aws.StsTable;
import io.sallyport.exchange.service.Circumstances;
import io.sallyport.exchange.service.EnhancedFlow;
import io.sallyport.exchange.service.Guests;
import io.sallyport.exchange.service.IdentityBook;
import io.sallyport.exchange.service.Logins;
import io.sallyport.exchange.service.Minter;
import io.sallyport.exchange.service.MintingKeys;
import io.sallyport.exchange.service.PoolBook;
import io.sallyport.exchange.service.RoleAssumption;
import io.sallyport.exchange.service.RoleTrusts;
import io.sallyport.exchange.service.Roles;
import io.sallyport.exchange.service.ServiceSessions;
import io.sallyport.exchange.service.TrustingRoles;
import io.sallyport.exchange.service.WebIdentity;
import io.sallyport.exchange.store.Identities;
import io.sallyport.exchange.store.Pools;
import io.sallyport.exchange.store.SessionKeys;
import io.sallyport.runtime.config.Deployment;
import io.sallyport.runtime.door.Door;
import io.sallyport.runtime.door.ServiceTable;
import io.sallyport.runtime.http.Entrance;
import io.sallyport.runtime.room.Room;
import io.sallyport.runtime.room.RoomContext;
import io.sallyport.runtime.room.Steps;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the room: session keys first, for nothing is minted before the ledger has them. Opens only when policy-service answers.
 *
 * <p>Settings: {@code SALLYPORT_SESSION_KEY_DAYS}, how long a session key mints (1 to 365, usually 30), and
 * {@code SALLYPORT_GUESTS_PER_POOL}, how many guests an identity pool may have (0 to 1,000,000,000, usually 1,000,000).
 */
public final class ExchangeRoom implements Room {
    private static final Logger LOG = LoggerFactory.getLogger(ExchangeRoom.class);
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

    private Optional<Runnable> stopping = Optional.empty();

    @Override
    public RoomName name() {
        return RoomName.IDENTITY_EXCHANGE;
    }

    @Override
    public Future<Entrance> open(RoomContext context) {
        var keys = keys(context);
        return Steps.open(context.vertx())
                .compose(steps -> steps.run(() -> {
                            keys.refresh();
                            return steps;
                        })
                        .onSuccess(_ -> refreshOn(context.vertx(), steps, keys)))
                .compose(steps -> serve(context, steps, keys));
    }

    private static MintingKeys keys(RoomContext context) {
        var days = context.settings().number("SALLYPORT_SESSION_KEY_DAYS", 30, 1, 365);
        return new MintingKeys(
                new SessionKeys(context.database()),
                context.sealer(),
                (secret, purpose) -> context.bus().seal(RoomName.POLICY_SERVICE, secret, purpose),
                context.bus().client(PolicyContract.PUT_SESSION_KEY),
                Duration.ofDays(days),
                context.clock(),
                context.random());
    }

    private void refreshOn(Vertx vertx, Steps steps, MintingKeys keys) {
        long timer = vertx.setPeriodic(
                LOOK_EVERY.toMillis(),
                _ -> steps.run(() -> {
                            keys.refresh();
                            return true;
                        })
                        .onFailure(e -> LOG.warn("session keys are not looked after: {}", e.toString())));
        stopping = Optional.of(() -> vertx.cancelTimer(timer));
    }

    private static Future<Entrance> serve(RoomContext context, Steps steps, MintingKeys keys) {
        var deployment = context.deployment();
        var minter = new Minter(keys, deployment.accountId(), context.clock(), context.random());
        var roles = new Roles(context.bus().client(PolicyContract.ROLE));
        var trusts = new RoleTrusts(context.meters());
        var trusting = new TrustingRoles(context.trust(), roles, trusts);
        var assumption = new RoleAssumption(context.trust(), roles, trusts, minter, deployment.accountId());
        var circumstances = new Circumstances(deployment.region(), context.clock());
        var services = new ServiceSessions(
                steps, trusting, circumstances, minter, context.bus()::seal, deployment.accountId());
        var tables = List.of(
                cognitoIdentity(context, steps, trusting, circumstances, minter),
                sts(context, steps, assumption, trusting, circumstances, minter));
        return context.bus().serve(ExchangeContract.SERVICE_SESSION, services).map(_ -> Door.open(context, tables));
    }

    private static ServiceTable cognitoIdentity(
            RoomContext context, Steps steps, TrustingRoles roles, Circumstances circumstances, Minter minter) {
        Deployment deployment = context.deployment();
        var pools = new PoolBook(new Pools(context.database()), deployment.region(), context.clock());
        var most = context.settings().number("SALLYPORT_GUESTS_PER_POOL", 1_000_000, 0, 1_000_000_000);
        var store = new Identities(context.database());
        var guests = new Guests(store::guests, most, context.clock());
        var identities = new IdentityBook(store, guests, deployment.region(), context.clock());
        var logins = new Logins(context.trust(), context.clock());
        var flow = new EnhancedFlow(pools, identities, logins, roles, circumstances, minter, context.clock());
        return new CognitoIdentityTable(deployment, steps, pools, identities, flow).table();
    }

    private static ServiceTable sts(
            RoomContext context,
            Steps steps,
            RoleAssumption assumption,
            TrustingRoles roles,
            Circumstances circumstances,
            Minter minter) {
        var account = context.deployment().accountId();
        var webIdentity = new WebIdentity(context.trust(), roles, circumstances, minter, account, context.clock());
        return new StsTable(steps, assumption, webIdentity).table();
    }

    @Override
    public Future<Void> close() {
        stopping.ifPresent(Runnable::run);
        return Future.succeededFuture();
    }
}
