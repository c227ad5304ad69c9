package io.sallyport.runtime.trust;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.PolicyContract.Providers;
import io.sallyport.contracts.PolicyContract.WantProviders;
import io.sallyport.contracts.Refusal;
import io.vertx.core.Future;

/** The near copy of who may issue tokens, by epoch. Turned to the next page only by a lease round. */
final class ProviderBook {
    private static final long NEVER = -1;

    private final Ledger ledger;
    private final BookPage.Maker maker;
    private volatile BookPage page;

    ProviderBook(Ledger ledger, BookPage.Maker maker) {
        this.ledger = ledger;
        this.maker = maker;
        this.page = maker.first(NEVER);
    }

    BookPage page() {
        return page;
    }

    long epoch() {
        return page.epoch();
    }

    /** @return done when this copy is at least of that epoch */
    Future<Void> upTo(long epoch) {
        return page.epoch() >= epoch
                ? Future.succeededFuture()
                : ledger.providers().with(new WantProviders(page.epoch())).compose(answer -> turn(answer, epoch));
    }

    private Future<Void> turn(Providers answer, long wanted) {
        if (answer.epoch() < wanted || (answer.unchanged() && page.epoch() == NEVER)) {
            throw new Refusal(BusFailure.UNAVAILABLE, "policy-service told of providers that it does not hand out");
        }
        page = answer.unchanged() ? page.at(answer.epoch()) : maker.make(answer, page);
        return Future.succeededFuture();
    }
}
