package io.sallyport.runtime.node;

import io.sallyport.contracts.Secret;
import io.sallyport.runtime.cluster.ClusterConfig;
import io.sallyport.runtime.cluster.ClusterConfig.Discovery;
import io.sallyport.runtime.config.BadSetting;
import io.sallyport.runtime.config.Deployment;
import io.sallyport.runtime.config.Settings;
import io.sallyport.runtime.sql.DatabaseConfig;
import io.sallyport.runtime.sql.Migrate;
import io.sallyport.runtime.tls.PrivateFiles;
import java.nio.file.Path;
import java.util.List;

/**
 * What a node is told by its environment.
 *
 * @param keys        folder that {@code sallyport keys} made for the room
 * @param httpPort    where the other rooms reach this one, over mutual TLS
 * @param healthPort  liveness, readiness and metrics, without TLS; inside the cluster only
 * @param host        address to listen on
 */
record NodeConfig(
        Deployment deployment,
        Path keys,
        ClusterConfig cluster,
        DatabaseConfig database,
        Migrate migrate,
        String host,
        int httpPort,
        int healthPort) {
    private static final int MOST_PORT = 65_535;

    static NodeConfig read(Settings settings, String schema) {
        var host = required(settings, "SALLYPORT_HOST", "the IP address at which other rooms reach this one");
        return new NodeConfig(
                Deployment.read(
                        settings, required(settings, "SALLYPORT_PUBLIC_URL", "how clients reach the front door")),
                Path.of(required(settings, "SALLYPORT_KEYS", "the folder of this room's keys")),
                cluster(settings, host),
                database(settings, schema),
                migrate(settings),
                host,
                settings.number("SALLYPORT_HTTP_PORT", 9443, 0, MOST_PORT),
                settings.number("SALLYPORT_HEALTH_PORT", 9090, 0, MOST_PORT));
    }

    static String required(Settings settings, String name, String what) {
        return settings.find(name).orElseThrow(() -> new BadSetting(name + " is needed: " + what));
    }

    private static ClusterConfig cluster(Settings settings, String host) {
        return new ClusterConfig(
                settings.get("SALLYPORT_CLUSTER_NAME", "sallyport"),
                settings.get("SALLYPORT_NODE_NAME", host),
                host,
                settings.number("SALLYPORT_CLUSTER_PORT", 5701, 1, MOST_PORT),
                settings.number("SALLYPORT_BUS_PORT", 5801, 0, MOST_PORT),
                discovery(settings));
    }

    private static Discovery discovery(Settings settings) {
        return settings.find("SALLYPORT_CLUSTER_SERVICE")
                .<Discovery>map(Discovery.Dns::new)
                .orElseGet(() -> new Discovery.Members(List.of(required(
                                settings,
                                "SALLYPORT_CLUSTER_MEMBERS",
                                "host:port of the other nodes, or SALLYPORT_CLUSTER_SERVICE, a DNS name of them")
                        .split("\\s*,\\s*"))));
    }

    private static DatabaseConfig database(Settings settings, String schema) {
        var password =
                required(settings, "SALLYPORT_DATABASE_PASSWORD_FILE", "a file with the room's database password");
        return new DatabaseConfig(
                required(settings, "SALLYPORT_DATABASE_URL", "for example postgresql://postgres:5432/sallyport"),
                required(settings, "SALLYPORT_DATABASE_USER", "the room's own database user"),
                Secret.of(PrivateFiles.read(Path.of(password)).reveal().strip()),
                schema);
    }

    private static Migrate migrate(Settings settings) {
        return switch (settings.get("SALLYPORT_MIGRATE", "check")) {
            case "run" -> Migrate.RUN;
            case "check" -> Migrate.CHECK;
            default -> throw new BadSetting("SALLYPORT_MIGRATE is run or check");
        };
    }
}
