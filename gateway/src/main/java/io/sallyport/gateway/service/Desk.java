package io.sallyport.gateway.service;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.definition.Definition;
import io.sallyport.gateway.definition.Publishing;
import io.sallyport.gateway.store.Store;
import io.sallyport.gateway.store.StoredApi;
import io.sallyport.gateway.store.StoredDeployment;
import io.sallyport.gateway.store.StoredStage;
import io.sallyport.runtime.sql.Contended;
import io.sallyport.runtime.sql.Database;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Changes definitions of one kind. Each change is one transaction that holds the API's lock, checks the next definition whole, and deploys it
 * to the stages that deploy every change; afterwards the news is told.
 *
 * @param news completes when this node serves what was published; other nodes hear of it
 */
public record Desk<D extends Definition>(
        Kind kind,
        Class<D> type,
        Database database,
        String accountId,
        Supplier<String> ids,
        InstantSource clock,
        Supplier<Future<Void>> news) {

    /** The next definition, and what is answered about the change. */
    public record Change<D, T>(D next, T answer) {}

    public Future<StoredApi<D>> create(D definition) {
        Publishing.check(definition);
        var api = new StoredApi<>(ids.get(), clock.instant(), definition);
        return database.write(client -> new Store(client).apis().insert(api)).map(api);
    }

    public Future<StoredApi<D>> get(String id) {
        return database.read(client -> get(new Store(client), id));
    }

    Future<StoredApi<D>> get(Store store, String id) {
        return store.apis()
                .find(kind, id)
                .map(found ->
                        found.map(api -> api.with(type.cast(api.definition()))).orElseThrow(() -> unknown(id)));
    }

    public Future<List<StoredApi<D>>> page(String after, int most) {
        return database.read(client -> new Store(client).apis().page(kind, after, most))
                .map(all -> all.stream()
                        .map(api -> api.with(type.cast(api.definition())))
                        .toList());
    }

    /** @return what {@code change} answers, once it is durable and served where it deploys itself */
    public <T> Future<T> change(String id, Function<StoredApi<D>, Change<D, T>> change) {
        return locked(
                id,
                store -> get(store, id).compose(api -> {
                    var next = change.apply(api);
                    Publishing.check(next.next());
                    return store.apis()
                            .replace(id, next.next())
                            .compose(_ -> autoDeploy(store, api.with(next.next())))
                            .map(next.answer());
                }));
    }

    public Future<Void> delete(String id) {
        return locked(
                id,
                store -> store.stages()
                        .of(id)
                        .compose(stages -> store.raise().compose(epoch -> withdraw(store, stages, epoch)))
                        .compose(_ -> store.apis().delete(id)));
    }

    private static Future<Void> withdraw(Store store, List<StoredStage> stages, long epoch) {
        Future<Void> all = Future.succeededFuture();
        for (var stage : stages) {
            all = all.compose(_ -> store.stages().withdraw(stage.apiId(), stage.name(), epoch));
        }
        return all;
    }

    /** One transaction that holds the API's lock; afterwards the news. */
    <T> Future<T> locked(String id, Function<Store, Future<T>> work) {
        return database.write(client -> {
                    var store = new Store(client);
                    return store.lock(kind, id).compose(held -> {
                        if (!held) {
                            throw unknown(id);
                        }
                        return work.apply(store);
                    });
                })
                .recover(failure -> Future.failedFuture(failure instanceof Contended ? contended() : failure))
                .compose(answer -> news.get().map(answer));
    }

    private static Refusal contended() {
        return new Refusal(
                GatewayFailure.CONFLICT,
                "Unable to complete operation due to concurrent modification. Please try again later.");
    }

    private Future<Void> autoDeploy(Store store, StoredApi<D> api) {
        return store.stages().of(api.id()).compose(stages -> {
            var automatic = stages.stream().filter(StoredStage::autoDeploy).toList();
            return automatic.isEmpty()
                    ? Future.succeededFuture()
                    : deploy(store, api, "Automatic deployment triggered by changes to the Api configuration", true)
                            .compose(made -> publish(store, automatic, made.id()));
        });
    }

    /** Freezes the definition. Refuses one that could not be served. */
    Future<StoredDeployment> deploy(Store store, StoredApi<D> api, String description, boolean automatic) {
        var made = new StoredDeployment(api.id(), ids.get(), clock.instant(), description, automatic, api.definition());
        Publishing.of(api.definition(), new Publishing.Target(api.id(), "", made.id(), "", Map.of(), 0));
        return store.deployments().insert(made).map(made);
    }

    private Future<Void> publish(Store store, List<StoredStage> stages, String deploymentId) {
        return store.raise().compose(epoch -> {
            Future<Void> all = Future.succeededFuture();
            for (var stage : stages) {
                all = all.compose(_ -> store.stages().put(stage.deployed(deploymentId, clock.instant()), epoch));
            }
            return all;
        });
    }

    private Refusal unknown(String id) {
        return new Refusal(GatewayFailure.NOT_FOUND, "Invalid API identifier specified " + accountId + ":" + id);
    }
}
