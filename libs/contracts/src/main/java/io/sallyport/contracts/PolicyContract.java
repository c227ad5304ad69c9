package io.sallyport.contracts;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What policy-service answers. Nodes decide by themselves; what they ask for is what to decide with. */
public final class PolicyContract {
    private static final Duration SOON = Duration.ofSeconds(2);

    public static final Operation<WantSigningKey, SigningKey> SIGNING_KEY = Operation.forAll(
            RoomName.POLICY_SERVICE, "policy.signing-key.v1", WantSigningKey.class, SigningKey.class, SOON);
    public static final Operation<WantSnapshot, Snapshot> SNAPSHOT =
            Operation.forAll(RoomName.POLICY_SERVICE, "policy.snapshot.v1", WantSnapshot.class, Snapshot.class, SOON);
    public static final Operation<WantLease, Lease> LEASE =
            Operation.forAll(RoomName.POLICY_SERVICE, "policy.lease.v1", WantLease.class, Lease.class, SOON);
    public static final Operation<WantProviders, Providers> PROVIDERS = Operation.forAll(
            RoomName.POLICY_SERVICE, "policy.providers.v1", WantProviders.class, Providers.class, SOON);
    public static final Operation<WantRole, Role> ROLE = new Operation<>(
            RoomName.POLICY_SERVICE,
            "policy.role.v1",
            WantRole.class,
            Role.class,
            SOON,
            Set.of(RoomName.IDENTITY_EXCHANGE, RoomName.FUNCTIONS));
    /** Acknowledged when every live lease has confirmed it or has run out: longer than the others. */
    public static final Operation<Revoke, Revoked> REVOKE = Operation.forAll(
            RoomName.POLICY_SERVICE, "policy.revoke.v1", Revoke.class, Revoked.class, Duration.ofSeconds(15));

    public static final Operation<PutProviders, ProviderEpoch> PUT_PROVIDERS = new Operation<>(
            RoomName.POLICY_SERVICE,
            "policy.put-providers.v1",
            PutProviders.class,
            ProviderEpoch.class,
            Duration.ofSeconds(15),
            Set.of(RoomName.TOKEN_SERVICE));
    public static final Operation<RemoveProvider, ProviderEpoch> REMOVE_PROVIDER = new Operation<>(
            RoomName.POLICY_SERVICE,
            "policy.remove-provider.v1",
            RemoveProvider.class,
            ProviderEpoch.class,
            Duration.ofSeconds(15),
            Set.of(RoomName.TOKEN_SERVICE));
    public static final Operation<PutSessionKey, ProviderEpoch> PUT_SESSION_KEY = new Operation<>(
            RoomName.POLICY_SERVICE,
            "policy.put-session-key.v1",
            PutSessionKey.class,
            ProviderEpoch.class,
            Duration.ofSeconds(15),
            Set.of(RoomName.IDENTITY_EXCHANGE));

    /** Everything above: what a bus has to know to carry this room's questions. */
    public static final List<Operation<?, ?>> ALL = List.of(
            SIGNING_KEY, SNAPSHOT, LEASE, PROVIDERS, ROLE, REVOKE, PUT_PROVIDERS, REMOVE_PROVIDER, PUT_SESSION_KEY);

    /** Where a raised epoch is made known. A hint, never believed: whoever hears it renews its lease at once. */
    public static final String EPOCH_NEWS = "policy.epochs.v1";

    private PolicyContract() {}

    /**
     * The SigV4 key of a long-term access key, folded for one scope; the secret itself never leaves policy-service.
     *
     * @param day {@code yyyymmdd} of the request's scope
     */
    public record WantSigningKey(String accessKeyId, String day, String region, String service) {}

    /**
     * @param key          32 bytes, sealed for the asking room, purpose {@code signing-key/<id>/<day>/<region>/<service>}
     * @param principalArn the user's, or {@code arn:aws:iam::<account>:root}
     * @param principalId  {@code AIDA…}, or the account id for root
     * @param epoch        the policy epoch it was answered at; a newer one makes it worth asking again
     */
    public record SigningKey(Sealed key, String principalArn, String principalId, long epoch) {}

    /**
     * All that decides about a user, a role or the account's root, unless nothing changed since {@code knownHash}.
     *
     * @param principalArn      IAM ARN of a user, a role or root; for a session, its role's
     * @param managedPolicyArns further managed policies wanted, those that a session was narrowed by
     */
    public record WantSnapshot(String principalArn, List<String> managedPolicyArns, Optional<String> knownHash) {}

