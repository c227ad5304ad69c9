package io.sallyport.gateway.auth;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The shared map of a cluster. Never waits longer than asking the function would be worth. */
public final class HazelcastLevel implements SealedLevel.Shared {
    private static final String NAME = "sallyport-authorizer-answers";
    private static final long PATIENCE_MILLIS = 250;

    private final Vertx vertx;
    private final IMap<String, String> map;

    public HazelcastLevel(Vertx vertx, HazelcastInstance hazelcast) {
        this.vertx = vertx;
        this.map = hazelcast.getMap(NAME);
    }

    @Override
    public Future<Optional<String>> get(String key) {
        return Future.fromCompletionStage(map.getAsync(key), vertx.getOrCreateContext())
                .timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .map(Optional::ofNullable);
    }

    @Override
    public Future<Void> put(String key, String value, Duration life) {
        return Future.fromCompletionStage(
                map.setAsync(key, value, life.toMillis(), TimeUnit.MILLISECONDS), vertx.getOrCreateContext());
    }
}
