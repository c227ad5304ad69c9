package io.sallyport.functions.dispatch;

import io.sallyport.contracts.Operation;
import io.sallyport.contracts.RoomName;
import io.sallyport.functions.core.Engine;
import io.sallyport.functions.worker.Work;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What nodes of the functions room ask each other. Every worker answers at addresses of its own. */
public final class WorkerContract {
    /** Where a worker says that it is there, by its id. A hint, never believed: whoever hears it asks. */
    static final String HELLO = "functions.workers.v1";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final Duration SOON = Duration.ofSeconds(2);

    /** Code by its hash, in parts. */
    static final Operation<WantPart, Part> CODE =
            ours("functions.code-part.v1", WantPart.class, Part.class, Duration.ofSeconds(10));

    private WorkerContract() {}

    /** @return true when it may be a worker's id */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** A function may run 900 s, after it waited and started. */
    static Operation<Run, Ran> run(String worker) {
        return ours("functions.run-" + worker + ".v1", Run.class, Ran.class, Duration.ofSeconds(930));
    }

    static Operation<Ping, Pong> ping(String worker) {
        return ours("functions.ping-" + worker + ".v1", Ping.class, Pong.class, SOON);
    }

    static Operation<Forget, Forgotten> forget(String worker) {
        return ours("functions.forget-" + worker + ".v1", Forget.class, Forgotten.class, SOON);
    }

    /** The same, for a worker that is to say at once when it is full. */
    static Run hasty(Run run) {
        return new Run(run.work(), run.requestId(), run.functionArn(), run.payload(), run.urgent(), false);
    }

    private static <Q extends Record, A extends Record> Operation<Q, A> ours(
            String address, Class<Q> question, Class<A> answer, Duration deadline) {
        return new Operation<>(RoomName.FUNCTIONS, address, question, answer, deadline, Set.of(RoomName.FUNCTIONS));
    }

    /**
     * @param urgent  decides about access
     * @param mayWait whether it may wait when the worker is full
     */
    public record Run(
            Work work, String requestId, String functionArn, String payload, boolean urgent, boolean mayWait) {}

    public record Ran(Optional<String> functionError, String payload, String log) {}

    public record Ping(String worker) {}

    /** @param environments most that it runs at a time */
    public record Pong(List<Engine> engines, int environments) {}

    /** The function is gone or has changed: its idle environments are ended. */
    public record Forget(String function) {}

    public record Forgotten(String function) {}

    /** @param part from 0 */
    public record WantPart(String codeHash, int part) {}

    /** @param base64 at most {@link #PART} bytes */
    public record Part(int parts, String base64) {
        /** Bytes of a part. */
        public static final int PART = 1024 * 1024;
    }
}
