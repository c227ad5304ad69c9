package io.sallyport.runtime.cluster;

import com.hazelcast.core.HazelcastInstance;
import io.sallyport.runtime.tls.RoomKeys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.Set;

/**
 * One room's node in the cluster.
 *
 * @param hazelcast for caches and counters that may be lost; nothing read from it is believed
 */
public record ClusteredVertx(Vertx vertx, HazelcastInstance hazelcast) {
    private static final int CONNECT_MILLIS = 5_000;

    /**
     * Joins the cluster and opens the bus.
     *
     * @param options a room's own wishes; those about the event bus are replaced
     * @return fails when the ports are taken
     */
    public static Future<ClusteredVertx> open(ClusterConfig cluster, RoomKeys keys, VertxOptions options) {
        return open(cluster, bus(cluster, keys), options);
    }

    static Future<ClusteredVertx> open(ClusterConfig cluster, EventBusOptions bus, VertxOptions options) {
        var members = new HazelcastClusterManager(Membership.of(cluster));
        return Vertx.builder()
                .with(new VertxOptions(options).setEventBusOptions(bus))
                .withClusterManager(members)
                .buildClustered()
                .map(vertx -> new ClusteredVertx(vertx, members.getHazelcastInstance()));
    }

    /**
     * Both ends show the certificate of a room of this deployment. Names are not compared with addresses, since rooms move: who may
     * ask what is proven message by message. Vert.x copies these options by their JSON, so keys and trust are given as PEM:
     * wrapped ones would be dropped without a word.
     */
    private static EventBusOptions bus(ClusterConfig cluster, RoomKeys keys) {
        var bus = new EventBusOptions()
                .setHost(cluster.host())
                .setPort(cluster.busPort())
                .setConnectTimeout(CONNECT_MILLIS)
                .setSsl(true)
                .setTrustAll(false)
                .setClientAuth(ClientAuth.REQUIRED)
                .setKeyCertOptions(keys.options())
                .setTrustOptions(keys.trust());
        bus.setEnabledSecureTransportProtocols(Set.of("TLSv1.3"));
        return bus;
    }

    /** Leaves: addresses first, then Hazelcast's data is handed over. */
    public Future<Void> close() {
        return vertx.close();
    }
}
