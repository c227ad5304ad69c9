package io.sallyport.runtime.bus;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * Questions under way. Who wants what is already being asked waits for that answer, and hears it on its own context.
 *
 * <p>Bounded by who starts flights: what is under way ends by its operation's deadline.
 */
public final class Flights<K, V> {
    private final ConcurrentMap<K, Future<V>> running = new ConcurrentHashMap<>();

    /** @return true when an answer for {@code key} is on its way */
    public boolean running(K key) {
        return running.containsKey(key);
    }

    /**
     * @param ask called when nobody is asking for {@code key} yet; may throw
     * @return the answer that is on its way, on the context of who calls this
     */
    public Future<V> join(K key, Supplier<Future<V>> ask) {
        Promise<V> mine = Promise.promise();
        var other = running.putIfAbsent(key, mine.future());
        if (other != null) {
            return here(other);
        }
        Future.succeededFuture().compose(start -> ask.get()).onComplete(answer -> {
            running.remove(key, mine.future());
            mine.handle(answer);
        });
        return here(mine.future());
    }

    private static <V> Future<V> here(Future<V> future) {
        var context = Vertx.currentContext();
        if (future.isComplete() || context == null) {
            return future;
        }
        Promise<V> promise = Promise.promise();
        future.onComplete(answer -> context.runOnContext(ignored -> promise.handle(answer)));
        return promise.future();
    }
}
