package io.sallyport.exchange;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sallyport.contracts.RoomName;
import io.sallyport.contracts.Secret;
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
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** The room behind a listener on a free port, a ledger of lambdas below it, and the SDK's own clients in front. */
final class House implements AutoCloseable {
    static final String REGION = "us-east-1";
    static final String SECRET = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY12";

    private static final SecureRandom RANDOM = new SecureRandom();
    static final String EVERYTHING = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""";

    final Vertx vertx = Vertx.vertx();
    final Bus bus = Bus.local(vertx, RANDOM);
    final Ledger ledger = new Ledger(bus.as(RoomName.POLICY_SERVICE));
    final Sealer sealer = Sealer.of("kek", Secret.of(new byte[32]), RANDOM);
    final Database database = Databases.H2.open(vertx);
    final MeterRegistry meters = new SimpleMeterRegistry();
    final Trust trust;
    private final ExchangeRoom room = new ExchangeRoom();
    private final Listener listener;
    private final SdkHttpClient http = UrlConnectionHttpClient.create();

    House() {
        ledger.principal("AKIAROOTROOTROOTROOT", SECRET, "arn:aws:iam::" + Ledger.ACCOUNT + ":root", EVERYTHING);
        var deployment = new Deployment(Ledger.ACCOUNT, REGION, List.of("localhost"), "https://127.0.0.1:8443");
        var port = bus.as(RoomName.IDENTITY_EXCHANGE);
        var config = TrustConfig.of(Duration.ofMillis(50), Duration.ZERO, true);
        trust = Trust.open(vertx, port, deployment, config, Clocks.system(), meters);
        trust.start().await();
        var context = new RoomContext(
                vertx,
                port,
                database,
                sealer,
                trust,
                deployment,
                new Settings(Map.of()),
                InstantSource.system(),
                RANDOM,
                meters);
        var options = new HttpServerOptions().setHost("127.0.0.1").setPort(0);
        listener = Listener.open(
                        vertx, options, Limits.standard(), room.open(context).await())
                .await();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C built(
            B builder, AwsCredentialsProvider who) {
        return builder.endpointOverride(url())
                .region(Region.of(REGION))
                .credentialsProvider(who)
                .httpClient(http)
                .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    private static AwsCredentialsProvider key(String accessKeyId) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, SECRET));
    }

    /** As a browser calls it: without credentials. */
    CognitoIdentityClient visitor() {
        return built(CognitoIdentityClient.builder(), AnonymousCredentialsProvider.create());
    }

    CognitoIdentityClient admin() {
        return admin("AKIAROOTROOTROOTROOT");
    }

    CognitoIdentityClient admin(String accessKeyId) {
        return built(CognitoIdentityClient.builder(), key(accessKeyId));
    }

    CognitoIdentityClient admin(AwsCredentials credentials) {
        return built(CognitoIdentityClient.builder(), StaticCredentialsProvider.create(credentials));
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listener.port());
    }

    StsClient sts(String accessKeyId) {
        return built(StsClient.builder(), key(accessKeyId));
    }

    StsClient sts(AwsCredentials credentials) {
        return built(StsClient.builder(), StaticCredentialsProvider.create(credentials));
    }

    StsClient sts(Credentials credentials) {
        return sts(signing(credentials));
    }

    static AwsSessionCredentials signing(Credentials credentials) {
        return AwsSessionCredentials.create(
                credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
    }

    StsClient unsignedSts() {
        return built(StsClient.builder(), AnonymousCredentialsProvider.create());
    }

    @Override
    public void close() {
        http.close();
        room.close().await();
        trust.close();
        vertx.close().await();
    }
}
