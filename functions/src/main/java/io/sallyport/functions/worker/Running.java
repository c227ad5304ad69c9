package io.sallyport.functions.worker;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A process of an environment, with what it prints. Used on one context only. */
final class Running {
    private static final Logger LOG = LoggerFactory.getLogger(Running.class);
    private static final int CHUNK = 64 * 1024;

    private final Process process;
    private final InputStream output;
    private final LogRing log = new LogRing(CHUNK);
    private final byte[] chunk = new byte[CHUNK];
    private final Promise<Integer> ended = Promise.promise();

    private Running(Process process) {
        this.process = process;
        this.output = process.getInputStream();
    }

    /** @param vertx on whose current context the end is told */
    static Running watch(Vertx vertx, Process process) {
        var running = new Running(process);
        var context = vertx.getOrCreateContext();
        var _ = process.onExit()
                .thenAccept(gone -> context.runOnContext(now -> {
                    running.drain();
                    running.ended.tryComplete(gone.exitValue());
                }));
        return running;
    }

    /** @return the exit value, 128 and more for a signal */
    Future<Integer> ended() {
        return ended.future();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    LogRing log() {
        return log;
    }

    /** Takes what was printed by now, without waiting: a reading thread could not tell when it has everything. */
    void drain() {
        try {
            for (int ready = output.available(); ready > 0; ready = output.available()) {
                int length = output.read(chunk, 0, Math.min(ready, CHUNK));
                log.append(chunk, Math.max(0, length));
                LOG.debug("{}", printed(length));
            }
        } catch (IOException e) {
            LOG.trace("its output is closed", e);
        }
    }

    private Object printed(int length) {
        return new Object() {
            @Override
            public String toString() {
                return new String(chunk, 0, Math.max(0, length), StandardCharsets.UTF_8).stripTrailing();
            }
        };
    }

    /** Ends it with everything that it started. */
    void kill() {
        var started = process.descendants().toList();
        if (process.isAlive()) {
            Signals.killGroup(process.pid());
        }
        started.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** @return the processes of the environment now; a walk through all of the machine's, so not for the hot path */
    List<Long> pids() {
        return Stream.concat(Stream.of(handle()), handle().descendants())
                .map(ProcessHandle::pid)
                .toList();
    }

    /** @return the most resident memory that one of them ever had, in megabytes; 0 where the kernel does not tell */
    static long peakMegabytes(List<Long> pids) {
        return pids.stream().mapToLong(Running::peakKilobytes).max().orElse(0) / 1024;
    }

    private static long peakKilobytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }
}
