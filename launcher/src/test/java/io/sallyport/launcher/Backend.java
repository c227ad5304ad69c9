package io.sallyport.launcher;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What stands behind an API, and what of it was really reached. */
public final class Backend implements AutoCloseable {
    private final HttpServer server;
    private final List<String> reached = new CopyOnWriteArrayList<>();

    private Backend(HttpServer server, Runnable work) {
        this.server = server;
        server.setExecutor(command -> Thread.ofVirtual().start(command));
        server.createContext("/", exchange -> {
            reached.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.getRequestBody().readAllBytes();
            work.run();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    public static Backend open() {
        return open(() -> {});
    }

    /** @param work what it does before it answers a request */
    public static Backend open(Runnable work) {
        try {
            return new Backend(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Method and path of each request that came through, in order. */
    public List<String> reached() {
        return List.copyOf(reached);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
