package io.sallyport.launcher.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MultiMapConfig;
import com.hazelcast.config.MultiMapConfig.ValueCollectionType;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import io.sallyport.contracts.Operation;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A member of the Hazelcast cluster that holds no key of any room: it knows the network, the cluster's name and the product's source. */
record RogueMember(Vertx vertx, HazelcastInstance hazelcast, AtomicInteger heard) implements AutoCloseable {
    private static final String AUTHORIZER_ANSWERS = "sallyport-authorizer-answers";

    static RogueMember join(String clusterName, int port, List<String> members) {
        var manager = new HazelcastClusterManager(config(clusterName, port, members));
        var vertx = Vertx.builder()
                .with(new VertxOptions().setEventBusOptions(new EventBusOptions().setHost("127.0.0.1")))
                .withClusterManager(manager)
                .buildClustered()
                .await();
        return new RogueMember(vertx, manager.getHazelcastInstance(), new AtomicInteger());
    }

    private static Config config(String clusterName, int port, List<String> members) {
        var config = new Config().setClusterName(clusterName).setInstanceName("rogue");
        config.setProperty("hazelcast.logging.type", "slf4j")
                .setProperty("hazelcast.phone.home.enabled", "false")
                .setProperty("hazelcast.shutdownhook.enabled", "false")
                .setProperty("hazelcast.wait.seconds.before.join", "0")
                .setProperty("hazelcast.socket.bind.any", "false");
        var network = config.getNetworkConfig().setPort(port).setPortAutoIncrement(false);
        network.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        network.getJoin().getAutoDetectionConfig().setEnabled(false);
        network.getJoin().getMulticastConfig().setEnabled(false);
        network.getJoin().getTcpIpConfig().setEnabled(true).setMembers(members);
        return config.addMultiMapConfig(new MultiMapConfig("__vertx.subs")
                        .setBackupCount(1)
                        .setValueCollectionType(ValueCollectionType.SET))
                .addMapConfig(new MapConfig("__vertx.haInfo").setBackupCount(1))
                .addMapConfig(new MapConfig("__vertx.nodeInfo").setBackupCount(1));
    }

    /** @return true when the rooms' members are seen, so that what is done here is done in their cluster */
    boolean amongOthers() {
        return hazelcast.getCluster().getMembers().size() > 1;
    }

    /** Registers as one that answers these questions, and would answer yes. */
    void answerFor(List<Operation<?, ?>> operations) {
        Future.join(operations.stream()
                        .map(operation -> vertx.eventBus()
                                .<Buffer>consumer(operation.address(), message -> {
                                    heard.incrementAndGet();
                                    message.reply(Buffer.buffer("{}"));
                                })
                                .completion())
                        .toList())
                .await();
    }

    /** @return how many answers of authorizers it could write over with {@code forged} */
    int writeOverAuthorizerAnswers(String forged) {
        IMap<String, String> answers = hazelcast.getMap(AUTHORIZER_ANSWERS);
        var keys = List.copyOf(answers.keySet());
        keys.forEach(key -> answers.set(key, forged));
        return keys.size();
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
