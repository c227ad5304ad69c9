package io.sallyport.runtime.cluster;

import java.util.List;

/**
 * Where a node is and how it finds the others.
 *
 * @param clusterName nodes of another name are not let in; tells clusters apart, proves nothing
 * @param nodeName in logs and in the member's attributes, for example the pod's name
 * @param host this node's own IP address: the only one that it listens on, and the one that others reach it at
 * @param hazelcastPort of the membership protocol
 * @param busPort of the event bus; 0 for any free one
 */
public record ClusterConfig(
        String clusterName, String nodeName, String host, int hazelcastPort, int busPort, Discovery discovery) {
    private static final int MOST_PORT = 65_535;

    /** How a node finds the others. */
    public sealed interface Discovery {
        /** @param addresses {@code host:port} of some or all nodes; own one allowed */
        record Members(List<String> addresses) implements Discovery {
            public Members {
                addresses = List.copyOf(addresses);
            }
        }

        /** @param service DNS name with one record per node, as a headless Kubernetes service has; all use one port */
        record Dns(String service) implements Discovery {}
    }

    public ClusterConfig {
        if (host.isBlank() || host.equals("0.0.0.0") || host.equals("::")) {
            throw new IllegalArgumentException("cluster host \"" + host
                    + "\" is no address of one interface: give the IP address at which the other nodes reach this one");
        }
        if (hazelcastPort < 1 || hazelcastPort > MOST_PORT || busPort < 0 || busPort > MOST_PORT) {
            throw new IllegalArgumentException(
                    "cluster ports " + hazelcastPort + " and " + busPort + " are not both ports");
        }
    }
}