    /**
     * @param principalId {@code AIDA…}, {@code AROA…}, or the account id for root; always there. A role deleted and made again
     *                    under the same name has another one, and sessions of the first are not its sessions
     * @param hash        over principalId and everything below
     * @param unchanged   true when {@code hash} equals the known one; then {@code documents} and {@code tags} are empty
     */
    public record Snapshot(
            long epoch,
            String principalId,
            String hash,
            boolean unchanged,
            List<Document> documents,
            Map<String, String> tags) {}

    /** @param json the document as stored; {@code contentHash} is its SHA-256 in hex */
    public record Document(DocumentKind kind, String name, String arn, String contentHash, String json) {}

    /** On which side of the evaluation a document stands. */
    public enum DocumentKind {
        IDENTITY,
        BOUNDARY,
        SESSION,
        GUARD_RAIL
    }

    /**
     * Asks for, or renews, the right to decide. What the node has applied so far confirms it to waiting writers.
     *
     * @param nodeId made by the node at its start
     */
    public record WantLease(String nodeId, long appliedPolicy, long appliedRevocations, long appliedProviders) {}

    /**
     * @param lifeMillis  counted by the node from before it asked, on a monotonic clock
     * @param graceMillis for how much longer a node may serve at most: writers wait for no more
     * @param revocations those after {@code appliedRevocations}, oldest first, at most 1,000
     * @param revocationEpoch the newest; reached only when the last page was applied
     */
    public record Lease(
            long lifeMillis,
            long graceMillis,
            long policyEpoch,
            long revocationEpoch,
            long providerEpoch,
            List<Revocation> revocations) {}

    /**
     * A right that ended before its time.
     *
     * @param epoch           its place in the log
     * @param subject         by kind: access key id; {@code issuer|origin_jti}; {@code issuer|sub}; {@code issuer|client id};
     *                issuer; role ARN
     * @param issuedBeforeMillis credentials issued (iat) before this are refused; epoch milliseconds
     * @param forgetAtMillis  when nothing it refuses can be alive any more
     */
    public record Revocation(
            long epoch, RevocationKind kind, String subject, long issuedBeforeMillis, long forgetAtMillis) {}

    /** What a revocation's subject names. */
    public enum RevocationKind {
        ACCESS_KEY,
        TOKEN_ORIGIN,
        TOKEN_SUBJECT,
        TOKEN_CLIENT,
        TOKEN_ISSUER,
        ROLE_SESSIONS
    }

    public record Revoke(RevocationKind kind, String subject, long issuedBeforeMillis, long forgetAtMillis) {}

    public record Revoked(long epoch) {}

    public record WantProviders(long knownEpoch) {}

    /** @param unchanged true when nothing is newer than {@code knownEpoch}; then the lists are empty */
    public record Providers(long epoch, boolean unchanged, List<Provider> providers, List<SessionKey> sessionKeys) {}

    /**
     * Who may issue JWTs.
     *
     * @param issuer    exactly as in {@code iss}
     * @param aliases   other names under which policies and {@code Logins} know it
     * @param clientIds audiences registered for it; empty for a user pool, whose clients are checked by who asks
     * @param jwks      RFC 7517 key set for a user pool; absent for a foreign issuer, whose keys are fetched
     */
    public record Provider(
            ProviderKind kind, String issuer, List<String> aliases, List<String> clientIds, Optional<String> jwks) {}

    public enum ProviderKind {
        USER_POOL,
        OIDC
    }

    /**
     * How a node opens session tokens.
     *
     * @param publicKey  X.509 SubjectPublicKeyInfo, base64
     * @param openingKey 32 bytes, sealed for the asking room, purpose {@code opening-key/<keyId>}
     */
    public record SessionKey(String keyId, String publicKey, Sealed openingKey) {}

    /** @param providers at most {@value #MOST}; what is already known by the same alias under another issuer has moved and is replaced */
    public record PutProviders(List<Provider> providers) {
        public static final int MOST = 100;
    }

    public record RemoveProvider(String issuer) {}

    /** @param retire key ids that verify nothing from now on */
    public record PutSessionKey(SessionKey key, List<String> retire) {}

    public record ProviderEpoch(long epoch) {}

    public record WantRole(String roleArn) {}

    public record Role(
            String arn, String roleId, String trustPolicy, long maxSessionSeconds, Map<String, String> tags) {}
}
