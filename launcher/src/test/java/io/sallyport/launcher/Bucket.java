package io.sallyport.launcher;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** As much of S3 as a client needs to keep files. Believes every signature, and tells which access keys signed. */
final class Bucket implements AutoCloseable {
    private static final Pattern KEY = Pattern.compile("Credential=([^/]+)/");
    private static final byte[] NO_KEYS = xml("<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>");
    private static final byte[] NO_SUCH_KEY = xml("<Error><Code>NoSuchKey</Code></Error>");

    private final HttpServer server;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final List<String> accessKeys = new CopyOnWriteArrayList<>();

    private Bucket(HttpServer server) {
        this.server = server;
    }

    static Bucket open() throws IOException {
        var bucket = new Bucket(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        bucket.server.createContext("/", bucket::answer);
        bucket.server.start();
        return bucket;
    }

    private static byte[] xml(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** @return the text of {@code /bucket/key} */
    Optional<String> file(String path) {
        return Optional.ofNullable(files.get(path)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    List<String> accessKeys() {
        return List.copyOf(accessKeys);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            KEY.matcher(exchange.getRequestHeaders().getFirst("Authorization"))
                    .results()
                    .forEach(found -> accessKeys.add(found.group(1)));
            var body = exchange.getRequestBody().readAllBytes();
            var at = exchange.getRequestURI();
            if (exchange.getRequestMethod().equals("PUT")) {
                files.put(at.getPath(), body);
                exchange.sendResponseHeaders(200, -1);
            } else {
                var lists = String.valueOf(at.getQuery()).contains("list-type");
                send(exchange, lists ? Optional.of(NO_KEYS) : Optional.ofNullable(files.get(at.getPath())));
            }
        }
    }

    private static void send(HttpExchange exchange, Optional<byte[]> found) throws IOException {
        var shown = !exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(found.isPresent() ? 200 : 404, shown ? 0 : -1);
        if (shown) {
            exchange.getResponseBody().write(found.orElse(NO_SUCH_KEY));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
