package io.sallyport.runtime.trust;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sallyport.contracts.PolicyContract;
import io.sallyport.contracts.PolicyContract.Document;
import io.sallyport.contracts.PolicyContract.DocumentKind;
import io.sallyport.contracts.PolicyContract.Lease;
import io.sallyport.contracts.PolicyContract.ProviderKind;
import io.sallyport.contracts.PolicyContract.Providers;
import io.sallyport.contracts.PolicyContract.Revocation;
import io.sallyport.contracts.PolicyContract.RevocationKind;
import io.sallyport.contracts.PolicyContract.SessionKey;
import io.sallyport.contracts.PolicyContract.SigningKey;
import io.sallyport.contracts.PolicyContract.Snapshot;
import io.sallyport.contracts.PolicyContract.WantLease;
import io.sallyport.contracts.PolicyContract.WantProviders;
import io.sallyport.contracts.PolicyContract.WantSigningKey;
import io.sallyport.contracts.PolicyContract.WantSnapshot;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.Secret;
import io.sallyport.runtime.config.Deployment;
import io.sallyport.runtime.keys.Sealer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A policy-service of lambdas on the other side, two clocks that are set by hand, and a count of what was asked. */
final class House {
    static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
    /** How often a timer renews the lease: tests say when. */
    static final Duration NEVER = Duration.ofHours(1);

    static final String ACCOUNT = "123456789012";
    static final Deployment DEPLOYMENT =
            new Deployment(ACCOUNT, "eu-west-1", List.of("localhost"), "https://127.0.0.1:8443");
    private static final Secret BUS_KEY = Secret.of(new byte[32]);

    final MeterRegistry meters = new SimpleMeterRegistry();
    final SecureRandom random = new SecureRandom();
    final Sealer sealer = Sealer.of("bus", BUS_KEY, random);
    final List<WantLease> leasesAsked = new ArrayList<>();
    final List<Revocation> revocations = new CopyOnWriteArrayList<>();
    final List<PolicyContract.Provider> providers = new ArrayList<>();
    final List<SessionKey> sessionKeys = new ArrayList<>();
    final Map<String, Secret> secrets = new HashMap<>();
    final Map<String, List<Document>> documents = new HashMap<>();
    final Map<String, String> principalIds = new HashMap<>();
    final Map<String, String> tags = new HashMap<>();
    int pageSize = 1_000;
    int signingKeysAsked;
    int snapshotsAsked;
    int providersAsked;
    boolean down;
    boolean providersDown;
    long policyEpoch = 1;
    long providerEpoch = 1;
    /** That writers wait for. */
    Duration grace = Duration.ofSeconds(2);

    Duration askingTakes = Duration.ZERO;
    /** What happens while policies travel. */
    Runnable meanwhile = () -> {};

    /** By how many epochs answers are older than what leases tell. */
    long answersBehind;

    private Instant wall = START;
    private long nanos = -5; // monotonic clocks may begin anywhere, below zero too

    Clocks clocks() {
        return new Clocks(() -> wall, () -> nanos);
    }

    void pass(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }

    /** A machine that is suspended: its monotonic clock stands still, the other is put right when it wakes up. */
    void sleep(Duration time) {
        wall = wall.plus(time);
    }

    Instant now() {
        return wall;
    }

    Ledger ledger() {
        return new Ledger(this::lease, this::providers, this::signingKey, this::snapshot, sealer::open);
    }

    Trust trust(Vertx vertx) {
        return trust(vertx, TrustConfig.of(NEVER, Duration.ZERO, true));
    }

    /** Of a node where {@link Sessions#ROLE} may do {@code action}. */
    Trust trustThatAllows(String action, Vertx vertx) {
        allow(Sessions.ROLE, Sessions.ROLE_ID, action);
        return trust(vertx);
    }

    Trust trust(Vertx vertx, TrustConfig config) {
        var trust = Trust.open(vertx, ledger(), DEPLOYMENT, config, clocks(), meters);
        var started = trust.start();
        if (!started.isComplete() && !down) {
            throw new IllegalStateException("no lease at once");
        }
        return trust;
    }

