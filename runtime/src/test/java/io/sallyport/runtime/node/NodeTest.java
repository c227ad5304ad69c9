package io.sallyport.runtime.node;

import static io.sallyport.contracts.RoomName.FUNCTIONS;
import static io.sallyport.contracts.RoomName.POLICY_SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.PolicyContract;
import io.sallyport.contracts.PolicyContract.Lease;
import io.sallyport.contracts.PolicyContract.Providers;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.RoomName;
import io.sallyport.runtime.config.BadSetting;
import io.sallyport.runtime.config.Settings;
import io.sallyport.runtime.http.Entrance;
import io.sallyport.runtime.http.Inbound;
import io.sallyport.runtime.http.Outbound;
import io.sallyport.runtime.room.Room;
import io.sallyport.runtime.room.RoomContext;
import io.sallyport.runtime.tls.DeploymentKeys;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two rooms of lambdas on nodes of their own: one that grants leases, one that echoes. */
class NodeTest {
    @TempDir
    static Path folder = Path.of("");

    private static final Deque<Node> NODES = new ArrayDeque<>();
    private static final AtomicReference<Surroundings> OF_POLICY = new AtomicReference<>();
    private static int policyHealth;
    private static String echo = "";

    @BeforeAll
    static void two_nodes() throws IOException {
        DeploymentKeys.create(
                folder.resolve("keys"),
                "test",
                Set.of(POLICY_SERVICE, FUNCTIONS),
                Clock.systemUTC(),
                new SecureRandom());
        Files.createFile(
                password(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        var ports = ports(6);
        policyHealth = ports.get(2);
        var members = "127.0.0.1:" + ports.get(0) + ", 127.0.0.1:" + ports.get(3);
        NODES.push(Node.start(
                POLICY_SERVICE, settings(POLICY_SERVICE, members, ports.subList(0, 3)), NodeTest::grantingLeases));
        var functions = Node.start(FUNCTIONS, settings(FUNCTIONS, members, ports.subList(3, 6)), around -> echoing());
        NODES.push(functions);
        echo = functions.url();
    }

    @AfterAll
    static void stop() {
        NODES.forEach(Node::stop);
    }

    @Test
    void a_node_with_a_lease_is_live_and_ready_and_counts() throws Exception {
        assertThat(get("/health/live")).isEqualTo("200 live");
        assertThat(get("/health/ready")).isEqualTo("200 ready");
        assertThat(get("/metrics")).startsWith("200").contains("sallyport_trust_lease_age");
        assertThat(get("/health/else")).startsWith("404");
    }

    @Test
    void a_request_is_handed_on_byte_for_byte_with_the_peer_that_the_front_door_saw() {
        var headers = MultiMap.caseInsensitiveMultiMap()
                .add("Host", "api.example.com")
                .add("X-Twice", "one")
                .add("X-Twice", "two")
                .add("Sallyport-Peer", "10.9.8.7");
        var request = new Inbound("PUT", "/a//b%2Fc?q=%20;", headers, Buffer.buffer("body"), "192.0.2.7", true);

        var answer = forwarder(place(echo)).answer(request).await();

        assertThat(answer.status()).isEqualTo(207);
        assertThat(answer.headers().get("X-Echo")).isEqualTo("yes");
        assertThat(answer.body()).hasToString("PUT /a//b%2Fc?q=%20; api.example.com [one, two] 192.0.2.7 null body");
    }

    @Test
    void a_room_whose_certificate_bears_another_name_is_given_nothing() {
        var wrongRoom = place(String.valueOf(NODES.getLast().url()));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> forwarder(wrongRoom).answer(request()).await())
                .matches(refusal -> refusal.failure() == BusFailure.UNAVAILABLE)
                .withMessageContaining("functions.sallyport");
    }

    @Test
    void who_holds_no_certificate_of_a_room_is_not_heard() {
        var stranger = HttpClient.newHttpClient();
        var request = HttpRequest.newBuilder(URI.create(echo)).build();

        assertThatThrownBy(() -> stranger.send(request, HttpResponse.BodyHandlers.discarding()))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void a_setting_that_nobody_reads_stops_the_start() throws IOException {
        var wrong = new HashMap<>(environment(POLICY_SERVICE, "127.0.0.1:1", ports(3)));
        wrong.put("SALLYPORT_REGOIN", "us-east-1");

        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(() -> Node.start(POLICY_SERVICE, new Settings(wrong), NodeTest::grantingLeases))
                .withMessageContaining("unknown settings [SALLYPORT_REGOIN]");
    }

    @Test
    void a_taken_port_stops_the_start_and_says_which_setting_moves_it() throws IOException {
        var ports = ports(3);
        var wrong = new HashMap<>(environment(POLICY_SERVICE, "127.0.0.1:1", ports));
        wrong.put("SALLYPORT_HEALTH_PORT", String.valueOf(policyHealth));

        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(() -> Node.start(POLICY_SERVICE, new Settings(wrong), NodeTest::grantingLeases))
                .withMessageContaining("127.0.0.1:" + policyHealth)
                .withMessageContaining("SALLYPORT_HEALTH_PORT");
        assertThat(free(ports.getFirst()))
                .as("the cluster's port is given back")
                .isTrue();
    }

    @Test
    void a_missing_setting_is_named() {
        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(() -> Node.start(POLICY_SERVICE, new Settings(Map.of()), NodeTest::grantingLeases))
                .withMessageContaining("SALLYPORT_HOST is needed");
    }

    private static Room grantingLeases(Surroundings around) {
        OF_POLICY.compareAndSet(null, around);
        return new Room() {
            @Override
            public RoomName name() {
                return POLICY_SERVICE;
            }

            @Override
            public Future<Entrance> open(RoomContext context) {
                return context.bus()
                        .serve(
                                PolicyContract.LEASE,
                                asked -> Future.succeededFuture(new Lease(5_000, 0, 1, 0, 1, List.of())))
                        .compose(_ -> context.bus()
                                .serve(
                                        PolicyContract.PROVIDERS,
                                        asked -> Future.succeededFuture(new Providers(1, false, List.of(), List.of()))))
                        .map(_ -> request -> Future.succeededFuture(Outbound.of(200, "text/plain", "the ledger")));
            }
        };
    }

    private static Room echoing() {
        return new Room() {
            @Override
            public RoomName name() {
                return FUNCTIONS;
            }

            @Override
            public Future<Entrance> open(RoomContext context) {
                context.trust().requireLease(); // a room may ask policy-service while it opens
                return Future.succeededFuture(request -> Future.succeededFuture(
                        Outbound.of(207, "text/plain", told(request)).with("X-Echo", "yes")));
            }
        };
    }

    private static String told(Inbound request) {
        return request.method() + " " + request.uri() + " " + request.host() + " "
                + request.headers().getAll("x-twice") + " " + request.peer() + " "
                + request.headers().get("Sallyport-Peer") + " " + request.body();
    }

    private static Inbound request() {
        return new Inbound("GET", "/", MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(), "192.0.2.7", true);
    }

    /** @return policy-service's way to functions, were it at {@code place} */
    private static Entrance forwarder(String place) {
        var around = java.util.Objects.requireNonNull(OF_POLICY.get());
        var settings = new Settings(Map.of("SALLYPORT_ROOM_FUNCTIONS", place));
        var other = new Surroundings(around.vertx(), settings, around.keys(), around.hazelcast());
        return java.util.Objects.requireNonNull(
                other.entrances(List.of(FUNCTIONS)).get(FUNCTIONS));
    }

    private static String place(String url) {
        return URI.create(url).getAuthority();
    }

    private static String get(String path) throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + policyHealth + path);
        var answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body().strip();
    }

