package io.sallyport.functions;

import io.sallyport.contracts.FunctionContract;
import io.sallyport.functions.aws.LambdaTable;
import io.sallyport.functions.core.Engine;
import io.sallyport.functions.core.FunctionRef;
import io.sallyport.functions.dispatch.CodeParts;
import io.sallyport.functions.dispatch.Roster;
import io.sallyport.functions.dispatch.WorkerVerticle;
import io.sallyport.functions.service.Catalog;
import io.sallyport.functions.service.Invoker;
import io.sallyport.functions.service.Permissions;
import io.sallyport.functions.store.CodeStore;
import io.sallyport.functions.store.FunctionStore;
import io.sallyport.functions.store.PermissionStore;
import io.sallyport.functions.worker.Machine;
import io.sallyport.functions.worker.Worker;
import io.sallyport.runtime.bus.BusPort;
import io.sallyport.runtime.config.Deployment;
import io.sallyport.runtime.config.Settings;
import io.sallyport.runtime.door.ServiceTable;
import io.sallyport.runtime.keys.Sealer;
import io.sallyport.runtime.sql.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the room answers, wired together: its bus questions, its operations, and this node's worker. */
final class Answers {
    private static final long CHECK_MILLIS = 1_000;

    private final Ground ground;
    private final FunctionRef.Home home;
    private final Roster roster;
    private final Catalog catalog;
    private final Permissions permissions;
    private final Invoker invoker;
    private Optional<String> worker = Optional.empty();
    private Optional<Machine> machine = Optional.empty();

    /**
     * What a room is given, as far as this one needs it.
     *
     * @param machine variables that tell where this machine's programs are: {@code PATH} and {@code JAVA_HOME}
     */
    record Ground(
            Vertx vertx,
            BusPort bus,
            Database database,
            Sealer sealer,
            Deployment deployment,
            Settings settings,
            Map<String, String> machine,
            InstantSource clock,
            SecureRandom random) {}

    private Answers(Ground ground, Roster roster) {
        this.ground = ground;
        this.roster = roster;
        this.home = new FunctionRef.Home(
                ground.deployment().accountId(), ground.deployment().region());
        var functions = new FunctionStore(ground.database());
        this.catalog = new Catalog(ground.vertx(), functions, roster, ground.sealer(), ground.clock(), home);
        this.permissions = new Permissions(new PermissionStore(ground.database()), home);
        this.invoker = new Invoker(catalog, permissions, roster, home);
    }

    static Future<Answers> open(Ground ground) {
        return Roster.open(ground.vertx(), ground.bus(), CHECK_MILLIS)
                .map(roster -> new Answers(ground, roster))
                .compose(answers -> answers.serve().map(answers));
    }

    private Future<Void> serve() {
        var code = new CodeStore(ground.database());
        return CodeParts.serve(ground.bus(), code::part)
                .compose(served -> startWorker())
                .compose(working -> ground.bus().serve(FunctionContract.INVOKE, invoker::invoke));
    }

    ServiceTable table() {
        return LambdaTable.of(catalog, invoker, permissions, home);
    }

    /** Completed when it can be given work; at once when this node is set to have none. */
    private Future<Void> startWorker() {
        var config = FunctionsConfig.of(ground.settings());
        if (config.environments() == 0) {
            return Future.succeededFuture();
        }
        return ground.vertx()
                .executeBlocking(() -> Machine.find(ground.machine(), config.workFolder()), false)
                .compose(machine -> deploy(config, machine));
    }

    private Future<Void> deploy(FunctionsConfig config, Machine machine) {
        this.machine = Optional.of(machine);
        var verticle = new WorkerVerticle(
                ground.bus(),
                ground.random(),
                () -> new Worker(
                        ground.vertx(),
                        ground.clock(),
                        machine,
                        config.limits(),
                        ground.deployment().region(),
                        ground.sealer(),
                        CodeParts.client(ground.bus())));
        return ground.vertx()
                .deployVerticle(verticle)
                .onSuccess(id -> worker = Optional.of(id))
                .compose(id -> roster.heard(verticle.id()));
    }

    Optional<String> notice() {
        return machine.flatMap(Machine::notice);
    }

    List<Engine> engines() {
        return machine.map(Machine::engines).orElseGet(List::of);
    }

    Future<Void> close() {
        roster.close();
        var leaving = worker;
        worker = Optional.empty();
        return leaving.map(ground.vertx()::undeploy).orElseGet(Future::succeededFuture);
    }
}
