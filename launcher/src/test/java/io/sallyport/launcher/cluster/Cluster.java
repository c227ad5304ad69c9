package io.sallyport.launcher.cluster;

import static io.sallyport.contracts.RoomName.FUNCTIONS;
import static io.sallyport.contracts.RoomName.GATEWAY;
import static io.sallyport.contracts.RoomName.IDENTITY_EXCHANGE;
import static io.sallyport.contracts.RoomName.POLICY_SERVICE;
import static io.sallyport.contracts.RoomName.TOKEN_SERVICE;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.sallyport.contracts.RoomName;
import io.sallyport.contracts.Secret;
import io.sallyport.launcher.story.ApiCalls;
import io.sallyport.launcher.story.Clients;
import io.sallyport.launcher.story.Example;
import io.sallyport.launcher.story.Language;
import io.sallyport.runtime.tls.Authority;
import io.sallyport.runtime.tls.DeploymentKeys;
import io.sallyport.runtime.tls.PrivateFiles;
import io.sallyport.runtime.tls.Truststore;
import io.sallyport.sigv4.Credentials;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Seven processes on this machine, joined as pods would be: each is given the variables that {@code k8s/base} gives its pod, no others,
 * with this machine's places in them.
 */
final class Cluster {
    static final String ACCOUNT = "123456789012";
    static final String REGION = "us-east-1";
    /** Each worker's processes of functions: few, so that two workers are soon full. */
    static final int ENVIRONMENTS = 2;

    private static final String PASSWORD = "changeit";
    private static final Credentials ROOT =
            Credentials.longTerm("AKIAIOSFODNN7EXAMPLE", Secret.of("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"));

    private final Path folder;
    private final Postgres postgres;
    private final DeploymentKeys keys;
    private final Manifests manifests = Manifests.of(Kustomization.ofProduct().rendered());
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, NodeProcess> nodes = new LinkedHashMap<>();
    private final int rogue;

    /** Where a node is: ports of membership, of other rooms, of health, of strangers. */
    private record Place(RoomName room, String name, int members, int rooms, int health, int open) {}

    private Cluster(Path folder, Postgres postgres) {
        this.folder = folder;
        this.postgres = postgres;
        var random = new SecureRandom();
        this.keys = DeploymentKeys.create(
                folder.resolve("keys"), "test", EnumSet.allOf(RoomName.class), Clock.systemUTC(), random);
        publicKey(Authority.open(folder.resolve("public"), "public", Clock.systemUTC(), random));
        var ports = new Ports(new Random());
        Stream.of(POLICY_SERVICE, IDENTITY_EXCHANGE, TOKEN_SERVICE, FUNCTIONS, FUNCTIONS, FUNCTIONS, GATEWAY, GATEWAY)
                .forEach(room -> place(room, ports));
        this.rogue = ports.next();
    }

    /** An authority of its own: who is certified by the rooms' may speak on the bus. */
    private void publicKey(Authority authority) {
        var key = authority.server(Set.of("127.0.0.1"));
        PrivateFiles.writePublic(certificate(), key.chainPem().getBytes(StandardCharsets.UTF_8));
        PrivateFiles.write(folder.resolve("public").resolve("tls.key"), key.keyPem());
        PrivateFiles.writePublic(
                truststore(), Truststore.keyStore(List.of(authority.certificate()), "PKCS12", PASSWORD));
    }

    private Path certificate() {
        return folder.resolve("public").resolve("tls.crt");
    }

    private Path truststore() {
        return folder.resolve("public").resolve("truststore.p12");
    }

    private void place(RoomName room, Ports ports) {
        var name = Stream.iterate(1, n -> n + 1)
                .map(n -> room.label() + "-" + n)
                .filter(free -> !places.containsKey(free))
                .findFirst()
                .orElseThrow();
        places.put(name, new Place(room, name, ports.next(), ports.next(), ports.next(), ports.next()));
    }

    /** Seven nodes at once, ready when it returns. */
    static Cluster start(Path folder) throws IOException, SQLException, InterruptedException {
        return start(
                folder,
                "policy-service-1",
                "identity-exchange-1",
                "token-service-1",
                "functions-1",
                "functions-2",
                "gateway-1",
                "gateway-2");
    }

    /** Some of them at once, ready when it returns. */
    static Cluster start(Path folder, String... names) throws IOException, SQLException, InterruptedException {
        var cluster = new Cluster(folder, Postgres.start(folder.resolve("database")));
        try {
            cluster.open(names);
        } catch (AssertionError | IOException | InterruptedException e) {
            cluster.close();
            throw e;
        }
        return cluster;
    }

    void open(String... names) throws IOException, InterruptedException {
        for (var name : names) {
            var place = place(name);
            var main = deployment(place.room())
                    .getSpec()
                    .getTemplate()
                    .getSpec()
                    .getContainers()
                    .getFirst()
                    .getArgs()
                    .getFirst();
            nodes.put(name, NodeProcess.start(main, environment(place), folder.resolve(name + ".log")));
        }
        for (var name : names) {
            node(name).ready();
        }
    }

    private Place place(String name) {
        return java.util.Objects.requireNonNull(places.get(name), name);
    }

