package io.sallyport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM while requests are under way. */
class DrainTest {
    private static final Pattern PLAIN = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

    private final CountDownLatch underWay = new CountDownLatch(3);
    private final CountDownLatch answer = new CountDownLatch(1);

    @Test
    void what_is_under_way_is_answered_nothing_new_is_taken_and_then_it_ends(@TempDir Path folder) throws Exception {
        var data = Files.createDirectory(folder.resolve("data"));
        try (var backend = Backend.open(this::work);
                var product = ChildProduct.up(ChildJvm.PLAIN, data, Map.of(), "--plain-port", "0");
                var http = HttpClient.newBuilder().sslContext(product.tls()).build()) {
            var plain = plain(product);
            var requests = requests(http, product, plain, backend.url());
            underWay.await();

            product.terminate();

            Stream.of(product.url(), plain).forEach(url -> Eventually.is(true, () -> refuses(url)));
            answer.countDown();
            assertThat(requests).map(CompletableFuture::join).allMatch(response -> response.statusCode() == 200);
            assertThat(product.ended()).isEqualTo(143);
        }
    }

    private void work() {
        try {
            underWay.countDown();
            answer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static URI plain(ChildProduct product) {
        var told = PLAIN.matcher(product.banner());
        assertThat(told.find()).isTrue();
        return URI.create(told.group());
    }

    /** One by each protocol. */
    private static List<CompletableFuture<HttpResponse<Void>>> requests(
            HttpClient http, ChildProduct product, URI plain, String backend) throws IOException {
        try (var clients = product.clients()) {
            var path = PingApi.path(PingApi.deploy(clients, PingApi.proxy(backend)));
            return Stream.of(
                            HttpRequest.newBuilder(product.url().resolve(path)).version(Version.HTTP_2),
                            HttpRequest.newBuilder(product.url().resolve(path)).version(Version.HTTP_1_1),
                            HttpRequest.newBuilder(plain.resolve(path)).version(Version.HTTP_1_1))
                    .map(request -> http.sendAsync(request.build(), BodyHandlers.discarding()))
                    .toList();
        }
    }

    private static boolean refuses(URI url) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), url.getPort())) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
