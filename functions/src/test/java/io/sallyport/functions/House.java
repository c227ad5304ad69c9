package io.sallyport.functions;

import io.sallyport.awswire.Codec;
import io.sallyport.awswire.Limits;
import io.sallyport.contracts.FunctionContract;
import io.sallyport.contracts.FunctionContract.Invoke;
import io.sallyport.contracts.FunctionContract.Invoked;
import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.RoomName;
import io.sallyport.contracts.Secret;
import io.sallyport.runtime.bus.Bus;
import io.sallyport.runtime.bus.Call;
import io.sallyport.runtime.config.Deployment;
import io.sallyport.runtime.config.Settings;
import io.sallyport.runtime.door.Door;
import io.sallyport.runtime.door.Guard;
import io.sallyport.runtime.http.Inbound;
import io.sallyport.runtime.http.Listener;
import io.sallyport.runtime.keys.Sealer;
import io.sallyport.runtime.sql.Database;
import io.sallyport.runtime.trust.Caller;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The room behind a listener, a guard that is told what to deny, and the AWS SDK's client. */
final class House implements AutoCloseable {
    static final String ACCOUNT = "123456789012";
    static final String ARN = "arn:aws:lambda:us-east-1:" + ACCOUNT + ":function:";
    static final String ROLE = "arn:aws:iam::" + ACCOUNT + ":role/lambda";

    final Set<String> denied = ConcurrentHashMap.newKeySet();
    final List<String> asked = new CopyOnWriteArrayList<>();
    final Answers answers;
    final int port;
    final LambdaClient lambda;

    private final Bus bus;
    private final Database database;

    House(Vertx vertx) {
        this(vertx, 4, System.getenv());
    }

    /** @param machine where its worker finds interpreters */
    House(Vertx vertx, int environments, Map<String, String> machine) {
        var random = new SecureRandom();
        this.bus = Bus.local(vertx, random);
        this.database = Product.H2.open(vertx);
        this.answers = Answers.open(new Answers.Ground(
                        vertx,
                        bus.as(RoomName.FUNCTIONS),
                        database,
                        Sealer.of("kek", Secret.of(new byte[32]), random),
                        new Deployment(ACCOUNT, "us-east-1", List.of("localhost"), "https://localhost:8443"),
                        new Settings(Map.of(FunctionsConfig.ENVIRONMENTS, Integer.toString(environments))),
                        machine,
                        InstantSource.system(),
                        random))
                .await();
        var door = new Door(new Told(), new Codec(Limits.STANDARD), List.of(answers.table()));
        var options = new HttpServerOptions().setHost("127.0.0.1").setPort(0);
        this.port = Listener.open(vertx, options, io.sallyport.runtime.http.Limits.standard(), door)
                .await()
                .port();
        this.lambda = client();
    }

    private LambdaClient client() {
        return LambdaClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + port))
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(config -> config.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    /** As another room asks. */
    Call<Invoke, Invoked> as(RoomName room) {
        return bus.as(room).client(FunctionContract.INVOKE);
    }

    @Override
    public void close() {
        lambda.close();
        answers.close().await();
        database.close().await();
    }

    /** Lets whoever signs in, except to what it is told to deny; remembers what it was asked. */
    private final class Told implements Guard {
        @Override
        public Future<Caller> authenticate(Inbound request, String service) {
            if (request.header("authorization").isEmpty()) {
                return Future.failedFuture(new Refusal(GatewayFailure.NO_CREDENTIAL, "no signature"));
            }
            var arn = "arn:aws:iam::" + ACCOUNT + ":user/ann";
            return Future.succeededFuture(
                    new Caller(Caller.Kind.USER, arn, "AIDAEXAMPLE", ACCOUNT, arn, "AKIDEXAMPLE", Optional.empty()));
        }

        @Override
        public Future<Void> authorize(
                Caller caller, Inbound request, String action, String resource, Map<String, List<String>> context) {
            asked.add(action + " " + resource);
            return denied.contains(action)
                    ? Future.failedFuture(new Refusal(PolicyFailure.DENIED, "not authorized to perform: " + action))
                    : Future.succeededFuture();
        }
    }
}
