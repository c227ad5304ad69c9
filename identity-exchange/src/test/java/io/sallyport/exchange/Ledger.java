package io.sallyport.exchange;

import io.sallyport.contracts.PolicyContract;
import io.sallyport.contracts.PolicyContract.Document;
import io.sallyport.contracts.PolicyContract.DocumentKind;
import io.sallyport.contracts.PolicyContract.Lease;
import io.sallyport.contracts.PolicyContract.ProviderEpoch;
import io.sallyport.contracts.PolicyContract.ProviderKind;
import io.sallyport.contracts.PolicyContract.Providers;
import io.sallyport.contracts.PolicyContract.PutSessionKey;
import io.sallyport.contracts.PolicyContract.Revocation;
import io.sallyport.contracts.PolicyContract.RevocationKind;
import io.sallyport.contracts.PolicyContract.Role;
import io.sallyport.contracts.PolicyContract.SessionKey;
import io.sallyport.contracts.PolicyContract.SigningKey;
import io.sallyport.contracts.PolicyContract.Snapshot;
import io.sallyport.contracts.PolicyContract.WantLease;
import io.sallyport.contracts.PolicyContract.WantProviders;
import io.sallyport.contracts.PolicyContract.WantRole;
import io.sallyport.contracts.PolicyContract.WantSigningKey;
import io.sallyport.contracts.PolicyContract.WantSnapshot;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.RoomName;
import io.sallyport.contracts.Secret;
import io.sallyport.runtime.bus.BusPort;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A policy-service of lambdas: what a test puts in is what the nodes are told; a change is done when the node confirms it. */
final class Ledger {
    static final String ACCOUNT = "123456789012";

    private static final Secret NO_SECRET = Secret.of("");

    final Map<String, Secret> sessionKeys = new ConcurrentHashMap<>();
    final List<PutSessionKey> put = new CopyOnWriteArrayList<>();
    private final List<SessionKey> told = new CopyOnWriteArrayList<>();
    private final List<PolicyContract.Provider> providers = new CopyOnWriteArrayList<>();
    private final List<Revocation> revocations = new CopyOnWriteArrayList<>();
    private final Map<String, Role> roles = new ConcurrentHashMap<>();
    private final Map<String, Secret> secrets = new ConcurrentHashMap<>();
    private final Map<String, String> owners = new ConcurrentHashMap<>();
    private final Map<String, List<Document>> documents = new ConcurrentHashMap<>();
    private final Map<String, Document> managed = new ConcurrentHashMap<>();
    private final List<Waiting> waiting = new CopyOnWriteArrayList<>();
    private final BusPort port;
    private final AtomicLong providerEpoch = new AtomicLong(1);

    private record Waiting(long providers, long revocations, Promise<Void> done) {}

    Ledger(BusPort port) {
        this.port = port;
        Future.all(List.of(
                        port.serve(PolicyContract.LEASE, this::lease),
                        port.serve(PolicyContract.PROVIDERS, this::providers),
                        port.serve(PolicyContract.SIGNING_KEY, this::signingKey),
                        port.serve(PolicyContract.SNAPSHOT, this::snapshot),
                        port.serve(PolicyContract.ROLE, this::terms),
                        port.serve(PolicyContract.PUT_SESSION_KEY, this::putKey)))
                .await();
    }

    static String roleArn(String name) {
        return "arn:aws:iam::" + ACCOUNT + ":role/" + name;
    }

    static String userArn(String name) {
        return "arn:aws:iam::" + ACCOUNT + ":user/" + name;
    }

    void role(String name, String trustPolicy) {
        roles.put(
                roleArn(name),
                new Role(roleArn(name), "AROA" + name.toUpperCase(Locale.ROOT), trustPolicy, 7_200, Map.of()));
        documents.put(roleArn(name), new CopyOnWriteArrayList<>());
    }

    /** A user or root with a long-term key; {@code policies} are attached. */
    void principal(String accessKeyId, String secret, String arn, String... policies) {
        secrets.put(accessKeyId, Secret.of(secret));
        owners.put(accessKeyId, arn);
        documents.put(arn, new CopyOnWriteArrayList<>());
        for (var policy : policies) {
            attach(arn, policy);
        }
    }

    void attach(String arn, String policy) {
        documents
                .computeIfAbsent(arn, _ -> new CopyOnWriteArrayList<>())
                .add(new Document(DocumentKind.IDENTITY, "policy", "", sha256(policy), policy));
    }

    /** A managed policy: it narrows the sessions that name it. */
    void managed(String arn, String policy) {
        managed.put(arn, new Document(DocumentKind.SESSION, "managed", arn, sha256(policy), policy));
    }

