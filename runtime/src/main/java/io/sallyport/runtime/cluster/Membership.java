package io.sallyport.runtime.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MultiMapConfig;
import com.hazelcast.config.MultiMapConfig.ValueCollectionType;
import com.hazelcast.config.NetworkConfig;

/** Hazelcast as this product wants it: says nothing to the outside, finds nobody by chance, joins at once. */
final class Membership {
    private Membership() {}

    static Config of(ClusterConfig cluster) {
        var config = new Config().setClusterName(cluster.clusterName()).setInstanceName(cluster.nodeName());
        config.getMemberAttributeConfig().setAttribute("node", cluster.nodeName());
        config.getMetricsConfig().setEnabled(false);
        config.getSerializationConfig().setJavaSerializationFilterConfig(new JavaSerializationFilterConfig());
        quiet(config);
        network(config.getNetworkConfig(), cluster);
        bus(config);
        return config;
    }

    private static void quiet(Config config) {
        config.setProperty("hazelcast.logging.type", "slf4j")
                .setProperty("hazelcast.phone.home.enabled", "false")
                .setProperty("hazelcast.shutdownhook.enabled", "false")
                .setProperty("hazelcast.wait.seconds.before.join", "0")
                .setProperty("hazelcast.socket.bind.any", "false")
                .setProperty("hazelcast.graceful.shutdown.max.wait", "10")
                .setProperty("hazelcast.heartbeat.interval.seconds", "2")
                .setProperty("hazelcast.max.no.heartbeat.seconds", "15");
    }

    private static void network(NetworkConfig network, ClusterConfig cluster) {
        network.setPort(cluster.hazelcastPort()).setPortAutoIncrement(false);
        network.getInterfaces().setEnabled(true).addInterface(cluster.host());
        var join = network.getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join(join, cluster);
    }

    private static void join(JoinConfig join, ClusterConfig cluster) {
        switch (cluster.discovery()) {
            case ClusterConfig.Discovery.Members(var addresses) ->
                join.getTcpIpConfig()
                        .setEnabled(true)
                        .setConnectionTimeoutSeconds(2)
                        .setMembers(addresses);
            case ClusterConfig.Discovery.Dns(var service) ->
                join.getKubernetesConfig()
                        .setEnabled(true)
                        .setProperty("service-dns", service)
                        .setProperty("service-dns-timeout", "5")
                        .setProperty("service-port", String.valueOf(cluster.hazelcastPort()));
        }
    }

    /** What vertx-hazelcast keeps. */
    private static void bus(Config config) {
        config.addMultiMapConfig(new MultiMapConfig("__vertx.subs")
                        .setBackupCount(1)
                        .setValueCollectionType(ValueCollectionType.SET))
                .addMapConfig(new MapConfig("__vertx.haInfo").setBackupCount(1))
                .addMapConfig(new MapConfig("__vertx.nodeInfo").setBackupCount(1));
    }
}
