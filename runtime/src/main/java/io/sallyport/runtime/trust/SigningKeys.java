package io.sallyport.runtime.trust;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.PolicyContract.SigningKey;
import io.sallyport.contracts.PolicyContract.WantSigningKey;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.Secret;
import io.sallyport.runtime.bus.Flights;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Derived signing keys of long-term access keys. One is good as long as its policy epoch is not older than the lease's, because an
 * edit, a new key and a switched-off key all raise it.
 *
 * <p>Anybody can send key ids that do not exist. So a name that cannot be one is refused unasked; one that policy-service does not
 * know is remembered until the epoch says otherwise; and only so many never seen before are asked for at once.
 */
final class SigningKeys {
    private static final Pattern SHAPE = Pattern.compile("AKIA[A-Z0-9]{12,124}");
    private static final int UNKNOWN_KEPT = 10_000;
    private static final int TRIES = 3;

    private final Ledger ledger;
    private final LeaseKeeper lease;
    private final int strangers;
    private final NearCopies<WantSigningKey, Found> copies;
    private final Cache<String, Unknown> unknown;
    private final Flights<WantSigningKey, Found> flights = new Flights<>();
    private final AtomicInteger strangersAsked = new AtomicInteger();

    SigningKeys(Ledger ledger, LeaseKeeper lease, CacheMeter meter, int most, int strangers) {
        this.ledger = ledger;
        this.lease = lease;
        this.strangers = strangers;
        this.copies = new NearCopies<>(meter, most);
        this.unknown = Caffeine.newBuilder()
                .maximumSize(UNKNOWN_KEPT)
                .executor(Runnable::run)
                .build();
    }

    /**
     * Whose key it is, and what signs with it.
     *
     * @param epoch the policy epoch it was answered at
     */
    record Found(Secret key, String principalArn, String principalId, long epoch) {}

    private record Unknown(Refusal refusal, long epoch) {}

    /**
     * An answer that was overtaken by a newer epoch while it travelled is not used.
     *
     * @return the key; fails with {@link PolicyFailure#UNKNOWN_ACCESS_KEY} or {@link PolicyFailure#INACTIVE_ACCESS_KEY}
     */
    Future<Found> find(WantSigningKey scope) {
        return find(scope, TRIES);
    }

    private Future<Found> find(WantSigningKey scope, int tries) {
        long epoch = lease.require().policyEpoch();
        var current = copies.find(scope, found -> found.epoch() >= epoch);
        if (current.isPresent()) {
            return Future.succeededFuture(current.get());
        }
        if (tries == 0) {
            return Future.failedFuture(
                    new Refusal(BusFailure.UNAVAILABLE, "policies change faster than they can be read; try again"));
        }
        return refusal(scope.accessKeyId(), epoch)
                .<Future<Found>>map(Future::failedFuture)
                .orElseGet(() ->
                        asked(scope, copies.peek(scope).isEmpty(), epoch).compose(found -> find(scope, tries - 1)));
    }

    private Optional<Refusal> refusal(String accessKeyId, long epoch) {
        if (!SHAPE.matcher(accessKeyId).matches()) {
            return Optional.of(new Refusal(
                    PolicyFailure.UNKNOWN_ACCESS_KEY, "The security token included in the request is invalid."));
        }
        return Optional.ofNullable(unknown.getIfPresent(accessKeyId))
                .filter(no -> no.epoch() == epoch)
                .map(Unknown::refusal);
    }

    private Future<Found> asked(WantSigningKey scope, boolean stranger, long epoch) {
        if (!stranger || flights.running(scope)) {
            return flights.join(scope, () -> ask(scope, epoch));
        }
        if (strangersAsked.incrementAndGet() > strangers) {
            strangersAsked.decrementAndGet();
            return Future.failedFuture(
                    new Refusal(BusFailure.UNAVAILABLE, "too many unknown access keys at once; try again"));
        }
        return flights.join(scope, () -> ask(scope, epoch)).onComplete(done -> strangersAsked.decrementAndGet());
    }

    private Future<Found> ask(WantSigningKey scope, long epoch) {
        return ledger.signingKey()
                .with(scope)
                .map(answer -> opened(scope, answer))
                .onSuccess(found -> copies.keep(scope, found))
                .onFailure(failure -> remember(scope.accessKeyId(), failure, epoch));
    }

    private Found opened(WantSigningKey scope, SigningKey answer) {
        var purpose =
                "signing-key/" + scope.accessKeyId() + "/" + scope.day() + "/" + scope.region() + "/" + scope.service();
        var key = ledger.opener().open(answer.key(), purpose);
        return new Found(key, answer.principalArn(), answer.principalId(), answer.epoch());
    }

    private void remember(String accessKeyId, Throwable failure, long epoch) {
        if (failure instanceof Refusal refusal && definite(refusal)) {
            unknown.put(accessKeyId, new Unknown(refusal, epoch));
        }
    }

    private static boolean definite(Refusal refusal) {
        return refusal.failure() == PolicyFailure.UNKNOWN_ACCESS_KEY
                || refusal.failure() == PolicyFailure.INACTIVE_ACCESS_KEY;
    }
}
