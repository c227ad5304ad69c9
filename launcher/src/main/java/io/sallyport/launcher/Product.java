package io.sallyport.launcher;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sallyport.functions.core.Engine;
import io.sallyport.runtime.config.BadSetting;
import io.sallyport.runtime.config.Deployment;
import io.sallyport.runtime.config.Settings;
import io.sallyport.runtime.http.Limits;
import io.sallyport.runtime.http.Listener;
import io.sallyport.runtime.node.NodeVertx;
import io.sallyport.runtime.trust.Clocks;
import io.sallyport.sigv4.Credentials;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The embedded product as a process runs it: its data directory, its listeners, and the rooms behind them. */
final class Product {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Vertx vertx;
    private final DataDirectory data;
    private final Listener tls;
    private final Optional<Listener> plain;
    private final Embedded rooms;
    private final Deployment deployment;
    private final LocalAuthority authority;

    private Product(
            Vertx vertx,
            DataDirectory data,
            Listener tls,
            Optional<Listener> plain,
            Embedded rooms,
            Deployment deployment,
            LocalAuthority authority) {
        this.vertx = vertx;
        this.data = data;
        this.tls = tls;
        this.plain = plain;
        this.rooms = rooms;
        this.deployment = deployment;
        this.authority = authority;
    }

    /** Blocks until every room is ready. */
    static Product start(EmbeddedOptions options) {
        return start(options, Clocks.system());
    }

    /** @param clocks what the rooms take for the time; certificates are made by the machine's */
    static Product start(EmbeddedOptions options, Clocks clocks) {
        var settings = settings(options);
        var asked = Deployment.read(settings, "https://localhost");
        var data = DataDirectory.hold(options.data());
        var vertx = Vertx.vertx(NodeVertx.options());
        try {
            var authority = LocalAuthority.open(data, asked, Clock.systemUTC());
            return start(options, settings, clocks, data, vertx, authority);
        } catch (Throwable e) { // a future that is awaited throws checked ones too, undeclared
            giveBack(vertx, data);
            throw e;
        }
    }

    private static void giveBack(Vertx vertx, DataDirectory data) {
        try {
            vertx.close().await();
        } finally {
            data.close();
        }
    }

    /** Listens first, so that a taken port is told before anything else and a free one is known to the rooms. */
    private static Product start(
            EmbeddedOptions options,
            Settings settings,
            Clocks clocks,
            DataDirectory data,
            Vertx vertx,
            LocalAuthority authority) {
        var entrance = new LateEntrance();
        var tls = listen(vertx, EmbeddedOptions.PORT, authority.options().setPort(options.port()), entrance);
        var plain = options.plainPort().stream()
                .mapToObj(port -> listen(vertx, EmbeddedOptions.PLAIN_PORT, loopback(port), entrance))
                .findFirst();
        var deployment = Deployment.read(settings, "https://localhost:" + tls.port());
        var rooms = Embedded.open(
                        vertx,
                        data,
                        deployment,
                        settings,
                        clocks,
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT))
                .await();
        entrance.open(rooms.front());
        authority.renewOn(vertx, tls.server());
        var product = new Product(vertx, data, tls, plain, rooms, deployment, authority);
        data.write("bootstrap.env", product.bootstrap().text());
        return product;
    }

    /** What the embedded product knows better than to ask for. */
    private static Settings settings(EmbeddedOptions options) {
        var variables = new HashMap<>(options.variables());
        variables.putIfAbsent(
                "SALLYPORT_TOKEN_OUTBOX", options.data().resolve("outbox").toString());
        variables.putIfAbsent(
                "SALLYPORT_FUNCTIONS_FOLDER",
                options.data().resolve("functions").toString());
        return new Settings(variables);
    }

    private static HttpServerOptions loopback(int port) {
        return new HttpServerOptions().setHost("127.0.0.1").setPort(port);
    }

    /** @param option that the port was given with */
    private static Listener listen(Vertx vertx, String option, HttpServerOptions options, LateEntrance entrance) {
        try {
            return Listener.open(vertx, options, Limits.standard(), entrance).await();
        } catch (Exception e) {
            if (e instanceof IOException || e.getCause() instanceof IOException) {
                throw new BadSetting("port " + options.getPort() + " cannot be listened on (" + e.getMessage()
                        + "); stop what holds it, or give another with " + option);
            }
            throw e;
        }
    }

    private BootstrapEnv bootstrap() {
        return new BootstrapEnv(rootKey(), url(), deployment.region(), authority.certificateFile());
    }

    Credentials rootKey() {
        return rooms.rootKey();
    }

    String url() {
        return "https://localhost:" + tls.port();
    }

    Optional<String> plainUrl() {
        return plain.map(listener -> "http://127.0.0.1:" + listener.port());
    }

    Deployment deployment() {
        return deployment;
    }

    Path bootstrapFile() {
        return data.path().resolve("bootstrap.env");
    }

    Path authorityFile() {
        return authority.certificateFile();
    }

    Path truststore() {
        return authority.truststoreFile();
    }

    List<Engine> engines() {
        return rooms.engines();
    }

    Optional<String> notice() {
        return rooms.notice();
    }

    /** Takes no new connection, lets what runs finish, closes the rooms, gives the data directory back. */
    void stop() {
        try {
            drained().await(PATIENCE.toSeconds() + 5, TimeUnit.SECONDS);
            rooms.close().await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            vertx.close().await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            org.slf4j.LoggerFactory.getLogger(Product.class)
                    .warn("not everything finished in time; stopping all the same");
        } finally {
            data.close();
        }
    }

    /** Both at once: while one still has requests under way, the other takes no new ones either. */
    private Future<?> drained() {
        return Future.join(Stream.concat(Stream.of(tls), plain.stream())
                .map(listener -> listener.drain(PATIENCE))
                .toList());
    }
}
