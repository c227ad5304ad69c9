package io.sallyport.gateway.service;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.gateway.definition.Broken;
import io.sallyport.gateway.definition.Definition;
import io.sallyport.gateway.store.Store;
import io.sallyport.gateway.store.StoredDeployment;
import io.sallyport.gateway.store.StoredStage;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Deploys definitions and changes the stages under which deployments are served. */
public record StageDesk<D extends Definition>(Desk<D> desk) {
    private static final String REST_NAME = "[a-zA-Z0-9_-]{1,128}";
    private static final String DEFAULT = "$default";

    /** A stage as it is asked for. */
    public record Wanted(
            String name,
            String deploymentId,
            String description,
            Map<String, String> variables,
            Map<String, String> tags,
            boolean autoDeploy) {}

    /**
     * Freezes the definition and, when a stage is named, serves it there: the stage is made when it is missing.
     *
     * @param variables replace those of a stage that is there; empty leaves them
     */
    public Future<StoredDeployment> deploy(
            String apiId, String description, Optional<String> stage, Map<String, String> variables, String about) {
        stage.ifPresent(this::checkName);
        return desk.locked(
                apiId,
                store -> desk.get(store, apiId)
                        .compose(api -> desk.deploy(store, api, description, false))
                        .compose(made -> stage.map(name -> serve(store, made, name, variables, about))
                                .orElse(Future.succeededFuture())
                                .map(made)));
    }

    private Future<Void> serve(
            Store store, StoredDeployment made, String name, Map<String, String> variables, String about) {
        return store.stages()
                .find(made.apiId(), name)
                .compose(found -> store.raise().compose(epoch -> {
                    var wanted = new Wanted(name, made.id(), about, variables, Map.of(), false);
                    var now = desk.clock().instant();
                    var stage = found.map(old -> variables.isEmpty() ? old : old.withVariables(variables, now))
                            .orElseGet(() -> fresh(made.apiId(), wanted, epoch));
                    return store.stages().put(stage.deployed(made.id(), now), epoch);
                }));
    }

    private StoredStage fresh(String apiId, Wanted wanted, long epoch) {
        var now = desk.clock().instant();
        return new StoredStage(
                apiId,
                wanted.name(),
                wanted.deploymentId(),
                wanted.description(),
                wanted.variables(),
                wanted.tags(),
                wanted.autoDeploy(),
                now,
                now,
                epoch);
    }

    public Future<StoredStage> create(String apiId, Wanted wanted) {
        checkName(wanted.name());
        return desk.locked(
                apiId,
                store -> store.stages()
                        .find(apiId, wanted.name())
                        .compose(found -> {
                            if (found.isPresent()) {
                                throw new Refusal(GatewayFailure.CONFLICT, "Stage already exists");
                            }
                            return deployment(store, apiId, wanted);
                        })
                        .compose(deployment -> store.raise().compose(epoch -> {
                            var stage = fresh(apiId, wanted, epoch)
                                    .deployed(deployment, desk.clock().instant());
                            return store.stages().put(stage, epoch).map(stage);
                        })));
    }

    /** The one that is named; a stage that deploys every change begins with one of now. */
    private Future<String> deployment(Store store, String apiId, Wanted wanted) {
        if (wanted.autoDeploy()) {
            Broken.unless(wanted.deploymentId().isEmpty(), "a stage with autoDeploy takes no deploymentId");
            return desk.get(store, apiId)
                    .compose(api -> desk.deploy(store, api, "Automatic deployment", true))
                    .map(StoredDeployment::id);
        }
        return wanted.deploymentId().isEmpty()
                ? Future.succeededFuture("")
                : store.deployments()
                        .find(apiId, wanted.deploymentId())
                        .map(found -> found.orElseThrow(() -> NotFound.of("Deployment"))
                                .id());
    }

    /** @param change of description, variables, deployment or automatic deployment */
    public Future<StoredStage> update(String apiId, String name, UnaryOperator<StoredStage> change) {
        return desk.locked(
                apiId,
                store -> find(store, apiId, name).compose(old -> {
                    var next = change.apply(old);
                    var wanted = new Wanted(
                            name,
                            next.autoDeploy() ? "" : next.deploymentId(),
                            next.description(),
                            next.variables(),
                            next.tags(),
                            next.autoDeploy());
                    return deployment(store, apiId, wanted)
                            .map(deployment ->
                                    next.deployed(deployment, desk.clock().instant()))
                            .compose(stage -> store.raise()
                                    .compose(epoch -> store.stages().put(stage, epoch))
                                    .map(stage));
                }));
    }

    /** From now on no answer of an authorizer from before is used. */
    public Future<Void> flush(String apiId, String name) {
        return desk.locked(
                apiId,
                store -> find(store, apiId, name)
                        .compose(stage ->
                                store.raise().compose(epoch -> store.stages().put(stage.flushed(epoch), epoch))));
    }

    public Future<Void> delete(String apiId, String name) {
        return desk.locked(
                apiId,
                store -> find(store, apiId, name)
                        .compose(_ -> store.raise())
                        .compose(epoch -> store.stages().withdraw(apiId, name, epoch)));
    }

    public Future<StoredStage> get(String apiId, String name) {
        return read(apiId, store -> find(store, apiId, name));
    }

    public Future<List<StoredStage>> all(String apiId) {
        return read(apiId, store -> store.stages().of(apiId));
    }

    public Future<StoredDeployment> deployment(String apiId, String id) {
        return read(
                apiId,
                store -> store.deployments()
                        .find(apiId, id)
                        .map(found -> found.orElseThrow(() -> NotFound.of("Deployment"))));
    }

    public Future<List<StoredDeployment>> deployments(String apiId, String after, int most) {
        return read(apiId, store -> store.deployments().page(apiId, after, most));
    }

    /** @param description the next one, from the deployment as it is; nothing else of a deployment changes */
    public Future<StoredDeployment> describe(String apiId, String id, Function<StoredDeployment, String> description) {
        return desk.locked(
                apiId,
                store -> store.deployments().find(apiId, id).compose(found -> {
                    var old = found.orElseThrow(() -> NotFound.of("Deployment"));
                    var next = old.described(description.apply(old));
                    return store.deployments().describe(next).map(next);
                }));
    }

    public Future<Void> deleteDeployment(String apiId, String id) {
        return desk.locked(
                apiId,
                store -> store.stages().of(apiId).compose(stages -> {
                    Broken.unless(
                            stages.stream()
                                    .noneMatch(stage -> stage.deploymentId().equals(id)),
                            "Active stages pointing to this deployment must be moved or deleted");
                    return store.deployments().delete(apiId, id).map(gone -> {
                        if (!gone) {
                            throw NotFound.of("Deployment");
                        }
                        return null;
                    });
                }));
    }

    private <T> Future<T> read(String apiId, Function<Store, Future<T>> question) {
        return desk.database().read(client -> {
            var store = new Store(client);
            return desk.get(store, apiId).compose(_ -> question.apply(store));
        });
    }

    private static Future<StoredStage> find(Store store, String apiId, String name) {
        return store.stages().find(apiId, name).map(found -> found.orElseThrow(() -> NotFound.of("stage")));
    }

    private void checkName(String name) {
        boolean held = switch (desk.kind()) {
            case REST -> name.matches(REST_NAME);
            case HTTP -> name.equals(DEFAULT) || name.matches(REST_NAME);
        };
        Broken.unless(held, "Stage name only allows a-zA-Z0-9_-; it was '" + name + "'");
    }
}
