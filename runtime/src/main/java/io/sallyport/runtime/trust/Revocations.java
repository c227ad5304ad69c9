package io.sallyport.runtime.trust;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.PolicyContract.Lease;
import io.sallyport.contracts.PolicyContract.Revocation;
import io.sallyport.contracts.PolicyContract.RevocationKind;
import io.sallyport.contracts.Refusal;
import io.sallyport.runtime.jwt.VerifiedToken;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The near copy of what was revoked. Read by every event loop; written by one lease round at a time.
 *
 * <p>Forgets a revocation when nothing it refuses can be alive any more, and {@link #SET_BACK} later, lest a clock that is put right
 * brings to life what was forgotten. When more are alive than fit, none is dropped: the lease is
 * not adopted, and the node stops deciding.
 */
final class Revocations {
    /** By how much this node's clock may be set back without harm. */
    static final Duration SET_BACK = Duration.ofMinutes(5);

    private final InstantSource wall;
    private final int most;
    private final Map<Subject, Revocation> bySubject = new ConcurrentHashMap<>();
    private final PriorityQueue<Revocation> byEnd =
            new PriorityQueue<>(Comparator.comparingLong(Revocation::forgetAtMillis));
    private volatile long applied;

    Revocations(InstantSource wall, int most) {
        this.wall = wall;
        this.most = most;
    }

    /** @return the newest epoch up to which everything is in this copy */
    long applied() {
        return applied;
    }

    /**
     * Takes one page.
     *
     * @return true when nothing newer is left at policy-service; false: ask for the next page
     * @throws Refusal {@link BusFailure#UNAVAILABLE} when the page is no continuation, or does not fit
     */
    boolean apply(Lease page) {
        forget();
        page.revocations().forEach(this::add);
        // what lies between the last live one and the newest epoch was forgotten there, too
        if (page.revocations().isEmpty()) {
            applied = Math.max(applied, page.revocationEpoch());
        }
        return applied >= page.revocationEpoch();
    }

    private void add(Revocation revocation) {
        if (revocation.epoch() <= applied) {
            throw new Refusal(BusFailure.UNAVAILABLE, "policy-service sent revocations out of order");
        }
        var subject = new Subject(revocation.kind(), revocation.subject());
        if (byEnd.size() >= most) {
            throw new Refusal(BusFailure.UNAVAILABLE, "more than " + most + " live revocations do not fit here");
        }
        byEnd.add(bySubject.merge(subject, revocation, Revocations::both));
        applied = revocation.epoch();
    }

    /** Whatever either of them refuses. */
    private static Revocation both(Revocation one, Revocation other) {
        return new Revocation(
                Math.max(one.epoch(), other.epoch()),
                one.kind(),
                one.subject(),
                Math.max(one.issuedBeforeMillis(), other.issuedBeforeMillis()),
                Math.max(one.forgetAtMillis(), other.forgetAtMillis()));
    }

    private void forget() {
        long now = wall.millis() - SET_BACK.toMillis();
        while (!byEnd.isEmpty() && byEnd.peek().forgetAtMillis() <= now) {
            var over = byEnd.remove();
            bySubject.computeIfPresent(
                    new Subject(over.kind(), over.subject()),
                    (subject, live) -> live.forgetAtMillis() <= now ? null : live);
        }
    }

    /** A long-term access key has no time of issue: a revocation of it refuses it whatever the time. */
    Optional<Revocation> ofKey(String accessKeyId) {
        return bySubject.isEmpty() ? Optional.empty() : find(RevocationKind.ACCESS_KEY, accessKeyId, Long.MIN_VALUE);
    }

    /** By its key, its role, or the token that it was traded for. */
    Optional<Revocation> ofSession(Session session) {
        if (bySubject.isEmpty()) {
            return Optional.empty();
        }
        long issued = session.issuedAt().toEpochMilli();
        return first(Stream.of(
                () -> find(RevocationKind.ACCESS_KEY, session.accessKeyId(), issued),
                () -> find(RevocationKind.ROLE_SESSIONS, session.roleArn(), issued),
                () -> session.origin().flatMap(this::ofOrigin)));
    }

    private Optional<Revocation> ofOrigin(Session.Origin origin) {
        return of(new Trace(
                origin.issuer(),
                Optional.of(origin.subject()),
                origin.originJti(),
                origin.client().stream().toList(),
                origin.authenticatedAt().toEpochMilli()));
    }

    /** By its subject, the sign-in that it goes back to, its client, or its whole issuer. */
    Optional<Revocation> ofToken(VerifiedToken token) {
        return bySubject.isEmpty()
                ? Optional.empty()
                : of(new Trace(
                        token.issuer(),
                        token.subject(),
                        token.text("origin_jti"),
                        token.clients(),
                        token.issuedAt().toEpochMilli()));
    }

    /** What a token can be revoked by. */
    private record Trace(
            String issuer,
            Optional<String> subject,
            Optional<String> originJti,
            List<String> clients,
            long issuedMillis) {}

    private Optional<Revocation> of(Trace trace) {
        return first(Stream.of(
                () -> trace.originJti().flatMap(jti -> find(RevocationKind.TOKEN_ORIGIN, trace, jti)),
                () -> trace.subject().flatMap(sub -> find(RevocationKind.TOKEN_SUBJECT, trace, sub)),
                () -> trace.clients().stream()
                        .flatMap(id -> find(RevocationKind.TOKEN_CLIENT, trace, id).stream())
                        .findFirst(),
                () -> find(RevocationKind.TOKEN_ISSUER, trace.issuer(), trace.issuedMillis())));
    }

    private Optional<Revocation> find(RevocationKind kind, Trace trace, String part) {
        return find(kind, trace.issuer() + "|" + part, trace.issuedMillis());
    }

    private static Optional<Revocation> first(Stream<Supplier<Optional<Revocation>>> looks) {
        return looks.map(Supplier::get).flatMap(Optional::stream).findFirst();
    }

    private Optional<Revocation> find(RevocationKind kind, String name, long issuedMillis) {
        return Optional.ofNullable(bySubject.get(new Subject(kind, name)))
                .filter(revocation -> issuedMillis < revocation.issuedBeforeMillis());
    }

    private record Subject(RevocationKind kind, String name) {}
}
