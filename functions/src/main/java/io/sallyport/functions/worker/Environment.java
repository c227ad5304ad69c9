package io.sallyport.functions.worker;

import io.sallyport.functions.core.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The life of one environment: it starts, asks for an event, answers, asks again; and ends when its process does, when an event
 * outlasts its time, or when nobody needs it. Lives on one context; one event at a time.
 */
final class Environment implements RuntimeCalls {
    private final Vertx vertx;
    private final InstantSource clock;
    private final Work work;
    private final Limits limits;
    private final Runnable whenIdle;
    private final Promise<Void> gone = Promise.promise();
    private Optional<Running> process = Optional.empty();
    private Optional<RuntimeReply> asking = Optional.empty();
    private Optional<Turn> turn = Optional.empty();
    private Optional<String> initError = Optional.empty();
    private Optional<Throwable> notStarted = Optional.empty();
    private List<Long> pids = List.of();
    private boolean initialised;
    private boolean over;
    private final long startedAt;
    private long initMillis;
    private long idleSince;

    /** @param whenIdle told each time that it can take the next event */
    Environment(Vertx vertx, InstantSource clock, Work work, Limits limits, Runnable whenIdle) {
        this.vertx = vertx;
        this.clock = clock;
        this.work = work;
        this.limits = limits;
        this.whenIdle = whenIdle;
        this.startedAt = clock.millis();
        this.idleSince = startedAt;
    }

    Work work() {
        return work;
    }

    /** The process was started; from now on its end is ours. */
    void runs(Running running) {
        process = Optional.of(running);
        if (over) {
            running.kill();
        }
        running.ended().onSuccess(this::processEnded);
    }

    /** It could not be started at all. */
    void failed(Throwable cause) {
        over = true;
        notStarted = Optional.of(cause);
        turn.ifPresent(running -> {
            finish(running);
            running.outcome.tryFail(cause);
        });
        gone.tryComplete();
    }

    /** @return completed when the process and all that it started are gone */
    Future<Void> gone() {
        return gone.future();
    }

    /** @return true when it can take an event at once */
    boolean idle() {
        return !over && free() && asking.filter(reply -> !reply.gone()).isPresent();
    }

    /** @return true when it has no event */
    boolean free() {
        return turn.isEmpty();
    }

    /** @return true when it has answered and will ask for the next event any moment */
    boolean returning() {
        return !over && turn.filter(running -> running.answered).isPresent();
    }

    void drain() {
        process.ifPresent(Running::drain);
    }

    boolean over() {
        return over;
    }

    /** @return milliseconds of the clock since which nothing ran here */
    long idleSince() {
        return idleSince;
    }

    /** Gives it an event; when its runtime has not asked for one yet, as soon as it does. */
    Future<Outcome> invoke(Invocation invocation) {
        if (notStarted.isPresent()) {
            return Future.failedFuture(notStarted.get());
        }
        var next = new Turn(invocation, clock.millis());
        if (over || turn.isPresent()) {
            return Future.failedFuture(new IllegalStateException("an environment takes one event at a time"));
        }
        turn = Optional.of(next);
        if (initialised) {
            hand(next);
        } else {
            limit(next, limits.init().plusSeconds(work.timeoutSeconds()));
        }
        return next.outcome.future();
    }

    /** Ends it: at once, whatever it does. */
    void kill() {
        over = true;
        process.ifPresent(Running::kill);
    }

    @Override
    public void next(RuntimeReply reply) {
        if (turn.filter(running -> running.handed && !running.answered).isPresent()) {
            reply.refused(403, "InvalidStateTransition", "answer the event that you have before you ask for the next");
            return;
        }
        asking = Optional.of(reply);
        var waiting = turn.filter(one -> !one.handed);
        if (!initialised) {
            initialised();
        }
        waiting.ifPresentOrElse(this::hand, this::rest);
    }

    private void initialised() {
        initialised = true;
        initMillis = clock.millis() - startedAt;
        process.map(Running::pids).ifPresent(found -> pids = found);
    }

    private void rest() {
        turn.ifPresent(this::finish);
        idleSince = clock.millis();
        whenIdle.run();
    }

