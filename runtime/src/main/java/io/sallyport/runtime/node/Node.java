package io.sallyport.runtime.node;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sallyport.contracts.RoomName;
import io.sallyport.runtime.bus.Bus;
import io.sallyport.runtime.cluster.ClusteredVertx;
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
import io.vertx.core.VertxOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
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
            return node;
        } catch (RuntimeException e) {
            node.stop();
            throw e;
        }
    }

    private void start(Function<Surroundings, Room> room) {
        var keys = RoomKeys.load(config.keys(), name, Clock.systemUTC());
        var cluster =
                ClusteredVertx.open(config.cluster(), keys, new VertxOptions()).await();
        closing.push(() -> cluster.close().await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        var database = Database.open(cluster.vertx(), config.database(), "db/" + name.label(), config.migrate())
                .await();
        closing.push(() -> database.close().await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        var bus = Bus.clustered(cluster.vertx(), name, keys::pairKey, random).as(name);
        var trust = Trust.open(
                cluster.vertx(), bus, config.deployment(), TrustConfig.read(settings, false), Clocks.system(), meters);
        closing.push(trust::close);
        listen(cluster, new Health(trust::ready, meters), new HttpServerOptions().setPort(config.healthPort()));
        var context = new RoomContext(
                cluster.vertx(),
                bus,
                database,
                Sealer.of(name.label(), keys.kek(), random),
                trust,
                config.deployment(),
                settings,
                Clock.systemUTC(),
                random,
                meters);
        var opened = room.apply(new Surroundings(cluster.vertx(), settings, keys, cluster.hazelcast()));
        var entrance = opened.open(context).await();
        closing.push(() -> opened.close().await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        trust.start().await();
        listener = Optional.of(listen(cluster, entrance, ofRooms(keys)));
        open = publicOptions().map(options -> listen(cluster, entrance, options));
        settings.refuseUnknown();
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
    private Optional<HttpServerOptions> publicOptions() {
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

    private Listener listen(ClusteredVertx cluster, Entrance entrance, HttpServerOptions options) {
        var opened = Listener.open(cluster.vertx(), options.setHost(config.host()), Limits.standard(), entrance)
                .await();
        closing.push(() -> opened.drain(PATIENCE).await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        return opened;
    }

    /** @return where clients, or else the other rooms, reach this node */
    public String url() {
        return "https://" + config.host() + ":"
                + open.or(() -> listener).map(Listener::port).orElseThrow();
    }

    /** Takes nothing new, lets what runs finish, leaves the cluster. */
    public void stop() {
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
