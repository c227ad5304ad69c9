package io.sallyport.launcher.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sallyport.launcher.Commands;
import io.sallyport.sigv4.Header;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** P06: what {@code simulate} reads in a line is what curl itself sends for it. */
@Tag("clients")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CurlSendsTest {
    private static final DateTimeFormatter AMZ_DATE = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT);

    private static final List<String> BUILT_IN = List.of("user-agent", "accept-encoding");

    /** The first that signs a session token. */
    private static final Version OLDEST = Version.parse("7.88.1");

    @TempDir
    private Path folder;

    private final BlockingQueue<Sent> sent = new LinkedBlockingQueue<>();
    private final HttpServer server;

    CurlSendsTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    /** Without what tells this curl's version, and what it was built with. */
    private record Sent(String method, String uri, Map<String, List<String>> headers, String body) {
        static Sent of(HttpExchange exchange) throws IOException {
            var headers = new TreeMap<String, List<String>>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
            BUILT_IN.forEach(headers::remove);
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            return new Sent(
                    exchange.getRequestMethod(),
                    encoded(exchange.getRequestURI().toString()),
                    headers,
                    body);
        }

        static Sent of(CurlRequest request) {
            var headers = new TreeMap<String, List<String>>();
            for (Header header : request.headers()) {
                headers.computeIfAbsent(header.name().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                        .add(header.value());
            }
            BUILT_IN.forEach(headers::remove);
            var uri = request.url().whole().replaceFirst("http://[^/]*", "");
            return new Sent(
                    request.method(), encoded(uri), headers, request.body().toString());
        }

        /** Some versions of curl write hexadecimal digits in lower case. */
        private static String encoded(String uri) {
            return Pattern.compile("%[0-9a-f]{2}")
                    .matcher(uri)
                    .replaceAll(found -> found.group().toUpperCase(Locale.ROOT));
        }

        /** When it was signed, or whenever. */
        Instant at() {
            return headers.getOrDefault("x-amz-date", List.of()).stream()
                    .map(date -> LocalDateTime.parse(date, AMZ_DATE).toInstant(ZoneOffset.UTC))
                    .findFirst()
                    .orElse(Instant.EPOCH);
        }
    }

    @BeforeAll
    void listen(@TempDir Path anywhere) throws Exception {
        Commands.assumeThere("curl");
        var version = Commands.output(anywhere, Map.of(), "curl", "--version").split(" ", 3)[1];
        Assumptions.assumeTrue(
                Version.parse(version).compareTo(OLDEST) >= 0, "skipped: curl " + version + ", not " + OLDEST);
        server.createContext("/", exchange -> {
            sent.add(Sent.of(exchange));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    void close() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "URL/a/./b/../c?q=1#x",
                "-X DELETE URL/a -H X-A:1 -H X-A:2 -H Accept:",
                "-d a=1 -d b=2 --data-raw @c URL/a",
                "-d a=1 -H content-type:text/plain --compressed -A '' URL/a",
                "--json {\"a\":1} -b c=1 -b d=2 -e https://r/;auto URL/a",
                "-G -d q=1 --data-urlencode x=a*~ URL/a?z=0",
                "-I -u user:pass URL/",
                "--oauth2-bearer token URL/a",
                "-XPUT --path-as-is URL/a/../b",
                "--aws-sigv4 aws:amz:us-east-1:execute-api -u AKIAIOSFODNN7EXAMPLE:secret URL/test/pets",
                "--aws-sigv4 aws:amz:us-east-1:execute-api -u ASIAIOSFODNN7EXAMPLE:secret -H X-Amz-Security-Token:token"
                        + " -d {\"a\":1} -H Content-Type:application/json URL/test/pets",
            })
    void p06_a_line_is_read_as_curl_sends_it(String line) throws Exception {
        var words = new ArrayList<>(List.of("curl", "-s"));
        words.addAll(List.of(
                line.replace("URL", "http://127.0.0.1:" + server.getAddress().getPort())
                        .replace("''", "")
                        .split(" ", -1)));

        var ended = Commands.run(folder, Map.of(), words.toArray(String[]::new));
        assertThat(ended.errors()).isEmpty();
        var real = sent.remove();

        assertThat(Sent.of(CurlRequest.of(CurlLine.parse(words), real.at()))).isEqualTo(real);
    }
}
