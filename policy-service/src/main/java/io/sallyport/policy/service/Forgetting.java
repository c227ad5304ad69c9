package io.sallyport.policy.service;

import io.sallyport.policy.core.LeaseTerms;
import io.sallyport.policy.store.Store;
import io.sallyport.runtime.sql.Database;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Removes what no longer decides anything: revocations of what is dead, leases that ended. Some at a time.
 *
 * <p>What is dead is found by this replica's clock, and whoever joins later is told only of what is left. So a revocation stays {@link
 * #CLOCKS_APART} longer: a node whose clock is that far behind still holds the token to be alive.
 */
public record Forgetting(Database database, LeaseTerms terms, InstantSource clock) {
    /** By how much the clock of a node may be behind that of this room. */
    static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    /** @return how many rows it removed */
    public Future<Integer> once() {
        var now = clock.instant();
        return database.write(sql -> {
            var store = new Store(sql);
            return store.revocations()
                    .forget(now.minus(terms.drift()).minus(CLOCKS_APART))
                    .compose(some ->
                            store.leases().forget(now.minus(terms.longest())).map(more -> some + more));
        });
    }

    /** Removes what earlier processes may have left, when none of them can be alive: nobody is waited for who is gone. */
    public Future<Integer> predecessors() {
        return database.write(sql -> new Store(sql).leases().clear());
    }
}
