package io.sallyport.token.service;

import io.sallyport.contracts.PolicyContract.RevocationKind;
import io.sallyport.contracts.PolicyContract.Revoke;
import io.sallyport.contracts.PolicyContract.Revoked;
import io.sallyport.runtime.bus.Call;
import io.sallyport.token.core.Client;
import io.sallyport.token.core.Family;
import io.sallyport.token.core.Lifetimes;
import io.sallyport.token.core.Pool;
import io.sallyport.token.core.User;
import io.sallyport.token.store.PendingRevocations;
import io.sallyport.token.store.PendingRevocations.Pending;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Carries revocations to the trust ledger. Each is written down together with what it is about, so that a crash or an outage between
 * the two delays it and never loses it; and nothing is acknowledged before the ledger has it.
 */
public record Revocations(Directory directory, PendingRevocations pending, Call<Revoke, Revoked> ledger) {
    /** A token may be traded in its last second for a session, which lives 12 hours at most. */
    private static final Duration REMEMBERED = Lifetimes.LONGEST_TOKEN.plus(Duration.ofHours(12));

    /**
     * Voids what was issued to the user up to {@code user.tokensAfter()}: {@code iat} counts whole seconds, so a token of the very second of
     * the sign-out is refused, and none is issued before that second has ended.
     */
    public Pending everythingOf(User user) {
        var before = user.tokensAfter();
        return pending(
                RevocationKind.TOKEN_SUBJECT, directory.issuer(user.poolId()) + "|" + user.sub(), before, before);
    }

    /** Voids a family whenever its tokens were issued: it never gets another. */
    public Pending family(Family family, Instant now) {
        return forGood(RevocationKind.TOKEN_ORIGIN, directory.issuer(family.poolId()) + "|" + family.originJti(), now);
    }

    /** Voids what was issued to a client, whenever: it never gets another token. */
    public Pending client(Client client, Instant now) {
        return forGood(RevocationKind.TOKEN_CLIENT, directory.issuer(client.poolId()) + "|" + client.id(), now);
    }

    /** Voids what a pool issued, whenever, and what it was traded for. */
    public Pending pool(Pool pool, Instant now) {
        return forGood(RevocationKind.TOKEN_ISSUER, directory.issuer(pool.id()), now);
    }

    private static Pending forGood(RevocationKind kind, String subject, Instant now) {
        return pending(kind, subject, now.plus(REMEMBERED), now);
    }

    private static Pending pending(RevocationKind kind, String subject, Instant issuedBefore, Instant now) {
        var forgetAt = now.plus(REMEMBERED);
        return new Pending(
                UUID.randomUUID().toString(),
                new Revoke(kind, subject, issuedBefore.toEpochMilli(), forgetAt.toEpochMilli()));
    }

    /** Returns when every gateway refuses it. */
    public void settle(Pending one) {
        ledger.with(one.revoke()).await();
        pending.done(one).await();
    }

    /** Returns when nothing about the subject is under way any more. */
    public void settle(String issuer, String subject) {
        pending.about(issuer + "|" + subject).await().forEach(this::settle);
    }

    public void settleAll() {
        List<Pending> some = pending.all().await();
        while (!some.isEmpty()) {
            some.forEach(this::settle);
            some = pending.all().await();
        }
    }
}
