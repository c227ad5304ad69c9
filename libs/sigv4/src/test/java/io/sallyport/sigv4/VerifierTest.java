package io.sallyport.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sallyport.contracts.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clocks, bodies, tokens and paths: what a right signature alone does not settle. */
class VerifierTest {
    private static final Instant NOW = Suite.SIGNED_AT;
    private static final Secret SECRET = Secret.of("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    private static final Credentials SESSION =
            new Credentials("AKIDEXAMPLE", SECRET, Optional.of(Secret.of("token+/=")));

    private static final Signer SIGNER = signer(Rules.STRICT);

    private static Signer signer(Rules rules) {
        return new Signer(SESSION, "eu-west-1", "execute-api", rules);
    }

    private static WireRequest get(String path, String query) {
        return new WireRequest("GET", path, query, List.of(new Header("Host", "a.example")), Payload.EMPTY);
    }

    private static WireRequest post(String body, Header... more) {
        var headers = new ArrayList<>(List.of(more));
        headers.add(new Header("host", "a.example"));
        return new WireRequest("POST", "/", "", headers, Payload.of(body.getBytes(UTF_8)));
    }

    private static WireRequest retargeted(WireRequest signed, String path, String query) {
        return new WireRequest(signed.method(), path, query, signed.headers(), signed.payload());
    }

    private static Verdict verify(WireRequest request, Rules rules, Instant now) {
        return KeyStore.of(signer(rules)).verify(request, now);
    }

    @Test
    void the_derived_key_is_that_of_the_documentation() {
        var key = SigningKey.derive(SECRET, "20150830", "us-east-1", "iam");

        assertThat(new String(Sha256.hexBytes(key.bytes()), UTF_8))
                .isEqualTo("c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9");
    }

    @ParameterizedTest
    @CsvSource({"-PT5M", "PT0S", "PT5M"})
    void a_header_signed_request_is_accepted_within_the_window(Duration late) {
        assertThat(verify(SIGNER.sign(get("/", ""), NOW), Rules.STRICT, NOW.plus(late)))
                .isEqualTo(new Verdict.Accepted("/"));
    }

    @Test
    void a_stale_request_is_refused_in_awss_words() {
        assertThat(verify(SIGNER.sign(get("/", ""), NOW), Rules.STRICT, NOW.plusSeconds(301)))
                .isEqualTo(
                        new Verdict.Expired("Signature expired: 20150830T123600Z is now earlier than 20150830T123601Z"
                                + " (20150830T124101Z - 5 min.)"));
    }

    @Test
    void a_request_of_the_future_is_refused_in_awss_words() {
        assertThat(verify(SIGNER.sign(get("/", ""), NOW), Rules.STRICT, NOW.minusSeconds(301)))
                .isEqualTo(new Verdict.NotYetCurrent("Signature not yet current: 20150830T123600Z is still later than"
                        + " 20150830T123559Z (20150830T123059Z + 5 min.)"));
    }

    @Test
    void a_presigned_request_lives_as_long_as_it_says() {
        var request = SIGNER.presign(get("/", "a=b"), NOW, Duration.ofSeconds(90));

        assertThat(verify(request, Rules.STRICT, NOW.plusSeconds(90))).isInstanceOf(Verdict.Accepted.class);
        assertThat(verify(request, Rules.STRICT, NOW.minusSeconds(301))).isInstanceOf(Verdict.NotYetCurrent.class);
        assertThat(verify(request, Rules.STRICT, NOW.plusSeconds(91)))
                .isEqualTo(
                        new Verdict.Expired("Signature expired: 20150830T123600Z is now earlier than 20150830T123601Z"
                                + " (20150830T123731Z - 90 sec.)"));
    }

    @Test
    void a_mismatch_shows_what_should_have_been_signed_and_prints_nothing_of_it() {
        var verdict = verify(retargeted(SIGNER.sign(get("/a", ""), NOW), "/b", ""), Rules.STRICT, NOW);

        assertThat(verdict).hasToString("Mismatch[***]").isInstanceOfSatisfying(Verdict.Mismatch.class, mismatch -> {
            assertThat(mismatch.canonicalRequest()).startsWith("GET\n/b\n\nhost:a.example\n");
            assertThat(mismatch.stringToSign())
                    .startsWith("AWS4-HMAC-SHA256\n20150830T123600Z\n20150830/eu-west-1/execute-api/");
            assertThat(mismatch.message())
                    .contains("The Canonical String for this request should have been\n'GET\n/b\n")
                    .contains("The String-to-Sign should have been\n'AWS4-HMAC-SHA256\n");
        });
    }

    @Test
    void a_declared_hash_must_be_that_of_the_body() {
        var hash = Payload.of("right".getBytes(UTF_8)).sha256();
        var right = SIGNER.sign(post("right", new Header("x-amz-content-sha256", hash)), NOW);
        var wrong = SIGNER.sign(post("wrong", new Header("x-amz-content-sha256", hash)), NOW);

        assertThat(verify(right, Rules.STRICT, NOW)).isInstanceOf(Verdict.Accepted.class);
        assertThat(verify(wrong, Rules.STRICT, NOW))
                .isEqualTo(new Verdict.PayloadMismatch(
                        hash, Payload.of("wrong".getBytes(UTF_8)).sha256()));
    }

    @Test
    void a_body_with_a_declared_hash_is_not_hashed_before_the_signature_is_right() {
        Payload never = () -> {
            throw new AssertionError("hashed the body of a request that nobody signed");
        };
        var signed = SIGNER.sign(post("", new Header("x-amz-content-sha256", Payload.EMPTY.sha256())), NOW);
        var forged = new WireRequest("PUT", "/", "", signed.headers(), never);

        assertThat(verify(forged, Rules.STRICT, NOW)).isInstanceOf(Verdict.Mismatch.class);
    }

    @Test
    void an_unsigned_payload_is_accepted_where_the_rules_allow_it_whatever_the_body() {
        var rules = Rules.STRICT.withUnsignedPayload();
        var header = signer(rules).sign(post("one"), NOW);
        var query = signer(rules).presign(post("one"), NOW, Duration.ofMinutes(1));

        for (var signed : List.of(header, query)) {
            var other =
                    new WireRequest("POST", "/", signed.query(), signed.headers(), Payload.of("two".getBytes(UTF_8)));
            assertThat(verify(other, rules, NOW)).isInstanceOf(Verdict.Accepted.class);
            assertThat(Authorization.parse(other)).isInstanceOf(Authorization.Malformed.class);
        }
    }

    @Test
    void a_session_token_is_read_from_both_forms() {
        for (var signed :
                List.of(SIGNER.sign(get("/", ""), NOW), SIGNER.presign(get("/", ""), NOW, Duration.ofMinutes(1)))) {
            var claim = ((Authorization.Signed) Authorization.parse(signed)).claim();
            assertThat(claim.sessionToken()).contains(Secret.of("token+/="));
            assertThat(verify(signed, Rules.STRICT, NOW)).isInstanceOf(Verdict.Accepted.class);
        }
    }

    @Test
    void a_token_added_after_signing_is_refused_unless_the_rules_allow_it() {
        var late = Rules.STRICT.withUnsignedToken();
        var header = signer(late).sign(get("/", ""), NOW);
        var query = signer(late).presign(get("/", ""), NOW, Duration.ofMinutes(1));

        assertThat(Authorization.parse(header)).isInstanceOf(Authorization.Malformed.class);
        assertThat(verify(query, Rules.STRICT, NOW)).isInstanceOf(Verdict.Mismatch.class);
        assertThat(verify(header, late, NOW)).isInstanceOf(Verdict.Accepted.class);
        assertThat(verify(query, late, NOW)).isInstanceOf(Verdict.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({
        "/inventory, //inventory",
        "/inventory, /./inventory",
        "/inventory, /a/../inventory",
        "/inventory, /inventory/",
        "/inventory, /%69nventory",
        "/a/b, /a%2Fb",
        "/a%2Fb, /a%2fb",
        "/a, /a;b",
        "/a;b, /a%3Bb",
        "/a b, /a%20b",
        "/a, /A"
    })
    void no_spelling_of_a_path_stands_for_another(String signed, String sent) {
        var request = retargeted(SIGNER.sign(get(signed, ""), NOW), sent, "");

        assertThat(verify(request, Rules.STRICT, NOW)).isInstanceOf(Verdict.Mismatch.class);
    }

    @ParameterizedTest
    @CsvSource({
        "//inventory, /inventory",
        "/a/../inventory, /inventory",
        "/./a//, /a/",
        "/%69nventory, /%69nventory",
        "/..;/a, /..;/a"
    })
    void a_normalised_signature_is_accepted_by_rule_and_names_the_path_it_covers(String sent, String covered) {
        var rules = Rules.STRICT.withNormalizedPath();
        var request = signer(rules).sign(get(sent, ""), NOW);

        assertThat(verify(request, rules, NOW)).isEqualTo(new Verdict.Accepted(covered));
    }

    @ParameterizedTest
    @CsvSource({
        "a=b&c=d, c=d&a=b",
        "a=b c, a=b+c",
        "a=%2f~, a=%2F%7e",
        "a, a=",
        "a=1&b, a=1&&b=&",
        "ä=1, %C3%A4=1",
        "😀, %F0%9F%98%80"
    })
    void queries_that_mean_the_same_are_signed_alike(String signed, String sent) {
        var request = retargeted(SIGNER.sign(get("/", signed), NOW), "/", sent);

        assertThat(verify(request, Rules.STRICT, NOW)).isInstanceOf(Verdict.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({"a=b+c, a=b%2Bc", "a=1&a=2, a=1", "a=1, a=1&a=1", "a=b&c=d, a=b%26c=d", "a=b=c, a=b&c=", "a=1, A=1"})
    void queries_that_mean_something_else_are_refused(String signed, String sent) {
        var request = retargeted(SIGNER.sign(get("/", signed), NOW), "/", sent);

        assertThat(verify(request, Rules.STRICT, NOW)).isInstanceOf(Verdict.Mismatch.class);
    }

    @Test
    void a_header_in_utf_8_is_signed_as_its_bytes() {
        var request = SIGNER.signing(post("", new Header("x-name", "  J\u00fcrgen   M. \t")), NOW);

        assertThat(request.canonicalRequest()).contains("x-name:J\u00fcrgen M.\n");
        assertThat(verify(request.request(), Rules.STRICT, NOW)).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void the_signer_says_why_it_cannot_sign() {
        var hostless = new WireRequest("GET", "/", "", List.of(), Payload.EMPTY);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SIGNER.sign(hostless, NOW))
                .withMessageContaining("host");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SIGNER.presign(get("/", ""), NOW, Duration.ofDays(8)))
                .withMessageContaining("604800");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SIGNER.sign(get("/", "a=%"), NOW))
                .withMessageContaining("hexadecimal");
    }

    @Test
    void nothing_prints_a_token_or_a_signature() {
        var signed = SIGNER.presign(get("/", ""), NOW, Duration.ofMinutes(1));

        assertThat(signed.toString() + signed.headers() + Authorization.parse(signed) + SIGNER)
                .contains("AKIDEXAMPLE")
                .doesNotContain("token+", "token%2B", "Signature=", "wJalr");
    }
}
