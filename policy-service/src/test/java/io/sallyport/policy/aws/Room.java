package io.sallyport.policy.aws;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sallyport.contracts.RoomName;
import io.sallyport.contracts.Secret;
import io.sallyport.policy.PolicyRoom;
import io.sallyport.policy.Product;
import io.sallyport.policy.store.Store;
import io.sallyport.runtime.bus.Bus;
import io.sallyport.runtime.bus.BusPort;
import io.sallyport.runtime.config.Deployment;
import io.sallyport.runtime.config.Settings;
import io.sallyport.runtime.http.Limits;
import io.sallyport.runtime.http.Listener;
import io.sallyport.runtime.keys.Sealer;
import io.sallyport.runtime.room.RoomContext;
import io.sallyport.runtime.sql.Database;
import io.sallyport.runtime.trust.Clocks;
import io.sallyport.runtime.trust.Trust;
import io.sallyport.runtime.trust.TrustConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;

/** The whole room as a process has it, with a node's trust, behind a listener of its own. */
final class Room implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Deployment DEPLOYMENT =
            new Deployment("000000000000", "us-east-1", List.of("localhost"), "http://127.0.0.1");

    final IamClient root;

    final Trust trust;

    private final PolicyRoom room = PolicyRoom.replica();
    private final Vertx vertx;
    private final BusPort port;
    private final Database database;
    private final Listener listener;

    Room(Vertx vertx) {
        this(vertx, Map.of());
    }

    /** @param settings the deployment's, {@code SALLYPORT_…} */
    Room(Vertx vertx, Map<String, String> settings) {
        this.vertx = vertx;
        database = Product.open(vertx, Product.H2.fresh());
        port = Bus.local(vertx, RANDOM).as(RoomName.POLICY_SERVICE);
        trust = Trust.open(
                vertx, port, DEPLOYMENT, TrustConfig.standard(true), Clocks.system(), new SimpleMeterRegistry());
        var entrance = room.open(context(settings)).await();
        trust.start().await();
        var local = new HttpServerOptions().setHost("127.0.0.1").setPort(0);
        listener = Listener.open(vertx, local, Limits.standard(), entrance).await();
        root = client(room.rootKey().accessKeyId(), room.rootKey().secretKey().reveal());
    }

    private RoomContext context(Map<String, String> settings) {
        return new RoomContext(
                vertx,
                port,
                database,
                Sealer.of("kek", Secret.of(new byte[32]), RANDOM),
                trust,
                DEPLOYMENT,
                new Settings(settings),
                Clocks.system().wall(),
                RANDOM,
                new SimpleMeterRegistry());
    }

    /** Starts another one over the same tables, told other things. */
    void replica(Map<String, String> settings) {
        opened(PolicyRoom.replica(), settings);
    }

    /** Opens another room over the same tables, and closes it. */
    void opened(PolicyRoom another, Map<String, String> settings) {
        another.open(context(settings)).await();
        another.close().await();
    }

    <T> T stored(Function<Store, Future<T>> question) {
        return database.write(sql -> question.apply(new Store(sql))).await();
    }

    /** Puts rows into the tables, past every rule. */
    void insert(String statement) {
        database.write(sql -> sql.query(statement).execute()).await();
    }

    IamClient client(AccessKey key) {
        return client(key.accessKeyId(), key.secretAccessKey());
    }

    IamClient client(String id, String secret) {
        return IamClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + listener.port()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(id, secret)))
                .overrideConfiguration(config -> config.retryStrategy(retry -> retry.maxAttempts(1)))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @Override
    public void close() {
        root.close();
        trust.close();
        room.close().await();
        database.close().await();
    }
}