    private static Settings settings(RoomName room, String members, List<Integer> ports) {
        return new Settings(environment(room, members, ports));
    }

    /** @param ports of Hazelcast, of other rooms' requests, of health */
    private static Map<String, String> environment(RoomName room, String members, List<Integer> ports) {
        return Map.ofEntries(
                Map.entry("SALLYPORT_HOST", "127.0.0.1"),
                Map.entry("SALLYPORT_NODE_NAME", room.label() + ports.get(0)),
                Map.entry("SALLYPORT_PUBLIC_URL", "https://localhost:8443"),
                Map.entry(
                        "SALLYPORT_KEYS", folder.resolve("keys/" + room.label()).toString()),
                Map.entry("SALLYPORT_CLUSTER_NAME", "node-test-" + folder.getFileName()),
                Map.entry("SALLYPORT_CLUSTER_MEMBERS", members),
                Map.entry("SALLYPORT_CLUSTER_PORT", ports.get(0).toString()),
                Map.entry("SALLYPORT_BUS_PORT", "0"),
                Map.entry("SALLYPORT_HTTP_PORT", ports.get(1).toString()),
                Map.entry("SALLYPORT_HEALTH_PORT", ports.get(2).toString()),
                Map.entry("SALLYPORT_DATABASE_URL", "h2:mem:node-test"),
                Map.entry("SALLYPORT_DATABASE_USER", "sallyport"),
                Map.entry("SALLYPORT_DATABASE_PASSWORD_FILE", password().toString()),
                Map.entry("SALLYPORT_MIGRATE", "run"));
    }

    private static Path password() {
        return folder.resolve("password");
    }

    private static List<Integer> ports(int count) throws IOException {
        var sockets = new ArrayDeque<ServerSocket>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    private static boolean free(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
