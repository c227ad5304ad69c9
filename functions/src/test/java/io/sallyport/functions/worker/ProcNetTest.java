package io.sallyport.functions.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose a connection is, by the tables of this very machine. */
class ProcNetTest {
    private static final byte[] HERE = {127, 0, 0, 1};
    private static final byte[] ANOTHER = {127, 0, 0, 2};

    private final ProcNet procNet = new ProcNet(Path.of("/proc"));
    private final ProcessHandle ourselves = ProcessHandle.current();

    @BeforeEach
    void needs_a_kernel_that_tells() {
        assumeTrue(procNet.present(), "skipped: no /proc/net/tcp");
    }

    @Test
    void a_connection_is_of_who_opened_it_and_of_nobody_else() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getByAddress(HERE));
                var client = connected(server, HERE)) {
            assertThat(procNet.owns(ourselves, client.getLocalPort(), server.getLocalPort()))
                    .isTrue();
            assertThat(procNet.owns(ProcessHandle.of(1).orElseThrow(), 1, server.getLocalPort()))
                    .isFalse();
        }
    }

    @Test
    void the_same_port_of_another_loopback_address_is_another_connection() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getByAddress(HERE));
                var client = connected(server, ANOTHER)) {
            assertThat(procNet.owns(ourselves, client.getLocalPort(), server.getLocalPort()))
                    .isFalse();
        }
    }

    @Test
    void without_the_tables_a_connection_is_nobodys(@TempDir Path noProc) throws IOException {
        var blind = new ProcNet(noProc);
        try (var server = new ServerSocket(0, 1, InetAddress.getByAddress(HERE));
                var client = connected(server, HERE)) {
            assertThat(blind.present()).isFalse();
            assertThat(blind.owns(ourselves, client.getLocalPort(), server.getLocalPort()))
                    .isFalse();
        }
    }

    private static Socket connected(ServerSocket server, byte[] from) throws IOException {
        var client = new Socket();
        client.bind(new InetSocketAddress(InetAddress.getByAddress(from), 0));
        client.connect(server.getLocalSocketAddress());
        return client;
    }
}
