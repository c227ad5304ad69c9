package io.sallyport.runtime.node;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sallyport.contracts.RoomName;
import io.sallyport.runtime.bus.Bus;
import io.sallyport.runtime.bus.BusPort;
import io.sallyport.runtime.cluster.ClusteredVertx;
import io.sallyport.runtime.config.BadSetting;
import io.sallyport.runtime.config.Settings;
import io.sallyport.runtime.http.Entrance;
import io.sallyport.runtime.http.Limits;
import io.sallyport.runtime.http.Listener;
import io.sallyport.runtime.keys.Sealer;
import io.sallyport.runtime.room.Room;
import io.sallyport.runtime.room.RoomContext;
import io.sallyport.runtime.sql.Database;
import io.sallyport.runtime.tls.RoomKeys;
import io.sallyport.runtime.trust.Clocks;
import io.sallyport.runtime.trust.Trust;
import io.sallyport.runtime.trust.TrustConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running room of a cluster: joined, migrated or checked, leased, listening. Blocks where it waits: it is opened and closed by mains. */
public final class Node {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RoomName name;
    private final Settings settings;
    private final NodeConfig config;
    private final SecureRandom random = new SecureRandom();
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Deque<Step> closing = new ArrayDeque<>();
    private Optional<Listener> listener = Optional.empty();
    private Optional<Listener> open = Optional.empty();
    private volatile boolean serving;

    private Node(RoomName name, Settings settings) {
        this.name = name;
        this.settings = settings;
        this.config = NodeConfig.read(settings, name.label().replace('-', '_'));
    }

    /** What is undone when the node stops, last opened first. */
    @FunctionalInterface
    private interface Step {
        void close() throws TimeoutException;
    }

    /** @param room made of what is around it; opened when the node has joined */
    public static Node start(RoomName name, Settings settings, Function<Surroundings, Room> room) {
        var node = new Node(name, settings);
        try {
            node.start(room);
        } finally {
            if (!node.serving) {
                node.stop();
            }
        }
        return node;
    }

    private void start(Function<Surroundings, Room> room) {
        var keys = RoomKeys.load(config.keys(), name, Clock.systemUTC());
        var cluster = join(keys);
        var database = database(cluster.vertx());
        var bus = Bus.clustered(cluster.vertx(), name, keys::pairKey, random).as(name);
        var trust = trust(cluster.vertx(), bus);
        listen(cluster.vertx(), new Health(() -> serving && trust.ready(), meters), "SALLYPORT_HEALTH_PORT", health());
        var around = new Surroundings(cluster.vertx(), settings, keys, cluster.hazelcast());
        var entrance = leased(trust, () -> opened(room.apply(around), context(around, bus, database, trust)));
        var ofStrangers = ofStrangers();
        settings.refuseUnknown();
        listener = Optional.of(listen(cluster.vertx(), entrance, "SALLYPORT_HTTP_PORT", ofRooms(keys)));
        open = ofStrangers.map(options -> listen(cluster.vertx(), entrance, "SALLYPORT_PUBLIC_PORT", options));
        serving = true;
    }

    private ClusteredVertx join(RoomKeys keys) {
        var cluster =
                ClusteredVertx.open(config.cluster(), keys, NodeVertx.options()).await();
        closing.push(() -> finish(cluster.close()));
        return cluster;
    }

    private Database database(Vertx vertx) {
        var database = Database.open(vertx, config.database(), "db/" + name.label(), config.migrate())
                .await();
        closing.push(() -> finish(database.close()));
        return database;
    }

    private Trust trust(Vertx vertx, BusPort bus) {
        var trust =
                Trust.open(vertx, bus, config.deployment(), TrustConfig.read(settings, false), Clocks.system(), meters);
        closing.push(trust::close);
        return trust;
    }

    /** Rooms may ask policy-service while they open, so they wait for it; it grants the leases, its own too, so it opens first. */
    private Entrance leased(Trust trust, Supplier<Entrance> room) {
        if (name != RoomName.POLICY_SERVICE) {
            LOG.info("{} waits for its lease", name.label());
            trust.start().await();
            return room.get();
        }
        var entrance = room.get();
        trust.start().await();
        return entrance;
    }

    private Entrance opened(Room room, RoomContext context) {
        closing.push(() -> finish(room.close()));
        return room.open(context).await();
    }

    private RoomContext context(Surroundings around, BusPort bus, Database database, Trust trust) {
        return new RoomContext(
                around.vertx(),
                bus,
                database,
                Sealer.of(name.label(), around.keys().kek(), random),
                trust,
                config.deployment(),
                settings,
                Clock.systemUTC(),
                random,
                meters);
    }

    private HttpServerOptions health() {
        return new HttpServerOptions().setPort(config.healthPort());
    }

    private HttpServerOptions ofRooms(RoomKeys keys) {
        return new HttpServerOptions()
                .setPort(config.httpPort())
                .setSsl(true)
                .setClientAuth(ClientAuth.REQUIRED)
                .setKeyCertOptions(keys.options())
                .setTrustOptions(keys.trust());
    }

    /** For a room that strangers reach: TLS with the certificate in {@code SALLYPORT_TLS_CERTIFICATE} and {@code SALLYPORT_TLS_KEY}. */
    private Optional<HttpServerOptions> ofStrangers() {
        return settings.find("SALLYPORT_PUBLIC_PORT")
                .map(_ -> new HttpServerOptions()
                        .setPort(settings.number("SALLYPORT_PUBLIC_PORT", 8443, 0, 65_535))
                        .setSsl(true)
                        .setUseAlpn(true)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .setCertPath(NodeConfig.required(
                                        settings, "SALLYPORT_TLS_CERTIFICATE", "PEM file of the public chain"))
                                .setKeyPath(NodeConfig.required(
                                        settings, "SALLYPORT_TLS_KEY", "PEM file of its private key"))));
    }

    private Listener listen(Vertx vertx, Entrance entrance, String setting, HttpServerOptions options) {
        var opened = Listener.open(vertx, options.setHost(config.host()), Limits.standard(), entrance)
                .recover(e -> Future.failedFuture(cannotListen(setting, options, e)))
                .await();
        closing.push(() -> finish(opened.drain(PATIENCE)));
        return opened;
    }

    private static Throwable cannotListen(String setting, HttpServerOptions options, Throwable failure) {
        return failure instanceof IOException
                ? new BadSetting(options.getHost() + ":" + options.getPort() + " cannot be listened on ("
                        + failure.getMessage() + "); stop what holds it, or set " + setting + " to another")
                : failure;
    }

    private static void finish(Future<Void> closed) throws TimeoutException {
        closed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** @return where clients, or else the other rooms, reach this node */
    public String url() {
        return "https://" + config.host() + ":"
                + open.or(() -> listener).map(Listener::port).orElseThrow();
    }

    /** Takes nothing new, lets what runs finish, leaves the cluster. */
    public void stop() {
        serving = false;
        for (var step : closing) {
            try {
                step.close();
            } catch (TimeoutException | RuntimeException e) {
                LOG.warn("{} did not close in time: {}", name.label(), e.toString());
            }
        }
        closing.clear();
    }
}
