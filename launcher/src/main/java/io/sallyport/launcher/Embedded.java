package io.sallyport.launcher;

import io.micrometer.core.instrument.MeterRegistry;
import io.sallyport.contracts.RoomName;
import io.sallyport.exchange.ExchangeRoom;
import io.sallyport.functions.FunctionsRoom;
import io.sallyport.functions.core.Engine;
import io.sallyport.gateway.GatewayRoom;
import io.sallyport.policy.PolicyRoom;
import io.sallyport.runtime.bus.Bus;
import io.sallyport.runtime.config.Deployment;
import io.sallyport.runtime.config.Settings;
import io.sallyport.runtime.http.Entrance;
import io.sallyport.runtime.keys.Sealer;
import io.sallyport.runtime.room.Room;
import io.sallyport.runtime.room.RoomContext;
import io.sallyport.runtime.sql.Database;
import io.sallyport.runtime.sql.DatabaseConfig;
import io.sallyport.runtime.sql.Migrate;
import io.sallyport.runtime.trust.Clocks;
import io.sallyport.runtime.trust.Trust;
import io.sallyport.runtime.trust.TrustConfig;
import io.sallyport.sigv4.Credentials;
import io.sallyport.token.TokenServiceRoom;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All rooms in one JVM: one file database with a schema for each, the local bus, one trust. Opened from rank 0 upwards, closed the
 * other way round.
 */
final class Embedded {
    private final Vertx vertx;
    private final DataDirectory data;
    private final Deployment deployment;
    private final Settings settings;
    private final MeterRegistry meters;
    private final Clocks clocks;
    private final SecureRandom random = new SecureRandom();
    private final Bus bus;
    private final Trust trust;
    private final PolicyRoom policy = PolicyRoom.alone();
    private final FunctionsRoom functions = new FunctionsRoom();
    private final Deque<Supplier<Future<Void>>> closing = new ArrayDeque<>();
    private final Map<RoomName, Entrance> entrances = new EnumMap<>(RoomName.class);

    private Embedded(
            Vertx vertx,
            DataDirectory data,
            Deployment deployment,
            Settings settings,
            Clocks clocks,
            MeterRegistry meters) {
        this.vertx = vertx;
        this.data = data;
        this.deployment = deployment;
        this.settings = settings;
        this.clocks = clocks;
        this.meters = meters;
        this.bus = Bus.local(vertx, random);
        var port = bus.as(RoomName.POLICY_SERVICE);
        this.trust = Trust.open(vertx, port, deployment, TrustConfig.read(settings, true), clocks, meters);
    }

    /** @return the opened product; its {@link #front} answers */
    static Future<Embedded> open(
            Vertx vertx,
            DataDirectory data,
            Deployment deployment,
            Settings settings,
            Clocks clocks,
            MeterRegistry meters) {
        var product = new Embedded(vertx, data, deployment, settings, clocks, meters);
        return product.openRooms().map(product).recover(e -> product.close().transform(_ -> Future.failedFuture(e)));
    }

    private Future<Void> openRooms() {
        return open(policy)
                .compose(_ -> startTrust())
                .compose(_ -> open(new ExchangeRoom()))
                .compose(_ -> open(functions))
                .compose(_ -> open(new TokenServiceRoom()))
                .compose(_ -> open(new GatewayRoom(Map.copyOf(entrances))))
                .map(_ -> {
                    settings.refuseUnknown();
                    return null;
                });
    }

    private Future<Void> startTrust() {
        closing.push(() -> {
            trust.close();
            return Future.succeededFuture();
        });
        return trust.start();
    }

    private Future<Void> open(Room room) {
        return database(room.name())
                .compose(database -> {
                    closing.push(database::close);
                    return room.open(context(room.name(), database));
                })
                .map(entrance -> {
                    entrances.put(room.name(), entrance);
                    closing.push(room::close);
                    return null;
                });
    }

    private Future<Database> database(RoomName room) {
        var config = new DatabaseConfig(
                data.databaseUrl(),
                "sallyport",
                data.databasePassword(random),
                room.label().replace('-', '_'));
        return Database.open(vertx, config, "db/" + room.label(), Migrate.RUN);
    }

    private RoomContext context(RoomName room, Database database) {
        var sealer = Sealer.of(room.label(), data.kek(room, random), random);
        return new RoomContext(
                vertx, bus.as(room), database, sealer, trust, deployment, settings, clocks.wall(), random, meters);
    }

    /** What every request enters by. */
    Entrance front() {
        return java.util.Objects.requireNonNull(entrances.get(RoomName.GATEWAY));
    }

    /** The account's root access key. */
    Credentials rootKey() {
        return policy.rootKey();
    }

    /** @return what this machine can run functions with */
    List<Engine> engines() {
        return functions.engines();
    }

    /** @return what whoever started the product should know about this machine */
    Optional<String> notice() {
        return functions.notice();
    }

    /** Closes the rooms from the gateway down; each as far as it goes. */
    Future<Void> close() {
        Future<Void> closed = Future.succeededFuture();
        for (var step : closing) {
            closed = closed.transform(_ -> step.get());
        }
        return closed;
    }
}
