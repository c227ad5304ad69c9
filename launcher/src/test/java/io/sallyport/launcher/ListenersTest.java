package io.sallyport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.launcher.RunningProduct.Running;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the product can be reached, and where it cannot. */
@ExtendWith(RunningProduct.class)
class ListenersTest {
    private static final int PATIENCE_MILLIS = 5_000;

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "amazonaws.com"})
    void an_api_answers_a_client_that_verifies_at_each_domain_that_need_not_be_set(String domain, Running running) {
        var id = PingApi.deploy(running.clients(), PingApi.MOCK);
        var host = id + ".execute-api.us-east-1." + domain;

        try (var raw = running.raw(host)) {
            assertThat(raw.get(PingApi.PATH).status()).isEqualTo(200);
        }
    }

    @Test
    void the_plain_port_serves_what_the_other_does(Running running) throws Exception {
        var id = PingApi.deploy(running.clients(), PingApi.MOCK);
        var url = URI.create(running.product().plainUrl().orElseThrow() + PingApi.path(id));

        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void the_plain_port_is_on_loopback_only(Running running) throws IOException {
        var tls = URI.create(running.url()).getPort();
        var plain = URI.create(running.product().plainUrl().orElseThrow()).getPort();

        assertThat(reachable(InetAddress.getLoopbackAddress(), plain)).isTrue();
        assertThat(others()).filteredOn(address -> reachable(address, tls)).isNotEmpty();
        assertThat(others()).filteredOn(address -> reachable(address, plain)).isEmpty();
    }

    /** What this machine answers to besides 127.0.0.1; all of 127/8 is its own. */
    private static List<InetAddress> others() throws IOException {
        var own = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress());
        return Stream.concat(own, Stream.of(InetAddress.ofLiteral("127.0.0.2"))).toList();
    }

    private static boolean reachable(InetAddress address, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
