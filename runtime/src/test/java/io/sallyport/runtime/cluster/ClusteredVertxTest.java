package io.sallyport.runtime.cluster;

import static io.sallyport.contracts.RoomName.GATEWAY;
import static io.sallyport.contracts.RoomName.POLICY_SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.hazelcast.cluster.MembershipAdapter;
import com.hazelcast.cluster.MembershipEvent;
import io.sallyport.contracts.RoomName;
import io.sallyport.runtime.cluster.ClusterConfig.Discovery.Members;
import io.sallyport.runtime.tls.DeploymentKeys;
import io.sallyport.runtime.tls.RoomKeys;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(VertxExtension.class)
class ClusteredVertxTest {
    private static final Set<RoomName> ROOMS = Set.of(GATEWAY, POLICY_SERVICE);

    @TempDir
    Path folder = Path.of("");

    private final List<ClusteredVertx> nodes = new ArrayList<>();
    private final AtomicInteger reached = new AtomicInteger();
    private int onePort;
    private int otherPort;

    @BeforeEach
    void ports() throws IOException {
        try (var one = new ServerSocket(0);
                var other = new ServerSocket(0)) {
            onePort = one.getLocalPort();
            otherPort = other.getLocalPort();
        }
    }

    @AfterEach
    void close() {
        nodes.reversed().forEach(node -> node.close().await());
    }

    @Test
    void two_rooms_of_one_deployment_talk_both_ways() {
        var gateway = open(config(onePort), keys("ours", GATEWAY));
        var policy = open(config(otherPort), keys("ours", POLICY_SERVICE));
        answering(gateway, "gateway.hello");
        answering(policy, "policy.hello");

        assertThat(ask(gateway, "policy.hello", 60_000).await()).isEqualTo("hello you");
        assertThat(ask(policy, "gateway.hello", 60_000).await()).isEqualTo("hello you");
        assertThat(gateway.hazelcast().getCluster().getMembers()).hasSize(2);
    }

    @Test
    void a_node_of_another_authority_exchanges_no_message() {
        var ours = open(config(onePort), keys("ours", GATEWAY));
        var theirs = open(config(otherPort), keys("theirs", POLICY_SERVICE));
        answering(ours, "ours.hello");
        answering(theirs, "theirs.hello");

        assertHandshakeFails(tell(ours, "theirs.hello"));
        assertHandshakeFails(tell(theirs, "ours.hello"));
        assertThat(reached).hasValue(0);
    }

    @Test
    void a_node_without_any_certificate_exchanges_no_message() {
        var ours = open(config(onePort), keys("ours", GATEWAY));
        var plain = new EventBusOptions().setHost("127.0.0.1").setPort(0);
        var theirs = opened(ClusteredVertx.open(config(otherPort), plain, new VertxOptions()));

        answering(ours, "ours.hello");
        answering(theirs, "theirs.hello");

        var lost = Future.join(ask(ours, "theirs.hello", 12_000), ask(theirs, "ours.hello", 12_000));

        assertThatExceptionOfType(ReplyException.class)
                .isThrownBy(lost::await)
                .satisfies(no -> assertThat(no.failureType()).isEqualTo(ReplyFailure.TIMEOUT));
        assertThat(lost.causes()).hasSize(2).doesNotContainNull();
        assertThat(reached).hasValue(0);
    }

    @Test
    void a_connection_without_a_client_certificate_is_closed(Vertx outside) throws IOException {
        int busPort;
        try (var free = new ServerSocket(0)) {
            busPort = free.getLocalPort();
        }
        var config = new ClusterConfig(
                "test-" + onePort, "node-" + onePort, "127.0.0.1", onePort, busPort, new Members(List.of()));
        open(config, keys("ours", GATEWAY));
        var client = outside.createNetClient(
                new NetClientOptions().setSsl(true).setTrustAll(true).setHostnameVerificationAlgorithm(""));

        var closed = client.connect(busPort, "127.0.0.1")
                .compose(ClusteredVertxTest::closedByTheOther)
                .otherwise("refused");

        assertThat(closed.await()).isIn("refused", "closed");
    }

    @Test
    void a_node_that_leaves_is_gone_for_the_others() {
        var gateway = open(config(onePort), keys("ours", GATEWAY));
        var policy = open(config(otherPort), keys("ours", POLICY_SERVICE));
        nodes.remove(policy);

        var gone = leaving(gateway);
        policy.close().await();

        assertThat(gone.await()).isEqualTo("node-" + otherPort);
        assertThat(gateway.hazelcast().getCluster().getMembers()).hasSize(1);
    }

    private static Future<String> leaving(ClusteredVertx seenBy) {
        var gone = Promise.<String>promise();
        seenBy.hazelcast().getCluster().addMembershipListener(new MembershipAdapter() {
            @Override
            public void memberRemoved(MembershipEvent event) {
                gone.complete(event.getMember().getAttribute("node"));
            }
        });
        return gone.future();
    }

    @Test
    void an_address_of_every_interface_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClusterConfig("c", "n", "0.0.0.0", 5701, 0, new Members(List.of())))
                .withMessageContaining("IP address");
    }

    private static void assertHandshakeFails(Future<Void> told) {
        assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(told::await);
    }

    /** Completes when the message is on its way, that is when the two have shaken hands. */
    private static Future<Void> tell(ClusteredVertx node, String address) {
        return node.vertx().eventBus().sender(address).write("you");
    }

    private static Future<String> closedByTheOther(NetSocket socket) {
        var closed = Promise.<String>promise();
        socket.exceptionHandler(_ -> closed.tryComplete("closed"));
        socket.closeHandler(_ -> closed.tryComplete("closed"));
        socket.write(Buffer.buffer("anybody there"));
        return closed.future();
    }

    private void answering(ClusteredVertx node, String address) {
        node.vertx()
                .eventBus()
                .<String>consumer(address, message -> {
                    reached.incrementAndGet();
                    message.reply("hello " + message.body());
                })
                .completion()
                .await();
    }

    private static Future<String> ask(ClusteredVertx node, String address, long patienceMillis) {
        return node.vertx()
                .eventBus()
                .<String>request(address, "you", new DeliveryOptions().setSendTimeout(patienceMillis))
                .map(answer -> answer.body());
    }

    private ClusterConfig config(int port) {
        return new ClusterConfig(
                "test-" + onePort,
                "node-" + port,
                "127.0.0.1",
                port,
                0,
                new Members(List.of("127.0.0.1:" + onePort, "127.0.0.1:" + otherPort)));
    }

    private RoomKeys keys(String deployment, RoomName room) {
        var keys = DeploymentKeys.create(
                folder.resolve(deployment), deployment, ROOMS, Clock.systemUTC(), new SecureRandom());
        return RoomKeys.load(keys.of(room), room, Clock.systemUTC());
    }

    private ClusteredVertx open(ClusterConfig config, RoomKeys keys) {
        return opened(ClusteredVertx.open(config, keys, new VertxOptions()));
    }

    private ClusteredVertx opened(Future<ClusteredVertx> opening) {
        var node = opening.await();
        nodes.add(node);
        return node;
    }
}
