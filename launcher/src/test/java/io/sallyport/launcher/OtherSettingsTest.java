package io.sallyport.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code up} with everything set that can be: nothing of the defaults shows through. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherSettingsTest {
    private static final String KEY_ID = "AKIAIOSFODNN7EXAMPLE";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static final Map<String, String> SETTINGS = Map.of(
            "SALLYPORT_ACCOUNT_ID", "210987654321",
            "SALLYPORT_REGION", "eu-central-1",
            "SALLYPORT_DOMAINS", "APIs.Example.org,apis.example.net",
            "SALLYPORT_PUBLIC_URL", "https://Login.example.org",
            "SALLYPORT_BOOTSTRAP_ACCESS_KEY_ID", KEY_ID,
            "SALLYPORT_BOOTSTRAP_SECRET_ACCESS_KEY", SECRET);

    private ChildProduct product;

    @BeforeAll
    void up(@TempDir Path folder) throws IOException {
        product = ChildProduct.up(ChildJvm.PLAIN, Files.createDirectory(folder.resolve("data")), SETTINGS);
    }

    @AfterAll
    void down() throws InterruptedException {
        product.stop();
    }

    @Test
    void the_given_keys_are_the_root_of_the_given_account() throws IOException {
        assertThat(product.bootstrap())
                .containsEntry("AWS_ACCESS_KEY_ID", KEY_ID)
                .containsEntry("AWS_SECRET_ACCESS_KEY", SECRET);
        try (var clients = product.clients()) {
            assertThat(clients.sts().getCallerIdentity().arn()).isEqualTo("arn:aws:iam::210987654321:root");
        }
    }

    @Test
    void clients_are_pointed_at_the_given_region() throws IOException {
        assertThat(product.bootstrap())
                .containsEntry("AWS_REGION", "eu-central-1")
                .containsEntry("AWS_DEFAULT_REGION", "eu-central-1");
    }

    @Test
    void a_user_pool_is_of_the_given_region_and_its_issuer_below_the_public_url() throws IOException {
        var id = pool();

        var discovered = at("localhost").get("/" + id + "/.well-known/openid-configuration");

        assertThat(id).startsWith("eu-central-1_");
        assertThat(new JsonObject(discovered.body()).getMap())
                .containsEntry("issuer", "https://Login.example.org/" + id)
                .containsEntry("jwks_uri", "https://Login.example.org/" + id + "/.well-known/jwks.json");
    }

    private String pool() throws IOException {
        try (var clients = product.clients()) {
            return clients.pools()
                    .createUserPool(p -> p.poolName("people"))
                    .userPool()
                    .id();
        }
    }

    @Test
    void an_api_answers_a_client_that_verifies_at_each_given_domain_and_at_no_other() throws IOException {
        var id = api();

        assertThat(status(id + ".execute-api.eu-central-1.apis.example.org", PingApi.PATH))
                .isEqualTo(200);
        assertThat(status(id + ".execute-api.eu-central-1.apis.example.net", PingApi.PATH))
                .isEqualTo(200);
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> status(id + ".execute-api.eu-central-1.amazonaws.com", PingApi.PATH))
                .withCauseInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void the_public_urls_host_is_one_that_a_client_verifies() throws IOException {
        assertThat(status("login.example.org", PingApi.path(api()))).isEqualTo(200);
    }

    @Test
    void nothing_is_without_tls_unless_asked_for() {
        assertThat(product.banner()).contains("210987654321").doesNotContain("without TLS");
    }

    private String api() throws IOException {
        try (var clients = product.clients()) {
            return PingApi.deploy(clients, PingApi.MOCK);
        }
    }

    private int status(String host, String path) {
        try (var client = at(host)) {
            return client.get(path).status();
        }
    }

    private RawHttps at(String host) {
        return new RawHttps(URI.create("https://" + host + ":" + product.url().getPort()), product.tls());
    }
}