    void revoke(RevocationKind kind, String subject, Instant issuedBefore) {
        revocations.add(new Revocation(
                revocationEpoch() + 1,
                kind,
                subject,
                issuedBefore.toEpochMilli(),
                START.plusSeconds(86_400).toEpochMilli()));
    }

    long revocationEpoch() {
        return revocations.stream().mapToLong(Revocation::epoch).max().orElse(0);
    }

    void pool(String issuer, List<String> aliases, String jwks) {
        providers.add(
                new PolicyContract.Provider(ProviderKind.USER_POOL, issuer, aliases, List.of(), Optional.of(jwks)));
        providerEpoch++;
    }

    void oidc(String issuer) {
        providers.add(
                new PolicyContract.Provider(ProviderKind.OIDC, issuer, List.of(), List.of("client"), Optional.empty()));
        providerEpoch++;
    }

    void document(String principalArn, DocumentKind kind, String arn, String json) {
        documents
                .computeIfAbsent(principalArn, name -> new ArrayList<>())
                .add(new Document(kind, "policy", arn, sha256(json), json));
        policyEpoch++;
    }

    void allow(String principalArn, String principalId, String action) {
        principalIds.put(principalArn, principalId);
        document(principalArn, DocumentKind.IDENTITY, "", statement("Allow", action));
    }

    static String statement(String effect, String action) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"" + effect + "\",\"Action\":\"" + action
                + "\",\"Resource\":\"*\"}}";
    }

    private Future<Lease> lease(WantLease question) {
        leasesAsked.add(question);
        pass(askingTakes);
        if (down) {
            return Future.failedFuture("nobody answers");
        }
        var page = revocations.stream()
                .filter(one -> one.epoch() > question.appliedRevocations())
                .limit(pageSize)
                .toList();
        return Future.succeededFuture(
                new Lease(5_000, grace.toMillis(), policyEpoch, revocationEpoch(), providerEpoch, page));
    }

    private Future<Providers> providers(WantProviders question) {
        providersAsked++;
        return providersDown
                ? Future.failedFuture("nobody answers")
                : Future.succeededFuture(
                        new Providers(providerEpoch, false, List.copyOf(providers), List.copyOf(sessionKeys)));
    }

    private Future<SigningKey> signingKey(WantSigningKey q) {
        signingKeysAsked++;
        var secret = secrets.get(q.accessKeyId());
        if (secret == null) {
            return Future.failedFuture(new Refusal(PolicyFailure.UNKNOWN_ACCESS_KEY, "unknown"));
        }
        var key = io.sallyport.sigv4.SigningKey.derive(secret, q.day(), q.region(), q.service());
        var purpose = "signing-key/" + q.accessKeyId() + "/" + q.day() + "/" + q.region() + "/" + q.service();
        return Future.succeededFuture(new SigningKey(
                sealer.seal(key, purpose),
                "arn:aws:iam::" + ACCOUNT + ":user/alice",
                "AIDAALICE",
                policyEpoch - answersBehind));
    }

    private Future<Snapshot> snapshot(WantSnapshot question) {
        snapshotsAsked++;
        meanwhile.run();
        var id = principalIds.get(question.principalArn());
        if (id == null) {
            return Future.failedFuture(new Refusal(PolicyFailure.NO_SUCH_ENTITY, question.principalArn()));
        }
        var all = List.copyOf(documents.getOrDefault(question.principalArn(), List.of()));
        var hash = sha256(id + all + tags);
        boolean unchanged = question.knownHash().filter(hash::equals).isPresent();
        return Future.succeededFuture(new Snapshot(
                policyEpoch - answersBehind,
                id,
                hash,
                unchanged,
                unchanged ? List.of() : all,
                unchanged ? Map.of() : Map.copyOf(tags)));
    }

    static String sha256(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
