package io.sallyport.token;

import io.sallyport.awswire.Codec;
import io.sallyport.awswire.Limits;
import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.PolicyContract;
import io.sallyport.contracts.PolicyContract.ProviderEpoch;
import io.sallyport.contracts.PolicyContract.Revoke;
import io.sallyport.contracts.PolicyContract.Revoked;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.RoomName;
import io.sallyport.contracts.Secret;
import io.sallyport.runtime.bus.Bus;
import io.sallyport.runtime.config.Deployment;
import io.sallyport.runtime.door.Door;
import io.sallyport.runtime.door.Guard;
import io.sallyport.runtime.http.Inbound;
import io.sallyport.runtime.http.Listener;
import io.sallyport.runtime.keys.Sealer;
import io.sallyport.runtime.room.Steps;
import io.sallyport.runtime.sql.Database;
import io.sallyport.runtime.sql.DatabaseConfig;
import io.sallyport.runtime.sql.Migrate;
import io.sallyport.runtime.trust.Caller;
import io.sallyport.token.service.CodeDelivery;
import io.sallyport.token.service.KeyNursery;
import io.sallyport.token.service.Workers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** The room behind real HTTP, its database in memory, the trust ledger a few lists. */
final class Rig {
    final TestClock clock = new TestClock();
    final List<PolicyContract.Provider> providers = new CopyOnWriteArrayList<>();
    final List<String> removed = new CopyOnWriteArrayList<>();
    final List<Revoke> revocations = new CopyOnWriteArrayList<>();
    final List<String> authorised = new CopyOnWriteArrayList<>();
    final List<CodeDelivery.Message> sent = new CopyOnWriteArrayList<>();
    final AtomicBoolean ledgerUp = new AtomicBoolean(true);
    final Set<String> somebodyElses = ConcurrentHashMap.newKeySet();
    final DatabaseConfig database =
            new DatabaseConfig("h2:mem:token" + UUID.randomUUID(), "sallyport", Secret.of("embedded"), "token_service");

    private final SecureRandom random = new SecureRandom();
    private final Sealer sealer = Sealer.of("test", Secret.of(new byte[32]), random);
    private final Vertx vertx;
    private final Listener listener;
    private final TokenParts.Ground ground;
    final TokenParts parts;
    final Database tables;

    private Rig(Vertx vertx) {
        this.vertx = vertx;
        var bus = Bus.local(vertx, random);
        serveLedger(bus);
        tables = Database.open(vertx, database, "db/token-service", Migrate.RUN).await();
        var steps = Steps.open(vertx).await();
        ground = new TokenParts.Ground(
                vertx,
                steps,
                Workers.forCallers(vertx, 2),
                new KeyNursery(Workers.forKeys(vertx), FewKeys::next, random),
                bus.as(RoomName.TOKEN_SERVICE),
                tables,
                sealer,
                deployment(),
                this::deliver,
                clock,
                random);
        parts = TokenParts.of(ground);
        steps.run(parts.upkeep()::sayAgain).await();
        var door = new Door(new AnybodyWhoSigns(authorised), new Codec(Limits.STANDARD), List.of(parts.table()));
        var entrance = TokenServiceRoom.entrance(parts.wellKnown(), door);
        var options = new HttpServerOptions().setHost("127.0.0.1").setPort(0);
        listener = Listener.open(vertx, options, io.sallyport.runtime.http.Limits.standard(), entrance)
                .await();
    }

    static Rig open(Vertx vertx) {
        return new Rig(vertx);
    }

    /** What the room does when it opens: over the same tables once more. */
    void openAgain() {
        ground.steps().run(TokenParts.of(ground).upkeep()::sayAgain).await();
    }

    private static Deployment deployment() {
        return new Deployment("123456789012", "us-east-1", List.of("localhost"), "https://localhost:8443");
    }

    private Future<Void> deliver(CodeDelivery.Message message) {
        sent.add(message);
        return Future.succeededFuture();
    }

    private void serveLedger(Bus bus) {
        var policy = bus.as(RoomName.POLICY_SERVICE);
        policy.serve(
                        PolicyContract.PUT_PROVIDERS,
                        q -> whenUp(() -> {
                            if (q.providers().stream().anyMatch(p -> somebodyElses.contains(p.issuer()))) {
                                throw new Refusal(PolicyFailure.ENTITY_EXISTS, "an administrator's");
                            }
                            providers.addAll(q.providers());
                            return new ProviderEpoch(providers.size());
                        }))
                .await();
        policy.serve(
                        PolicyContract.REMOVE_PROVIDER,
                        q -> whenUp(() -> {
                            removed.add(q.issuer());
                            return new ProviderEpoch(removed.size());
                        }))
                .await();
        policy.serve(
                        PolicyContract.REVOKE,
                        q -> whenUp(() -> {
                            revocations.add(q);
                            return new Revoked(revocations.size());
                        }))
                .await();
    }

    private <T> Future<T> whenUp(java.util.function.Supplier<T> answer) {
        return ledgerUp.get()
                ? Future.succeededFuture(answer.get())
                : Future.failedFuture(new Refusal(BusFailure.UNAVAILABLE, "down"));
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + listener.port() + path);
    }

    /** An administrator's client. */
    CognitoIdentityProviderClient admin() {
        return client(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")));
    }

    /** An application's client, which signs nothing. */
    CognitoIdentityProviderClient app() {
        return client(AnonymousCredentialsProvider.create());
    }

    private CognitoIdentityProviderClient client(AwsCredentialsProvider credentials) {
        return CognitoIdentityProviderClient.builder()
                .endpointOverride(uri("/"))
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    Database tables() {
        return Database.open(vertx, database, "db/token-service", Migrate.CHECK).await();
    }

    /** Believes whoever signs, and writes down what was asked about. */
    private record AnybodyWhoSigns(List<String> authorised) implements Guard {
        @Override
        public Future<Caller> authenticate(Inbound request, String service) {
            return request.header("authorization").isPresent()
                    ? Future.succeededFuture(root())
                    : Future.failedFuture(new Refusal(GatewayFailure.NO_CREDENTIAL, "unsigned"));
        }

        private static Caller root() {
            return new Caller(
                    Caller.Kind.ROOT,
                    "arn:aws:iam::123456789012:root",
                    "123456789012",
                    "123456789012",
                    "arn:aws:iam::123456789012:root",
                    "AKIDEXAMPLE",
                    Optional.empty());
        }

        @Override
        public Future<Void> authorize(
                Caller caller, Inbound request, String action, String resource, Map<String, List<String>> context) {
            authorised.add(action + " " + resource);
            return Future.succeededFuture();
        }
    }
}
