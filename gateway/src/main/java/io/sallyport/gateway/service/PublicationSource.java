package io.sallyport.gateway.service;

import io.sallyport.gateway.routes.Publications;
import io.sallyport.gateway.routes.Publications.StageKey;
import io.sallyport.gateway.store.Stages;
import io.sallyport.gateway.store.Store;
import io.sallyport.runtime.bus.Call;
import io.sallyport.runtime.sql.Database;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * What was published after an epoch, from the database. The epoch is read first: what comes between may be told twice, never missed. While
 * nothing is new, one small question is all that it costs.
 *
 * <p>Withdrawals of long ago are forgotten. So the epoch is read once more after them: who is so far behind that one may be missing, be it
 * since a moment ago, is told everything.
 */
public record PublicationSource(Database database) implements Call<Long, Publications> {
    private static final long BEFORE_ALL = -1;

    @Override
    public Future<Publications> with(Long known) {
        return database.read(client -> {
            var store = new Store(client);
            return store.newest()
                    .compose(newest -> newest.equals(known) ? nothing(newest) : after(store, known, newest));
        });
    }

    private static Future<Publications> nothing(long newest) {
        return Future.succeededFuture(new Publications(newest, false, List.of(), List.of()));
    }

    private static Future<Publications> after(Store store, long known, long newest) {
        return store.stages()
                .withdrawnAfter(known)
                .compose(withdrawn -> store.newest()
                        .compose(latest -> known < latest - Stages.REMEMBERED
                                ? store.stages()
                                        .publishedAfter(BEFORE_ALL)
                                        .map(all -> told(newest, true, List.of(), all))
                                : store.stages()
                                        .publishedAfter(known)
                                        .map(some -> told(newest, false, withdrawn, some))));
    }

    /** A stage that can no longer be served is withdrawn: as it was is not how its owner wants it. */
    private static Publications told(
            long newest, boolean whole, List<StageKey> withdrawn, List<Stages.Publication> changed) {
        var gone = new ArrayList<>(withdrawn);
        changed.stream()
                .filter(one -> one.api().isEmpty())
                .map(Stages.Publication::key)
                .forEach(gone::add);
        var published = changed.stream().flatMap(one -> one.api().stream()).toList();
        return new Publications(newest, whole, published, gone);
    }
}
