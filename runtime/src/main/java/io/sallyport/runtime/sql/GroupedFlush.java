package io.sallyport.runtime.sql;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One synced flush for all who wait for one. Whoever arrives while a flush runs waits for the next, since the running one may
 * have begun before that writer's commit.
 */
final class GroupedFlush {
    private final Supplier<Future<Void>> flush;
    private final ReentrantLock lock = new ReentrantLock();
    private Promise<Void> next = Promise.promise();
    private boolean running;
    private boolean wanted;

    /** @param flush completes when all that was committed before the call is on the disk */
    GroupedFlush(Supplier<Future<Void>> flush) {
        this.flush = flush;
    }

    /** @return completes when a flush that began after this call has ended; fails when that flush did */
    Future<Void> flushed() {
        Future<Void> mine;
        lock.lock();
        try {
            mine = next.future();
            wanted = true;
        } finally {
            lock.unlock();
        }
        runUnlessRunning();
        return mine;
    }

    private void runUnlessRunning() {
        Promise<Void> round;
        lock.lock();
        try {
            if (running || !wanted) {
                return;
            }
            running = true;
            wanted = false;
            round = next;
            next = Promise.promise();
        } finally {
            lock.unlock();
        }
        Future.<Void>succeededFuture().compose(_ -> flush.get()).onComplete(done -> end(round, done));
    }

    private void end(Promise<Void> round, AsyncResult<Void> done) {
        lock.lock();
        try {
            running = false;
        } finally {
            lock.unlock();
        }
        runUnlessRunning();
        round.handle(done);
    }
}
