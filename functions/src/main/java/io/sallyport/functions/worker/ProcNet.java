package io.sallyport.functions.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whose a loopback connection is, as the kernel tells: the socket's inode from {@code /proc/net/tcp}, looked for among the open
 * files of a process and all that it started.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_net_tcp.5.html">proc_net_tcp(5)</a>
 */
final class ProcNet {
    /** 127.0.0.1 as the table spells it: the bytes of one number in this machine's order, in tcp6 behind {@code ::ffff:}. */
    private static final String LOOPBACK = String.format(
            Locale.ROOT,
            "%08X",
            ByteBuffer.wrap(new byte[] {127, 0, 0, 1})
                    .order(ByteOrder.nativeOrder())
                    .getInt());

    private final Path proc;

    ProcNet(Path proc) {
        this.proc = proc;
    }

    /** @return true on a machine whose kernel tells whose a connection is */
    boolean present() {
        return Files.isReadable(proc.resolve("net/tcp"));
    }

    /** @param port of the client at 127.0.0.1: another loopback address may hold the same port, and be somebody else */
    boolean owns(ProcessHandle root, int port, int apiPort) {
        return inode(port, apiPort)
                .map(inode -> "socket:[" + inode + "]")
                .filter(socket ->
                        Stream.concat(Stream.of(root), root.descendants()).anyMatch(process -> holds(process, socket)))
                .isPresent();
    }

    private Optional<String> inode(int port, int apiPort) {
        return Stream.of("net/tcp", "net/tcp6")
                .map(proc::resolve)
                .filter(Files::isReadable)
                .flatMap(table -> inode(table, port, apiPort).stream())
                .findFirst();
    }

    /** The client's end: its port is the local one in the table, ours the remote one. */
    private static Optional<String> inode(Path table, int port, int apiPort) {
        var local = String.format(Locale.ROOT, "%s:%04X", LOOPBACK, port);
        var remote = String.format(Locale.ROOT, "%s:%04X", LOOPBACK, apiPort);
        try (var lines = Files.lines(table)) {
            return lines.map(line -> line.trim().split("\\s+"))
                    .filter(cells -> cells.length > 9 && cells[1].endsWith(local) && cells[2].endsWith(remote))
                    .map(cells -> cells[9])
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private boolean holds(ProcessHandle process, String socket) {
        try (var open = Files.list(proc.resolve(process.pid() + "/fd"))) {
            return open.anyMatch(file -> socket.equals(target(file)));
        } catch (IOException | UncheckedIOException e) {
            return false; // it has ended meanwhile
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
