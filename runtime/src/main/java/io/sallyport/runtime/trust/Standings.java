package io.sallyport.runtime.trust;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.PolicyContract.Snapshot;
import io.sallyport.contracts.PolicyContract.WantSnapshot;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.runtime.bus.Flights;
import io.vertx.core.Future;
import java.util.Optional;

/** The near copy of who may do what. One standing is good as long as its epoch is not older than the lease's. */
final class Standings {
    private static final int TRIES = 3;

    private final Ledger ledger;
    private final LeaseKeeper lease;
    private final Documents documents;
    private final NearCopies<Standing.Who, Standing> copies;
    private final Flights<Standing.Who, Standing> flights = new Flights<>();

    Standings(Ledger ledger, LeaseKeeper lease, Documents documents, CacheMeter meter, int most) {
        this.ledger = ledger;
        this.lease = lease;
        this.documents = documents;
        this.copies = new NearCopies<>(meter, most);
    }

    /** @return completed when it returns, unless the policies changed or the principal was never seen here */
    Future<Standing> of(Standing.Who who) {
        return of(who, TRIES);
    }

    private Future<Standing> of(Standing.Who who, int tries) {
        long epoch = lease.require().policyEpoch();
        var current = copies.find(who, standing -> standing.epoch() >= epoch);
        if (current.isPresent()) {
            return Future.succeededFuture(current.get());
        }
        if (tries == 0) {
            return Future.failedFuture(
                    new Refusal(BusFailure.UNAVAILABLE, "policies change faster than they can be read; try again"));
        }
        return flights.join(who, () -> ask(who, copies.peek(who))).compose(standing -> of(who, tries - 1));
    }

    private Future<Standing> ask(Standing.Who who, Optional<Standing> known) {
        var question = new WantSnapshot(who.principalArn(), who.managedPolicyArns(), known.map(Standing::hash));
        return ledger.snapshot()
                .with(question)
                .map(answer -> standing(answer, who, known))
                .recover(e -> Future.failedFuture(gone(e)))
                .onSuccess(standing -> copies.keep(who, standing));
    }

    private Standing standing(Snapshot answer, Standing.Who who, Optional<Standing> known) {
        if (!answer.unchanged()) {
            return Standing.of(answer, who, documents);
        }
        return known.filter(standing -> standing.hash().equals(answer.hash()))
                .map(standing -> standing.at(answer.epoch()))
                .orElseThrow(() -> new Refusal(
                        BusFailure.UNAVAILABLE, "policy-service says unchanged of policies that are not here"));
    }

    private static Throwable gone(Throwable failure) {
        return failure instanceof Refusal refusal && refusal.failure() == PolicyFailure.NO_SUCH_ENTITY
                ? new Refusal(GatewayFailure.REVOKED_CREDENTIAL, "the principal of this credential no longer exists")
                : failure;
    }
}
