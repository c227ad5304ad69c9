package io.sallyport.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sallyport.contracts.FunctionContract;
import io.sallyport.contracts.FunctionContract.Invoke;
import io.sallyport.contracts.FunctionContract.Invoked;
import io.sallyport.contracts.PolicyContract;
import io.sallyport.contracts.PolicyContract.Document;
import io.sallyport.contracts.PolicyContract.DocumentKind;
import io.sallyport.contracts.PolicyContract.Lease;
import io.sallyport.contracts.PolicyContract.ProviderKind;
import io.sallyport.contracts.PolicyContract.Providers;
import io.sallyport.contracts.PolicyContract.SigningKey;
import io.sallyport.contracts.PolicyContract.Snapshot;
import io.sallyport.contracts.PolicyContract.WantSigningKey;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.RoomName;
import io.sallyport.contracts.Secret;
import io.sallyport.gateway.aws.Loopback;
import io.sallyport.gateway.aws.Product;
import io.sallyport.gateway.front.Tokens;
import io.sallyport.gateway.openapi.Documented;
import io.sallyport.runtime.bus.Bus;
import io.sallyport.runtime.config.Deployment;
import io.sallyport.runtime.config.Settings;
import io.sallyport.runtime.http.Entrance;
import io.sallyport.runtime.http.Inbound;
import io.sallyport.runtime.http.Outbound;
import io.sallyport.runtime.keys.Sealer;
import io.sallyport.runtime.room.RoomContext;
import io.sallyport.runtime.sql.Database;
import io.sallyport.runtime.trust.Clocks;
import io.sallyport.runtime.trust.Ledger;
import io.sallyport.runtime.trust.Trust;
import io.sallyport.runtime.trust.TrustConfig;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.ApiGatewayException;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;

