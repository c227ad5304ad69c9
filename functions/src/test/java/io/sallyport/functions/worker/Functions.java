package io.sallyport.functions.worker;

import io.sallyport.contracts.Secret;
import io.sallyport.functions.core.Engine;
import io.sallyport.functions.core.Hashes;
import io.sallyport.functions.core.Json;
import io.sallyport.functions.core.Outcome;
import io.sallyport.functions.core.Zips;
import io.sallyport.runtime.keys.Sealer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A worker with functions for one test. */
final class Functions implements AutoCloseable {
    static final String RUNTIME_JAVA = "java21";
    private static final Machine MACHINE = machine();
    private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:";

    private final Sealer sealer = Sealer.of("test", Secret.of(new byte[32]), new SecureRandom());
    private final Map<String, byte[]> zips = new ConcurrentHashMap<>();
    private final AtomicInteger fetched = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final Path folder;
    private final Worker worker;

    Functions(Vertx vertx, Limits limits) {
        this(vertx, limits, MACHINE.procNet());
    }

    Functions(Vertx vertx, Limits limits, ProcNet procNet) {
        this.folder = temporary();
        var here = new Machine(MACHINE.interpreters(), MACHINE.clients(), MACHINE.sandbox(), procNet, folder);
        this.worker = new Worker(vertx, InstantSource.system(), here, limits, "us-east-1", sealer, this::zip);
    }

    Functions(Vertx vertx) {
        this(vertx, limits(4, 1));
    }

    static Limits limits(int environments, int reserved) {
        return limits(environments, reserved, Duration.ofSeconds(60));
    }

    static Limits limits(int environments, int reserved, Duration patience) {
        return new Limits(
                environments,
                reserved,
                10,
                patience,
                Duration.ofSeconds(60),
                Duration.ofMinutes(5),
                6 * 1024 * 1024 + 100);
    }

    static Machine shared() {
        return MACHINE;
    }

    private static Machine machine() {
        try {
            return Machine.find(System.getenv(), temporary());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("functions-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Future<Buffer> zip(String hash) {
        fetched.incrementAndGet();
        return Optional.ofNullable(zips.get(hash))
                .map(Buffer::buffer)
                .map(Future::succeededFuture)
                .orElseGet(() -> Future.failedFuture("no such code"));
    }

    Work node(String handler, String file, String code) {
        return work(Engine.NODEJS, "nodejs20.x", handler, Zips.of(file, code));
    }

    Work python(String handler, String code) {
        return work(Engine.PYTHON, "python3.12", handler, Zips.of("app.py", code));
    }

    Work work(Engine engine, String runtime, String handler, byte[] zip) {
        var hash = Hashes.sha256(zip);
        zips.put(hash, zip);
        return new Work("f", "$LATEST", hash, engine, runtime, handler, 60, 512, Optional.empty(), hash);
    }

    Work with(Work work, int timeoutSeconds, int memory) {
        return new Work(
                work.name(),
                work.version(),
                work.revision(),
                work.engine(),
                work.runtime(),
                work.handler(),
                timeoutSeconds,
                memory,
                work.variables(),
                work.codeHash());
    }

    Work with(Work work, Map<String, String> variables) {
        var sealed = sealer.seal(Secret.of(Json.write(variables)), Work.variablesPurpose(work.name()));
        return new Work(
                work.name(),
                work.version(),
                work.revision(),
                work.engine(),
                work.runtime(),
                work.handler(),
                work.timeoutSeconds(),
                work.memoryMegabytes(),
                Optional.of(sealed),
                work.codeHash());
    }

    Outcome run(Work work, String payload) {
        return start(work, payload, false, true).await();
    }

    Future<Outcome> start(Work work, String payload, boolean urgent, boolean mayWait) {
        var invocation = new Invocation("request-" + requests.incrementAndGet(), ARN + work.name(), payload);
        return worker.run(work, invocation, urgent, mayWait);
    }

    Worker worker() {
        return worker;
    }

    Path folder() {
        return folder;
    }

    int fetched() {
        return fetched.get();
    }

    @Override
    public void close() {
        worker.close().await();
    }
}
