package io.sallyport.runtime.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class ForeignIssuersTest {
    private static final String MODULUS = "w".repeat(342) + "Q";

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private volatile String discovery = "";
    private volatile String jwks = keys("k1");
    private volatile int status = 200;
    private String issuer = "";
    private Vertx vertx;

    @BeforeEach
    void serve(Vertx vertx) {
        this.vertx = vertx;
        var server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .await();
        issuer = "http://127.0.0.1:" + server.actualPort();
        discovery = document(issuer, issuer + "/keys");
    }

    @Test
    void keys_are_discovered_and_kept() {
        var issuers = issuers(true);

        assertThat(issuers.keys(JwtIssuer.of(issuer), "k1").await().knows("k1")).isTrue();
        assertThat(issuers.keys(JwtIssuer.of(issuer), "k1").isComplete()).isTrue();

        assertThat(asked).hasValue(2);
    }

    @Test
    void keys_may_be_named_without_discovery() {
        var named = new JwtIssuer("https://issuer.example", Optional.of(issuer + "/keys"));

        assertThat(issuers(true).keys(named, "k1").await().knows("k1")).isTrue();
        assertThat(asked).hasValue(1);
    }

    @Test
    void many_who_want_the_same_keys_ask_once() {
        var issuers = issuers(true);

        Future.all(issuers.keys(JwtIssuer.of(issuer), "k1"), issuers.keys(JwtIssuer.of(issuer), "k1"))
                .await();

        assertThat(asked).hasValue(2);
    }

    @Test
    void an_unknown_key_id_asks_again_but_not_at_once() {
        var issuers = issuers(true);
        issuers.keys(JwtIssuer.of(issuer), "k1").await();
        jwks = keys("k2");

        assertThat(issuers.keys(JwtIssuer.of(issuer), "k2").await().knows("k2")).isFalse();
        assertThat(asked).hasValue(2);
        nanos.addAndGet(Duration.ofSeconds(30).toNanos());

        assertThat(issuers.keys(JwtIssuer.of(issuer), "k2").await().knows("k2")).isTrue();
    }

    @Test
    void a_failure_is_kept_for_a_while() {
        var issuers = issuers(true);
        status = 500;
        unavailable(issuers.keys(JwtIssuer.of(issuer), "k1"));
        status = 200;
        unavailable(issuers.keys(JwtIssuer.of(issuer), "k1"));
        assertThat(asked).hasValue(1);

        nanos.addAndGet(Duration.ofSeconds(10).toNanos());

        assertThat(issuers.keys(JwtIssuer.of(issuer), "k1").await().knows("k1")).isTrue();
    }

    @Test
    void an_issuer_that_fails_loses_its_good_keys_to_nobody_who_invents_a_key_id() {
        var issuers = issuers(true);
        issuers.keys(JwtIssuer.of(issuer), "k1").await();
        status = 500;
        nanos.addAndGet(Duration.ofSeconds(30).toNanos());

        assertThat(issuers.keys(JwtIssuer.of(issuer), "invented").await().knows("invented"))
                .isFalse();
        assertThat(asked).hasValue(3);
        assertThat(issuers.keys(JwtIssuer.of(issuer), "k1").await().knows("k1")).isTrue();
        assertThat(issuers.keys(JwtIssuer.of(issuer), "invented").await().knows("k1"))
                .isTrue();
        assertThat(asked).hasValue(3);
    }

    @Test
    void keys_that_cannot_be_had_again_are_believed_for_ten_minutes() {
        var issuers = issuers(true);
        issuers.keys(JwtIssuer.of(issuer), "k1").await();
        status = 500;

        nanos.addAndGet(Duration.ofMinutes(10).toNanos() - 1);
        assertThat(issuers.keys(JwtIssuer.of(issuer), "k1").await().knows("k1")).isTrue();
        nanos.addAndGet(1);
        unavailable(issuers.keys(JwtIssuer.of(issuer), "k1"));
    }

    @Test
    void a_document_that_names_another_issuer_is_not_believed() {
        discovery = document("https://accounts.example", issuer + "/keys");
        unavailable(issuers(true).keys(JwtIssuer.of(issuer), "k1"));
    }

    @Test
    void a_redirect_is_not_followed() {
        status = 302;
        unavailable(issuers(true).keys(JwtIssuer.of(issuer), "k1"));
        assertThat(asked).hasValue(1);
    }

    @Test
    void an_answer_longer_than_150_kilobytes_is_not_read() {
        jwks = " ".repeat(150_001);
        assertThat(unavailable(issuers(true).keys(JwtIssuer.of(issuer), "k1"))).contains("longer than 150000 bytes");
    }

    @Test
    void what_is_no_key_set_is_not_believed() {
        for (var bad : new String[] {"", "[]", "{}", "{\"keys\":{}}", "{\"keys\":[],\"keys\":[]}"}) {
            jwks = bad;
            unavailable(issuers(true).keys(JwtIssuer.of(issuer), "k1"));
        }
    }

    @Test
    void loopback_and_plain_http_are_refused_where_they_are_not_allowed() {
        unavailable(issuers(false).keys(JwtIssuer.of(issuer), "k1"));
        unavailable(issuers(false).keys(JwtIssuer.of(issuer.replace("http:", "https:")), "k1"));
        assertThat(asked).hasValue(0);
    }

    @Test
    void keys_may_not_be_at_a_metadata_address_or_another_kind_of_url() {
        for (var uri : new String[] {
            "http://169.254.169.254/latest",
            "https://169.254.169.254/",
            "file:///etc/passwd",
            "http://10.0.0.1/",
            "https://user@127.0.0.1/",
            "not a url",
            "https:///x"
        }) {
            discovery = document(issuer, uri);
            unavailable(issuers(true).keys(JwtIssuer.of(issuer), "k1"));
        }
    }

    @Test
    void keys_that_cannot_verify_are_left_out() {
        var set = new JsonObject()
                .put(
                        "keys",
                        new JsonArray()
                                .add(key("good"))
                                .add(key("short").put("n", "AQAB"))
                                .add(key("long").put("n", "w".repeat(1_400)))
                                .add(key("sealing").put("use", "enc"))
                                .add(key("curve").put("kty", "EC"))
                                .add(key("twice"))
                                .add(key("twice"))
                                .add("text"));

        var keys = IssuerKeys.read(vertx, set.toBuffer().getBytes()).orElseThrow();

        assertThat(keys.knows("good")).isTrue();
        for (var id : new String[] {"short", "long", "sealing", "curve", "twice"}) {
            assertThat(keys.knows(id)).as(id).isFalse();
        }
    }

    private ForeignIssuers issuers(boolean loopback) {
        return new ForeignIssuers(vertx, nanos::get, Duration.ofMinutes(1), loopback, Optional.empty());
    }

    private void answer(HttpServerRequest request) {
        asked.incrementAndGet();
        var body = request.path().equals("/keys") ? jwks : discovery;
        request.response()
                .setStatusCode(status)
                .putHeader("Location", issuer + "/keys")
                .end(body);
    }

    private static String document(String issuer, String jwksUri) {
        return new JsonObject().put("issuer", issuer).put("jwks_uri", jwksUri).encode();
    }

    private static String keys(String id) {
        return new JsonObject().put("keys", new JsonArray().add(key(id))).encode();
    }

    private static JsonObject key(String id) {
        return new JsonObject()
                .put("kty", "RSA")
                .put("kid", id)
                .put("n", MODULUS)
                .put("e", "AQAB");
    }

    private static String unavailable(Future<IssuerKeys> answer) {
        var failure =
                answer.map((Throwable) null).recover(Future::succeededFuture).await();
        assertThat(failure).isInstanceOf(Refusal.class);
        assertThat(((Refusal) failure).failure()).isEqualTo(BusFailure.UNAVAILABLE);
        return ((Refusal) failure).detail();
    }
}