    private void hand(Turn next) {
        next.handed = true;
        next.handedAt = clock.millis();
        limit(next, Duration.ofSeconds(work.timeoutSeconds()));
        process.map(Running::log).ifPresent(log -> log.append(Report.start(next.invocation, work)));
        asking.ifPresent(reply -> reply.event(
                EventHeaders.of(next.invocation, next.handedAt + work.timeoutSeconds() * 1_000L),
                next.invocation.payload()));
        asking = Optional.empty();
    }

    private void limit(Turn running, Duration time) {
        vertx.cancelTimer(running.timer);
        running.timer = vertx.setTimer(time.toMillis(), fired -> timedOut(running));
    }

    private void timedOut(Turn running) {
        fail(running, "Sandbox.Timedout", Report.timedOut(work.timeoutSeconds()));
        kill();
    }

    @Override
    public void response(String requestId, Optional<Buffer> body, RuntimeReply reply) {
        answered(requestId, reply)
                .ifPresent(running -> body.ifPresentOrElse(
                        bytes -> {
                            reply.accepted();
                            running.outcome.tryComplete(Outcome.returned(bytes.toString(), report(running)));
                        },
                        () -> tooLarge(running, reply)));
    }

    private void tooLarge(Turn running, RuntimeReply reply) {
        var message = "Response payload size exceeded maximum allowed payload size (" + limits.response() + " bytes).";
        reply.refused(413, "RequestEntityTooLarge", message);
        running.outcome.tryComplete(
                Outcome.failed(Report.error("Function.ResponseSizeTooLarge", message), report(running)));
    }

    @Override
    public void error(String requestId, Optional<Buffer> body, RuntimeReply reply) {
        answered(requestId, reply).ifPresent(running -> {
            reply.accepted();
            running.outcome.tryComplete(Outcome.failed(described(body), report(running)));
        });
    }

    /** @return the event that is being answered; nothing, and a refusal, when it is not this one or was answered already */
    private Optional<Turn> answered(String requestId, RuntimeReply reply) {
        var found = turn.filter(running -> running.handed
                && !running.answered
                && running.invocation.requestId().equals(requestId));
        found.ifPresentOrElse(
                running -> running.answered = true,
                () -> reply.refused(400, "InvalidRequestID", "this environment has no such event to answer"));
        return found;
    }

    @Override
    public void initError(Optional<Buffer> body, RuntimeReply reply) {
        if (initialised) {
            reply.refused(403, "InvalidStateTransition", "the runtime is initialised already");
            return;
        }
        initError = Optional.of(described(body));
        reply.accepted();
    }

    private static String described(Optional<Buffer> body) {
        return body.map(Buffer::toString)
                .orElseGet(() -> Report.error("Unknown", "the error was too large to be told"));
    }

    private void processEnded(int exitValue) {
        over = true;
        turn.ifPresent(running -> ended(running, exitValue));
        gone.tryComplete();
    }

    private void ended(Turn running, int exitValue) {
        initError.ifPresentOrElse(
                error -> {
                    finish(running);
                    running.outcome.tryComplete(Outcome.failed(error, report(running)));
                },
                () -> fail(running, "Runtime.ExitError", Report.exited(exitValue)));
    }

    private void fail(Turn running, String errorType, String what) {
        finish(running);
        running.outcome.tryComplete(Outcome.ended(running.invocation.requestId(), errorType, what, report(running)));
    }

    private void finish(Turn running) {
        vertx.cancelTimer(running.timer);
        turn = Optional.empty();
    }

    /** Closes the log of an event and returns its end. */
    private String report(Turn running) {
        return process.map(one -> {
                    one.drain();
                    var log = one.log();
                    long millis = clock.millis() - running.handedAt;
                    log.append(Report.end(running.invocation, work, millis, initMillis, Running.peakMegabytes(pids)));
                    initMillis = 0;
                    var tail = log.tail(Report.TAIL);
                    log.clear();
                    return tail;
                })
                .orElse("");
    }

    /** One event's way through. */
    private static final class Turn {
        final Invocation invocation;
        final Promise<Outcome> outcome = Promise.promise();
        boolean handed;
        boolean answered;
        long handedAt;
        long timer = -1;

        Turn(Invocation invocation, long now) {
            this.invocation = invocation;
            this.handedAt = now;
        }
    }
}
