package io.sallyport.launcher;

import io.sallyport.sigv4.Header;
import io.sallyport.sigv4.Payload;
import io.sallyport.sigv4.WireRequest;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * HTTP/1.1 over TLS, byte for byte as it is told: no client of a library in between that would tidy up a path or a header. Whatever the
 * endpoint's host, it is taken to be this machine, and the certificate has to bear its name.
 */
public final class RawHttps implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;

    private final URI endpoint;
    private final SSLContext tls;
    private Optional<SSLSocket> connection = Optional.empty();

    public RawHttps(URI endpoint, SSLContext tls) {
        this.endpoint = endpoint;
        this.tls = tls;
    }

    /** @param headers by name in lower case */
    public record Reply(int status, Map<String, String> headers, String body) {
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    public URI endpoint() {
        return endpoint;
    }

    /** @param path at the endpoint's host */
    Reply get(String path) {
        var host = new Header("Host", endpoint.getAuthority());
        return send(new WireRequest("GET", path, "", List.of(host), Payload.of(new byte[0])), "");
    }

    /** Sends {@code request} as it is, with the length of {@code body}. */
    public Reply send(WireRequest request, String body) {
        var bytes = (head(request, body) + body).getBytes(StandardCharsets.UTF_8);
        try {
            var socket = connected();
            socket.getOutputStream().write(bytes);
            var reply = read(new DataInputStream(socket.getInputStream()));
            if (reply.header("connection").equals("close")) {
                close();
            }
            return reply;
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(request.toString(), e);
        }
    }

    private static String head(WireRequest request, String body) {
        var head = new StringBuilder(request.method()).append(' ').append(request.path());
        if (!request.query().isEmpty()) {
            head.append('?').append(request.query());
        }
        head.append(" HTTP/1.1\r\n");
        request.headers()
                .forEach(header -> head.append(header.name())
                        .append(": ")
                        .append(header.value())
                        .append("\r\n"));
        return head.append("Content-Length: ")
                .append(body.getBytes(StandardCharsets.UTF_8).length)
                .append("\r\n\r\n")
                .toString();
    }

    private SSLSocket connected() throws IOException {
        if (connection.isEmpty()) {
            var plain = new Socket(InetAddress.getLoopbackAddress(), endpoint.getPort());
            var socket = (SSLSocket)
                    tls.getSocketFactory().createSocket(plain, endpoint.getHost(), endpoint.getPort(), true);
            var verifying = socket.getSSLParameters();
            verifying.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(verifying);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            connection = Optional.of(socket);
        }
        return connection.get();
    }

    private static Reply read(DataInputStream in) throws IOException {
        int status = Integer.parseInt(line(in).split(" ", 3)[1]);
        var headers = new TreeMap<String, String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var part = line.split(":", 2);
            headers.put(part[0].toLowerCase(Locale.ROOT), part[1].strip());
        }
        var body = new byte[Integer.parseInt(headers.getOrDefault("content-length", "0"))];
        in.readFully(body);
        return new Reply(status, headers, new String(body, StandardCharsets.UTF_8));
    }

    private static String line(DataInputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.readUnsignedByte(); next != '\n'; next = in.readUnsignedByte()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        connection.ifPresent(socket -> {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        connection = Optional.empty();
    }
}