/** The room as the launcher opens it, from an unmodified SDK client to a function: what is written at the door is served at the front. */
@ExtendWith(VertxExtension.class)
class GatewayRoomTest {
    private static final Deployment DEPLOYMENT =
            new Deployment("123456789012", "us-east-1", List.of("localhost"), "https://localhost:8443");
    private static final String ROOT = "arn:aws:iam::123456789012:root";
    private static final Secret SECRET = Secret.of("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    private static final String ALLOW = """
            {"principalId":"bob","policyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
            "Action":"execute-api:Invoke","Resource":"*"},{"Effect":"Deny","Action":"execute-api:Invoke",\
            "Resource":"arn:aws:execute-api:*:*:*/*/POST/token/inventory"}]}}""";

    /** Of the issuer that the HTTP example is filled in with. */
    private static final Tokens TOKENS = new Tokens();

    private static final String ISSUER = "https://issuer.example";

    private final SecureRandom random = new SecureRandom();
    private final Sealer sealer = Sealer.of("test", Secret.of(new byte[32]), random);
    private final GatewayRoom room = new GatewayRoom(
            Map.of(RoomName.FUNCTIONS, _ -> Future.succeededFuture(Outbound.of(200, "text/plain", "functions"))));
    private Database database;
    private Trust trust;
    private Entrance front;

    @BeforeEach
    void open(Vertx vertx) {
        database = Product.H2.open(vertx);
        var clocks = Clocks.system();
        trust = Trust.open(vertx, ledger(), DEPLOYMENT, TrustConfig.standard(true), clocks, new SimpleMeterRegistry());
        trust.start().await();
        var bus = Bus.local(vertx, random);
        bus.as(RoomName.FUNCTIONS)
                .serve(FunctionContract.INVOKE, GatewayRoomTest::invoked)
                .await();
        front = room.open(new RoomContext(
                        vertx,
                        bus.as(RoomName.GATEWAY),
                        database,
                        sealer,
                        trust,
                        DEPLOYMENT,
                        new Settings(Map.of()),
                        Clock.systemUTC(),
                        random,
                        new SimpleMeterRegistry()))
                .await();
    }

    @AfterEach
    void close() {
        room.close().await();
        trust.close();
        database.close().await();
    }

    private Ledger ledger() {
        return new Ledger(
                _ -> Future.succeededFuture(new Lease(60_000, 0, 1, 0, 1, List.of())),
                _ -> Future.succeededFuture(new Providers(1, false, List.of(issuer()), List.of())),
                this::signingKey,
                _ -> Future.succeededFuture(
                        new Snapshot(1, "123456789012", "h", false, List.of(everything()), Map.of())),
                sealer::open);
    }

    private static PolicyContract.Provider issuer() {
        return new PolicyContract.Provider(
                ProviderKind.USER_POOL, ISSUER, List.of(), List.of(), Optional.of(TOKENS.jwks()));
    }

    private static String bearer(String audience) {
        var now = Clock.systemUTC().instant().getEpochSecond();
        return "Bearer "
                + TOKENS.sign(
                        JsonObject.of("iss", ISSUER, "aud", audience, "sub", "carol", "iat", now, "exp", now + 600));
    }

    private static Document everything() {
        var json = """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
        return new Document(
                DocumentKind.IDENTITY,
                "everything",
                "",
                "ba7a72db51c4bc68cd2406c3209a59969f072592e552d142752d4c2879c1ab31",
                json);
    }

    private Future<SigningKey> signingKey(WantSigningKey want) {
        if (!want.accessKeyId().equals("AKIAEXAMPLEROOT00000")) {
            return Future.failedFuture(new Refusal(PolicyFailure.UNKNOWN_ACCESS_KEY, "no such access key"));
        }
        var key = io.sallyport.sigv4.SigningKey.derive(SECRET, want.day(), want.region(), want.service());
        var purpose =
                "signing-key/" + want.accessKeyId() + "/" + want.day() + "/" + want.region() + "/" + want.service();
        return Future.succeededFuture(new SigningKey(sealer.seal(key, purpose), ROOT, "123456789012", 1));
    }

    private static Future<Invoked> invoked(Invoke question) {
        var payload =
                question.functionArn().endsWith(":authorizer") ? ALLOW : "{\"statusCode\":200,\"body\":\"parrot\"}";
        return Future.succeededFuture(new Invoked(Optional.empty(), "1", payload));
    }

    private ApiGatewayClient client(String accessKeyId) {
        return new Loopback(front).client(ApiGatewayClient.builder(), accessKeyId, SECRET.reveal());
    }

    private Outbound call(String method, String path, String... header) {
        var headers = MultiMap.caseInsensitiveMultiMap().add("Host", "localhost:8443");
        for (int i = 0; i + 1 < header.length; i += 2) {
            headers.add(header[i], header[i + 1]);
        }
        return front.answer(new Inbound(method, path, headers, Buffer.buffer(), "192.0.2.7", true))
                .await();
    }

    @Test
    void the_example_is_served_as_soon_as_its_deployment_is_acknowledged() {
        var client = client("AKIAEXAMPLEROOT00000");
        var id = client.importRestApi(i -> i.body(SdkBytes.fromByteArray(Documented.example("openapi.yaml")))
                        .failOnWarnings(true))
                .id();
        client.createDeployment(d -> d.restApiId(id).stageName("test"));
        var stage = "/_aws/execute-api/" + id + "/test";

        assertThat(call("GET", stage + "/health").body().toString()).isEqualTo("{\"status\": \"ok\"}");
        assertThat(call("GET", stage + "/token/pets", "Authorization", "bob")
                        .body()
                        .toString())
                .isEqualTo("parrot");
        assertThat(call("POST", stage + "/token/inventory", "Authorization", "bob")
                        .status())
                .isEqualTo(403);
        assertThat(call("GET", stage + "/token/pets").status()).isEqualTo(401);
        assertThat(call("GET", stage + "/pets").status()).isEqualTo(403);
        assertThat(call("GET", stage + "/members/pets", "Authorization", "x").status())
                .isEqualTo(401);
    }

    @Test
    void the_http_example_is_served_at_its_default_stage() {
        var client = new Loopback(front).client(ApiGatewayV2Client.builder(), "AKIAEXAMPLEROOT00000", SECRET.reveal());
        var document =
                SdkBytes.fromByteArray(Documented.example("http-api.yaml")).asUtf8String();
        var id = client.importApi(i -> i.body(document).failOnWarnings(true)).apiId();
        client.createStage(c -> c.apiId(id).stageName("$default").autoDeploy(true));
        var api = "/_aws/execute-api/" + id;

        assertThat(call("GET", api + "/visitors/pets", "X-Visitor", "carol").status())
                .isEqualTo(200);
        assertThat(call("GET", api + "/visitors/pets").status()).isEqualTo(401);
        assertThat(call("GET", api + "/pets", "Authorization", "x").status()).isEqualTo(401);
        assertThat(call("GET", api + "/pets", "Authorization", bearer("phone")).status())
                .isEqualTo(401);
        assertThat(call("GET", api + "/pets", "Authorization", bearer("web"))
                        .body()
                        .toString())
                .isEqualTo("parrot");
        assertThat(call("GET", api + "/nowhere").status()).isEqualTo(404);
    }

    @Test
    void a_stage_that_is_deleted_is_not_served_once_that_is_acknowledged() {
        var client = client("AKIAEXAMPLEROOT00000");
        var id = client.importRestApi(i -> i.body(SdkBytes.fromByteArray(Documented.example("openapi.yaml"))))
                .id();
        client.createDeployment(d -> d.restApiId(id).stageName("test"));
        assertThat(call("GET", "/_aws/execute-api/" + id + "/test/health").status())
                .isEqualTo(200);

        client.deleteStage(d -> d.restApiId(id).stageName("test"));

        assertThat(call("GET", "/_aws/execute-api/" + id + "/test/health").status())
                .isEqualTo(403);
    }

    @Test
    void a_control_call_of_a_stranger_or_of_nobody_is_refused() {
        assertThatExceptionOfType(ApiGatewayException.class)
                .isThrownBy(() -> client("AKIAEXAMPLESTRANGER0").getRestApis())
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(403));
        assertThat(call("GET", "/restapis").status()).isEqualTo(403);
        assertThat(call("DELETE", "/restapis/abc").status()).isEqualTo(403);
    }

    @Test
    void another_rooms_calls_are_handed_on_and_those_of_a_missing_room_answered_503() {
        assertThat(call("GET", "/2015-03-31/functions").body().toString()).isEqualTo("functions");
        assertThat(call("POST", "/", "X-Amz-Target", "AWSCognitoIdentityProviderService.ListUsers")
                        .status())
                .isEqualTo(503);
    }
}
