package io.sallyport.runtime.sql;

import io.sallyport.contracts.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets callers in, until one thread wants to be alone: that one waits for those who are inside, and who comes then waits outside.
 * Thread-safe.
 */
final class Gate {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    private final int mostOutside;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition empty = lock.newCondition();
    private final Queue<Promise<Void>> outside = new ArrayDeque<>();
    private int inside;
    private boolean closed;

    /** @param mostOutside who would be one more is refused */
    Gate(int mostOutside) {
        this.mostOutside = mostOutside;
    }

    /** @return completes when the caller is inside, on the thread that was alone; fails when too many wait already */
    Future<Void> enter() {
        lock.lock();
        try {
            if (!closed) {
                inside++;
                return Future.succeededFuture();
            }
            if (outside.size() == mostOutside) {
                return Future.failedFuture(SqlStates.unavailable());
            }
            var turn = Promise.<Void>promise();
            outside.add(turn);
            return turn.future();
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            inside--;
            if (inside == 0) {
                empty.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Blocks: does this while nobody is inside. One thread at a time.
     *
     * @param atMost how long to wait for those who are
     * @throws Refusal {@code UNAVAILABLE} when somebody stayed longer; it was not done then
     */
    void alone(Duration atMost, Runnable work) {
        try {
            if (!emptied(atMost)) {
                LOG.error("a transaction has not ended after {}; nothing can be stored before it does", atMost);
                throw SqlStates.unavailable();
            }
            work.run();
        } finally {
            letIn().forEach(Promise::complete);
        }
    }

    private boolean emptied(Duration atMost) {
        lock.lock();
        try {
            closed = true;
            var left = atMost.toNanos();
            while (inside > 0 && left > 0) {
                left = empty.awaitNanos(left);
            }
            return inside == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SqlStates.unavailable();
        } finally {
            lock.unlock();
        }
    }

    private List<Promise<Void>> letIn() {
        lock.lock();
        try {
            var next = List.copyOf(outside);
            outside.clear();
            inside += next.size();
            closed = false;
            return next;
        } finally {
            lock.unlock();
        }
    }
}
