package io.sallyport.gateway.front;

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
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.Secret;
import io.sallyport.runtime.keys.Sealer;
import io.sallyport.runtime.trust.Ledger;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A policy-service of lambdas: one role with the policy of the day, one user pool, one session key. */
final class Ledgers {
    static final String ROLE_ARN = "arn:aws:iam::123456789012:role/visitor";
    static final String ROLE_ID = "AROAEXAMPLEVISITOR00";
    static final String OPERATOR_ARN = "arn:aws:iam::123456789012:role/operator";
    static final String OPERATOR_ID = "AROAEXAMPLEOPERATOR0";
    static final String POOL_ISSUER = "https://localhost:8443/us-east-1_AbCdEfGhI";
    static final String POOL_ALIAS = "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI";
    private static final String SESSION_KEY = "k1";

    private final Sealer sealer = Sealer.of("test", Secret.of(new byte[32]), new SecureRandom());
    private final String jwks;
    private final SessionKey sessionKey;
    private volatile String rolePolicy = "";
    private volatile String operatorPolicy =
            Policies.policy("{\"Effect\":\"Allow\",\"Action\":\"sallyport:SimulateRequest\",\"Resource\":\"*\"}");
    private final AtomicLong epoch = new AtomicLong(1);
    private final List<Revocation> revocations = new CopyOnWriteArrayList<>();
    private volatile boolean leasing = true;

    Ledgers(String jwks, KeyPair sessionKeys, Secret openingKey) {
        this.jwks = jwks;
        var publicKey =
                Base64.getEncoder().encodeToString(sessionKeys.getPublic().getEncoded());
        this.sessionKey = new SessionKey(SESSION_KEY, publicKey, sealer.seal(openingKey, "opening-key/" + SESSION_KEY));
    }

    static String sessionKeyId() {
        return SESSION_KEY;
    }

    /** What the role may do. */
    void allow(String policy) {
        rolePolicy = policy;
        epoch.incrementAndGet();
    }

    /** What the operator may do. */
    void allowOperator(String policy) {
        operatorPolicy = policy;
        epoch.incrementAndGet();
    }

    void revoke(RevocationKind kind, String subject, Instant issuedBefore) {
        var forgetAt = issuedBefore.plusSeconds(86_400).toEpochMilli();
        revocations.add(new Revocation(revocations.size() + 1L, kind, subject, issuedBefore.toEpochMilli(), forgetAt));
    }

    /** Grants no lease from now on. */
    void stopLeasing() {
        leasing = false;
    }

    Ledger ledger() {
        return new Ledger(
                asked -> leasing
                        ? Future.succeededFuture(lease(asked.appliedRevocations()))
                        : Future.failedFuture("no lease today"),
                _ -> Future.succeededFuture(new Providers(1, false, List.of(pool()), List.of(sessionKey))),
                _ -> Future.<SigningKey>failedFuture(
                        new Refusal(PolicyFailure.UNKNOWN_ACCESS_KEY, "no such access key")),
                asked -> Future.succeededFuture(snapshot(asked.principalArn().equals(OPERATOR_ARN))),
                sealer::open);
    }

    private Lease lease(long applied) {
        var newer = revocations.stream().filter(one -> one.epoch() > applied).toList();
        return new Lease(86_400_000, 0, epoch.get(), revocations.size(), 1, newer);
    }

    private PolicyContract.Provider pool() {
        return new PolicyContract.Provider(
                ProviderKind.USER_POOL, POOL_ISSUER, List.of(POOL_ALIAS), List.of(), Optional.of(jwks));
    }

    private Snapshot snapshot(boolean operator) {
        return operator
                ? new Snapshot(
                        epoch.get(), OPERATOR_ID, "o" + epoch, false, documents("operator", operatorPolicy), Map.of())
                : new Snapshot(epoch.get(), ROLE_ID, "h" + epoch, false, documents("visitor", rolePolicy), Map.of());
    }

    private static List<Document> documents(String name, String json) {
        return List.of(new Document(DocumentKind.IDENTITY, name, "", sha256(json), json));
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
