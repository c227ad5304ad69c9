package io.sallyport.policy.service;

import io.sallyport.policy.core.LeaseTerms;
import io.sallyport.policy.store.Store;
import io.sallyport.runtime.sql.Database;
import io.vertx.core.Future;
import java.time.InstantSource;

/** Removes what no longer decides anything: revocations of what is dead, leases that ended. Some at a time. */
public record Forgetting(Database database, LeaseTerms terms, InstantSource clock) {
    /** @return how many rows it removed */
    public Future<Integer> once() {
        var now = clock.instant();
        return database.write(sql -> {
            var store = new Store(sql);
            return store.revocations()
                    .forget(now.minus(terms.drift()))
                    .compose(some ->
                            store.leases().forget(now.minus(terms.longest())).map(more -> some + more));
        });
    }
}