    /** Done when the node knows it. */
    void userPool(Issuer issuer) {
        providers.add(new PolicyContract.Provider(
                ProviderKind.USER_POOL, issuer.url(), List.of(issuer.alias()), List.of(), Optional.of(issuer.jwks())));
        confirmed(providerEpoch.incrementAndGet(), 0).await();
    }

    /** Done when the node knows it. */
    void openIdProvider(Issuer issuer, List<String> clientIds) {
        providers.add(
                new PolicyContract.Provider(ProviderKind.OIDC, issuer.url(), List.of(), clientIds, Optional.empty()));
        confirmed(providerEpoch.incrementAndGet(), 0).await();
    }

    /** Done when the node has it. */
    void revoke(RevocationKind kind, String subject) {
        var end = Instant.now().plusSeconds(86_400).toEpochMilli();
        revocations.add(new Revocation(revocations.size() + 1, kind, subject, end, end));
        confirmed(0, revocations.size()).await();
    }

    /** @return done when a lease was asked for that has all of it */
    private Future<Void> confirmed(long provider, long revocation) {
        Promise<Void> done = Promise.promise();
        waiting.add(new Waiting(provider, revocation, done));
        port.publish(PolicyContract.EPOCH_NEWS);
        return done.future();
    }

    private Future<Lease> lease(WantLease q) {
        for (var one : waiting) {
            if (q.appliedProviders() >= one.providers() && q.appliedRevocations() >= one.revocations()) {
                one.done().tryComplete();
            }
        }
        var page = revocations.stream()
                .filter(one -> one.epoch() > q.appliedRevocations())
                .toList();
        return Future.succeededFuture(new Lease(120_000, 0, 1, revocations.size(), providerEpoch.get(), page));
    }

    private Future<Providers> providers(RoomName asker, WantProviders q) {
        var keys = told.stream()
                .map(key -> new SessionKey(
                        key.keyId(),
                        key.publicKey(),
                        port.seal(
                                asker, sessionKeys.getOrDefault(key.keyId(), NO_SECRET), "opening-key/" + key.keyId())))
                .toList();
        return Future.succeededFuture(new Providers(providerEpoch.get(), false, List.copyOf(providers), keys));
    }

    private Future<ProviderEpoch> putKey(RoomName asker, PutSessionKey q) {
        var opening =
                port.open(asker, q.key().openingKey(), "opening-key/" + q.key().keyId());
        put.add(q);
        told.removeIf(key ->
                q.retire().contains(key.keyId()) || key.keyId().equals(q.key().keyId()));
        told.add(q.key());
        sessionKeys.put(q.key().keyId(), opening);
        long epoch = providerEpoch.incrementAndGet();
        return confirmed(epoch, 0).map(new ProviderEpoch(epoch));
    }

    private Future<SigningKey> signingKey(RoomName asker, WantSigningKey q) {
        var secret = secrets.get(q.accessKeyId());
        if (secret == null) {
            return Future.failedFuture(new Refusal(PolicyFailure.UNKNOWN_ACCESS_KEY, "unknown"));
        }
        var key = io.sallyport.sigv4.SigningKey.derive(secret, q.day(), q.region(), q.service());
        var purpose = "signing-key/" + q.accessKeyId() + "/" + q.day() + "/" + q.region() + "/" + q.service();
        var arn = owners.getOrDefault(q.accessKeyId(), "");
        return Future.succeededFuture(new SigningKey(port.seal(asker, key, purpose), arn, principalId(arn), 1));
    }

    private String principalId(String arn) {
        var role = roles.get(arn);
        if (role != null) {
            return role.roleId();
        }
        return arn.endsWith(":root")
                ? ACCOUNT
                : "AIDA" + arn.substring(arn.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT);
    }

    private Future<Snapshot> snapshot(WantSnapshot q) {
        var known = documents.get(q.principalArn());
        if (known == null) {
            return Future.failedFuture(new Refusal(PolicyFailure.NO_SUCH_ENTITY, q.principalArn()));
        }
        var all = new ArrayList<>(known);
        q.managedPolicyArns()
                .forEach(arn -> Optional.ofNullable(managed.get(arn)).ifPresent(all::add));
        var id = principalId(q.principalArn());
        return Future.succeededFuture(new Snapshot(1, id, sha256(id + all), false, all, Map.of()));
    }

    private Future<Role> terms(WantRole q) {
        return Optional.ofNullable(roles.get(q.roleArn()))
                .map(Future::succeededFuture)
                .orElseGet(() -> Future.failedFuture(
                        new Refusal(PolicyFailure.NO_SUCH_ENTITY, q.roleArn() + " does not exist")));
    }

    private static String sha256(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
