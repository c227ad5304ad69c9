package io.sallyport.gateway.front;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sallyport.contracts.FunctionContract.Invoke;
import io.sallyport.contracts.FunctionContract.Invoked;
import io.sallyport.contracts.RoomName;
import io.sallyport.contracts.Secret;
import io.sallyport.gateway.auth.Gatekeeper;
import io.sallyport.gateway.auth.SecondLevel;
import io.sallyport.gateway.core.PublishedApi;
import io.sallyport.gateway.integrate.BackendSettings;
import io.sallyport.gateway.integrate.FunctionIntegration;
import io.sallyport.gateway.integrate.HttpIntegration;
import io.sallyport.gateway.integrate.Integrations;
import io.sallyport.gateway.routes.Publications;
import io.sallyport.gateway.routes.Published;
import io.sallyport.gateway.simulate.Simulations;
import io.sallyport.runtime.config.Deployment;
import io.sallyport.runtime.http.Entrance;
import io.sallyport.runtime.http.Inbound;
import io.sallyport.runtime.http.Outbound;
import io.sallyport.runtime.trust.Clocks;
import io.sallyport.runtime.trust.Session;
import io.sallyport.runtime.trust.SessionMint;
import io.sallyport.runtime.trust.Trust;
import io.sallyport.runtime.trust.TrustConfig;
import io.sallyport.sigv4.Credentials;
import io.sallyport.sigv4.Header;
import io.sallyport.sigv4.Payload;
import io.sallyport.sigv4.Signer;
import io.sallyport.sigv4.WireRequest;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A front door with everything behind it made of lambdas; nothing is stubbed between the request and the verdict. */
final class Stand {
    static final Deployment DEPLOYMENT =
            new Deployment("123456789012", "us-east-1", List.of("amazonaws.com"), "https://localhost:8443");
    static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    static final String BACKEND = "arn:aws:lambda:us-east-1:123456789012:function:inventory";
    static final String AUTHORIZER = "arn:aws:lambda:us-east-1:123456789012:function:authorizer";
    private static final KeyPair SESSION_KEYS = Tokens.rsa();
    private static final Secret OPENING = Secret.of(new byte[32]);

    final Tokens tokens = new Tokens();
    final Ledgers ledgers;
    final Trust trust;
    final Front front;
    final Simulated simulated;
    final List<Invoke> invoked = new ArrayList<>();
    final Map<String, Function<String, Future<Invoked>>> functions = new ConcurrentHashMap<>();
    private final Published published = new Published(DEPLOYMENT);
    private final SessionMint mint;
    private Instant now = NOW;
    private long epoch;

    Stand(Vertx vertx) {
        this(vertx, Map.of());
    }

    Stand(Vertx vertx, Map<RoomName, Entrance> rooms) {
        ledgers = new Ledgers(tokens.jwks(), SESSION_KEYS, OPENING);
        mint = new SessionMint(Ledgers.sessionKeyId(), SESSION_KEYS.getPrivate(), OPENING, new SecureRandom());
        var config = TrustConfig.of(Duration.ofDays(1), Duration.ZERO, true);
        var clocks = new Clocks(() -> now, () -> Duration.between(NOW, now).toNanos());
        trust = Trust.open(vertx, ledgers.ledger(), DEPLOYMENT, config, clocks, new SimpleMeterRegistry());
        trust.start().await();
        var gatekeeper =
                Gatekeeper.open(trust, this::invoke, SecondLevel.NONE, OPENING, () -> now, new SimpleMeterRegistry());
        var integrations = new Integrations(
                new FunctionIntegration(this::invoke), HttpIntegration.open(vertx, new BackendSettings(true, 4)));
        var ids = new RequestIds(new SecureRandom());
        var apis = new DataPlane(published, DEPLOYMENT, gatekeeper, integrations, () -> now, ids);
        front = new Front(DEPLOYMENT, apis, new Simulations(trust, DEPLOYMENT, apis, ids), rooms);
        simulated = new Simulated(this);
        functions.put(BACKEND, _ -> answered("{\"statusCode\":200,\"body\":\"ok\"}"));
    }

    static Future<Invoked> answered(String payload) {
        return Future.succeededFuture(new Invoked(Optional.empty(), "1", payload));
    }

    static Future<Invoked> thrown(String message) {
        return Future.succeededFuture(
                new Invoked(Optional.of("Unhandled"), "1", "{\"errorMessage\":\"" + message + "\"}"));
    }

    private Future<Invoked> invoke(Invoke question, Duration patience) {
        invoked.add(question);
        return functions
                .getOrDefault(question.functionArn(), _ -> Future.failedFuture("no such function"))
                .apply(question.payload());
    }

    void publish(PublishedApi... apis) {
        published.take(new Publications(++epoch, false, List.of(apis), List.of()));
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Instant now() {
        return now;
    }

    long calls(String functionArn) {
        return invoked.stream()
                .filter(call -> call.functionArn().equals(functionArn))
                .count();
    }

    /** A policy change that has arrived at this node. */
    void rolePolicy(String policy) {
        ledgers.allow(policy);
        trust.heardNews();
    }

    /** Whatever is sent is asked about first: simulated is enforced. */
    Outbound send(Inbound request) {
        var foretold = simulated.foretell(request);
        var answer = sendOnly(request);
        foretold.ifPresent(told -> Simulated.assertSame(told, answer));
        return answer;
    }

    /** For what its integration refuses in words of the gatekeeper. */
    Outbound sendOnly(Inbound request) {
        return front.answer(request).await();
    }

    static Inbound request(String method, String path, Map<String, String> headers) {
        var all = MultiMap.caseInsensitiveMultiMap().add("Host", "ff5h7fdsed.execute-api.us-east-1.amazonaws.com");
        headers.forEach(all::add);
        return new Inbound(method, path, all, Buffer.buffer(), "192.0.2.7", true);
    }

    /** Signed with credentials of the visitor's role, an hour old at most. */
    Inbound signed(String method, String uri) {
        return signed(request(method, uri, Map.of()), now);
    }

    Inbound signed(Inbound request, Instant at) {
        return signed(request, at, "execute-api", session(Ledgers.ROLE_ARN, Ledgers.ROLE_ID, NOW));
    }

    /** As the operator, who asks what would become of requests. */
    Inbound signedByOperator(Inbound call, String service) {
        return signed(call, now, service, session(Ledgers.OPERATOR_ARN, Ledgers.OPERATOR_ID, now));
    }

    private Inbound signed(Inbound request, Instant at, String service, Session session) {
        var credentials =
                new Credentials(session.accessKeyId(), session.secret(), Optional.of(Secret.of(mint.mint(session))));
        var headers = request.headers().entries().stream()
                .map(header -> new Header(header.getKey(), header.getValue()))
                .toList();
        var plain = new WireRequest(
                request.method(),
                request.rawPath(),
                request.rawQuery(),
                headers,
                Payload.of(request.body().getBytes()));
        var signed = new Signer(credentials, "us-east-1", service).sign(plain, at);
        var all = MultiMap.caseInsensitiveMultiMap();
        signed.headers().forEach(header -> all.add(header.name(), header.value()));
        return new Inbound(request.method(), request.uri(), all, request.body(), request.peer(), request.secure());
    }

    private static Session session(String roleArn, String roleId, Instant since) {
        return new Session(
                "ASIAEXAMPLEVISITOR00",
                Secret.of("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
                roleArn,
                roleId,
                "CognitoIdentityCredentials",
                since,
                since.plus(Duration.ofHours(1)),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    static String text(Outbound answer) {
        return answer.body().toString(StandardCharsets.UTF_8);
    }
}