    NodeProcess node(String name) {
        return java.util.Objects.requireNonNull(nodes.get(name), name);
    }

    /** @return every line that any node logged */
    Stream<String> said() {
        return nodes.values().stream().flatMap(node -> node.said().lines());
    }

    private Deployment deployment(RoomName room) {
        return manifests.one(Deployment.class, room.label());
    }

    /** As Kubernetes gives it; a variable that the manifests lack, or that stays without a value, is a fault of theirs. */
    private Map<String, String> environment(Place place) {
        var given = manifests.environment(deployment(place.room()));
        var here = new HashMap<>(here(place));
        here.keySet().stream()
                .filter(name -> !given.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new AssertionError(place.name() + " needs " + name + ", which k8s/base does not give it");
                });
        given.forEach((name, value) -> value.ifPresent(text -> here.putIfAbsent(name, text)));
        given.keySet().stream()
                .filter(name -> !here.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new AssertionError(name + " of " + place.name() + " has a value in Kubernetes only");
                });
        here.remove("SALLYPORT_CLUSTER_SERVICE"); // no headless Service stands here
        here.put("SALLYPORT_CLUSTER_MEMBERS", String.join(",", members()));
        if (place.room() == FUNCTIONS) {
            here.put("SALLYPORT_FUNCTIONS_ENVIRONMENTS", String.valueOf(ENVIRONMENTS));
        }
        if (place.room() == GATEWAY) {
            here.put("SALLYPORT_BACKENDS", "any"); // those of the tests are on this machine
        }
        return here;
    }

    /** @return host and membership port of every node, open or not */
    List<String> members() {
        return places.values().stream()
                .map(place -> "127.0.0.1:" + place.members())
                .toList();
    }

    private Map<String, String> here(Place place) {
        var here = new HashMap<>(Map.of(
                "SALLYPORT_HOST", "127.0.0.1",
                "SALLYPORT_NODE_NAME", place.name(),
                "SALLYPORT_PUBLIC_URL", endpoint("gateway-1").toString(),
                "SALLYPORT_CLUSTER_NAME", name(),
                "SALLYPORT_CLUSTER_PORT", String.valueOf(place.members()),
                "SALLYPORT_BUS_PORT", "0",
                "SALLYPORT_HTTP_PORT", String.valueOf(place.rooms()),
                "SALLYPORT_HEALTH_PORT", String.valueOf(place.health()),
                "SALLYPORT_KEYS", keys.of(place.room()).toString(),
                "SALLYPORT_MIGRATE", "run"));
        here.put("SALLYPORT_DATABASE_URL", postgres.url());
        here.put(
                "SALLYPORT_DATABASE_PASSWORD_FILE",
                postgres.passwordFile(place.room()).toString());
        here.putAll(ofRoom(place));
        return here;
    }

    private Map<String, String> ofRoom(Place place) {
        return switch (place.room()) {
            case GATEWAY -> frontDoor(place);
            case POLICY_SERVICE ->
                Map.of(
                        "SALLYPORT_BOOTSTRAP_ACCESS_KEY_ID", ROOT.accessKeyId(),
                        "SALLYPORT_BOOTSTRAP_SECRET_ACCESS_KEY",
                                ROOT.secretKey().reveal());
            case TOKEN_SERVICE, FUNCTIONS, IDENTITY_EXCHANGE -> Map.of();
        };
    }

    /** In Kubernetes a Service stands before each room; here the gateways know the first node of it. */
    private Map<String, String> frontDoor(Place place) {
        var door = places.values().stream()
                .filter(other -> other.room() != GATEWAY && other.name().endsWith("-1"))
                .collect(Collectors.toMap(
                        other -> "SALLYPORT_ROOM_" + other.room().name(), other -> "127.0.0.1:" + other.rooms()));
        door.put("SALLYPORT_PUBLIC_PORT", String.valueOf(place.open()));
        door.put("SALLYPORT_TLS_CERTIFICATE", certificate().toString());
        door.put(
                "SALLYPORT_TLS_KEY", folder.resolve("public").resolve("tls.key").toString());
        return door;
    }

    /** @return Hazelcast's name of this cluster: all that a stranger on its network has to know */
    String name() {
        return "test-" + folder.getFileName();
    }

    /** @return a free port for a member that nobody invited */
    int roguePort() {
        return rogue;
    }

    private URI endpoint(String gateway) {
        return URI.create("https://127.0.0.1:" + place(gateway).open());
    }

    /** The example application. */
    static Example example() {
        return new Example(Path.of(System.getProperty("sallyport.root"), "examples", "inventory"), Language.NODE);
    }

    /** @return unmodified clients of one gateway, with the root's keys */
    Clients clients(String gateway) {
        return clients(gateway, ROOT);
    }

    Clients clients(String gateway, Credentials who) {
        return Clients.of(endpoint(gateway), REGION, who, truststore(), PASSWORD);
    }

    ApiCalls calls(String gateway) {
        return new ApiCalls(
                endpoint(gateway), REGION, Clients.trusting(truststore(), PASSWORD), InstantSource.system());
    }

    void close() throws IOException, InterruptedException {
        nodes.values().forEach(NodeProcess::end);
        for (var node : nodes.values()) {
            node.ended();
        }
        postgres.close();
    }
}
