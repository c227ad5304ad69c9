package io.sallyport.functions.worker;

import io.sallyport.contracts.Secret;
import io.sallyport.functions.core.Json;
import io.sallyport.runtime.keys.Sealer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts environments and clears up after them. */
final class Starter {
    private static final Logger LOG = LoggerFactory.getLogger(Starter.class);

    private final Vertx vertx;
    private final InstantSource clock;
    private final Runtimes runtimes;
    private final CodeFolders code;
    private final Sealer sealer;
    private final Limits limits;
    private final Path root;
    private final ProcNet procNet;
    /** One thread of ours starts every process: the kernel ends them when the thread that started them ends. */
    private final ExecutorService spawner = Executors.newSingleThreadExecutor(Starter::thread);

    private final Set<Future<Path>> clearing = new HashSet<>();
    private long started;

    Starter(
            Vertx vertx,
            InstantSource clock,
            Runtimes runtimes,
            CodeFolders code,
            Sealer sealer,
            Limits limits,
            Machine machine) {
        this.vertx = vertx;
        this.clock = clock;
        this.runtimes = runtimes;
        this.code = code;
        this.sealer = sealer;
        this.limits = limits;
        this.root = machine.folder();
        this.procNet = machine.procNet();
    }

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "function-spawner");
        thread.setDaemon(true);
        return thread;
    }

    /** @return at once; what goes wrong later is told to the event that waits for it */
    Environment start(Work work, Runnable whenIdle) {
        var environment = new Environment(vertx, clock, work, limits, whenIdle);
        var process = Promise.<ProcessHandle>promise();
        var temporary = root.resolve("tmp-" + started++);
        Peers peers = (port, apiPort) -> own(process.future(), port, apiPort);
        code.use(work.codeHash())
                .compose(folder -> RuntimeApi.open(vertx, environment, peers, limits.response())
                        .compose(api -> {
                            environment.gone().onComplete(gone -> api.close());
                            return spawned(work, api.address(), folder, temporary);
                        }))
                .onFailure(process::tryFail)
                .onFailure(environment::failed)
                .onSuccess(running -> process.complete(running.toHandle()))
                .onSuccess(running -> environment.runs(Running.watch(vertx, running)));
        environment.gone().onComplete(gone -> cleared(work, temporary));
        return environment;
    }

    private Future<Boolean> own(Future<ProcessHandle> process, int port, int apiPort) {
        return process.compose(handle -> vertx.executeBlocking(() -> procNet.owns(handle, port, apiPort), false));
    }

    private Future<Process> spawned(Work work, String api, Path folder, Path temporary) {
        var promise = Promise.<Process>promise();
        var context = vertx.getOrCreateContext();
        spawner.execute(() -> {
            try {
                var process = process(work, api, folder, temporary);
                context.runOnContext(now -> promise.complete(process));
            } catch (IOException | RuntimeException e) {
                context.runOnContext(now -> promise.fail(e));
            }
        });
        return promise.future();
    }

    private Process process(Work work, String api, Path folder, Path temporary) throws IOException {
        Folders.made(temporary);
        var launch = runtimes.launch(work, api, folder, temporary, variables(work));
        var builder = new ProcessBuilder(runtimes.sandbox().command(launch))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(launch.variables());
        var process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private Map<String, String> variables(Work work) {
        return work.variables()
                .map(box -> sealer.open(box, Work.variablesPurpose(work.name())))
                .map(Secret::reveal)
                .map(Json::strings)
                .orElseGet(Map::of);
    }

    private void cleared(Work work, Path temporary) {
        code.release(work.codeHash());
        var removed = vertx.executeBlocking(
                () -> {
                    Folders.remove(temporary);
                    return temporary;
                },
                false);
        clearing.add(removed);
        removed.onComplete(done -> clearing.remove(removed))
                .onFailure(e -> LOG.warn("a temporary folder stays: {}", e.toString()));
    }

    /** After this nothing can be started, and what still runs is ended by the kernel. */
    Future<Void> close() {
        spawner.shutdownNow();
        return Future.join(List.copyOf(clearing)).mapEmpty();
    }
}
