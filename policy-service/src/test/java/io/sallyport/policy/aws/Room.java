package io.sallyport.policy.aws;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sallyport.contracts.RoomName;
import io.sallyport.contracts.Secret;
import io.sallyport.policy.PolicyRoom;
import io.sallyport.policy.Product;
import io.sallyport.runtime.bus.Bus;
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
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;

/** The whole room as a process has it, with a node's trust, behind a listener of its own. */
final class Room implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    final IamClient root;

    private final PolicyRoom room = new PolicyRoom();
    private final Database database;
    private final Trust trust;
    private final Listener listener;

    Room(Vertx vertx) {
        database = Product.open(vertx, Product.H2.fresh());
        var deployment = new Deployment("000000000000", "us-east-1", List.of("localhost"), "http://127.0.0.1");
        var port = Bus.local(vertx, RANDOM).as(RoomName.POLICY_SERVICE);
        var meters = new SimpleMeterRegistry();
        trust = Trust.open(vertx, port, deployment, TrustConfig.standard(true), Clocks.system(), meters);
        var entrance = room.open(new RoomContext(
                        vertx,
                        port,
                        database,
                        Sealer.of("kek", Secret.of(new byte[32]), RANDOM),
                        trust,
                        deployment,
                        new Settings(Map.of()),
                        Clocks.system().wall(),
                        RANDOM,
                        meters))
                .await();
        trust.start().await();
        var local = new HttpServerOptions().setHost("127.0.0.1").setPort(0);
        listener = Listener.open(vertx, local, Limits.standard(), entrance).await();
        root = client(room.rootKey().accessKeyId(), room.rootKey().secretKey().reveal());
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
