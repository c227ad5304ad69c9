package io.sallyport.runtime.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.Failure;
import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.PolicyContract.RevocationKind;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.Secret;
import io.sallyport.runtime.http.Inbound;
import io.sallyport.sigv4.Credentials;
import io.sallyport.sigv4.Header;
import io.sallyport.sigv4.Payload;
import io.sallyport.sigv4.Signer;
import io.sallyport.sigv4.WireRequest;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class AuthenticationTest {
    private static final String KEY = "AKIA2345ABCDEFGHIJKL";
    private static final Secret SECRET = Secret.of("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

    private final House house = new House();
    private Trust trust;
    private String sessionToken = "";

    @BeforeEach
    void open(Vertx vertx) {
        house.secrets.put(KEY, SECRET);
        Sessions.welcome(house, "k1", Sessions.EXCHANGE);
        sessionToken = Sessions.mint(house, "k1").mint(Sessions.federated(house.now()));
        trust = house.trust(vertx);
    }

    @Test
    void a_users_signature_is_accepted_by_header_and_by_query() {
        var caller = trust.authenticate(signed(user()), "execute-api").result();

        assertThat(caller.arn()).isEqualTo("arn:aws:iam::123456789012:user/alice");
        assertThat(caller.kind()).isEqualTo(Caller.Kind.USER);
        assertThat(caller.principalId()).isEqualTo("AIDAALICE");
        assertThat(trust.authenticate(presigned(user(), Duration.ofHours(1)), "execute-api")
                        .result())
                .isEqualTo(caller);
    }

    @Test
    void a_session_is_accepted_without_asking_anybody() {
        int asked = house.leasesAsked.size();

        var answer = trust.authenticate(signed(session()), "execute-api");

        assertThat(answer.result().arn())
                .isEqualTo("arn:aws:sts::123456789012:assumed-role/pets/CognitoIdentityCredentials");
        assertThat(answer.result().principalId()).isEqualTo("AROAPETS1234567890AB:CognitoIdentityCredentials");
        assertThat(answer.result().policyArn()).isEqualTo(Sessions.ROLE);
        assertThat(house.signingKeysAsked + house.snapshotsAsked).isZero();
        assertThat(house.leasesAsked).hasSize(asked);
    }

    @Test
    void a_request_without_a_signature_has_no_credential() {
        refused(inbound(plain()), GatewayFailure.NO_CREDENTIAL);
    }

    @Test
    void a_broken_authorization_header_is_incomplete() {
        var request = signed(user());
        request.headers().set("Authorization", "AWS4-HMAC-SHA256 Credential=" + KEY);
        refused(request, GatewayFailure.INCOMPLETE_SIGNATURE);
    }

    @Test
    void another_service_or_region_is_the_wrong_scope_and_nobody_is_asked() {
        refused(signed(user(), "lambda", "eu-west-1"), GatewayFailure.WRONG_SCOPE);
        refused(signed(user(), "execute-api", "us-east-1"), GatewayFailure.WRONG_SCOPE);
        assertThat(house.signingKeysAsked).isZero();
    }

    @Test
    void sts_is_also_signed_for_us_east_1_and_iam_for_any_region() {
        assertThat(trust.authenticate(signed(user(), "sts", "us-east-1"), "sts").succeeded())
                .isTrue();
        assertThat(trust.authenticate(signed(user(), "iam", "ap-south-1"), "iam")
                        .succeeded())
                .isTrue();
        assertThat(failure(trust.authenticate(signed(user(), "sts", "ap-south-1"), "sts")))
                .isEqualTo(GatewayFailure.WRONG_SCOPE);
    }

    @Test
    void one_byte_changed_anywhere_is_a_mismatch_that_says_what_should_have_been_signed() {
        var body = signed(user());
        refused(
                new Inbound(body.method(), body.uri(), body.headers(), Buffer.buffer("other"), "10.0.0.1", true),
                GatewayFailure.SIGNATURE_MISMATCH);
        refused(signed(user()).at("/prod/pett"), GatewayFailure.SIGNATURE_MISMATCH);
        refused(signed(user()).at("/prod/pets?a=1"), GatewayFailure.SIGNATURE_MISMATCH);
        var header = signed(user());
        header.headers().set("Host", "elsewhere");
        var answer = trust.authenticate(header, "execute-api");
        assertThat(failure(answer)).isEqualTo(GatewayFailure.SIGNATURE_MISMATCH);
        assertThat(answer.cause().getMessage()).contains("The Canonical String", "host:elsewhere", "String-to-Sign");
    }

    @Test
    void a_wrong_secret_is_a_mismatch() {
        refused(signed(Credentials.longTerm(KEY, Secret.of("other"))), GatewayFailure.SIGNATURE_MISMATCH);
    }

    @Test
    void clocks_may_differ_by_five_minutes_for_execute_api_and_fifteen_for_others() {
        refused(signedAt(house.now().minusSeconds(301)), GatewayFailure.SIGNATURE_EXPIRED);
        refused(signedAt(house.now().plusSeconds(301)), GatewayFailure.SIGNATURE_EXPIRED);
        assertThat(house.signingKeysAsked).isZero();
        assertThat(trust.authenticate(signedAt(house.now().minusSeconds(300)), "execute-api")
                        .succeeded())
                .isTrue();
        var older = inbound(
                new Signer(user(), "eu-west-1", "sts").sign(plain(), house.now().minusSeconds(899)));
        assertThat(trust.authenticate(older, "sts").succeeded()).isTrue();
    }

    @Test
    void a_presigned_request_ends_with_its_own_life() {
        var request = presigned(user(), Duration.ofMinutes(30));
        house.pass(Duration.ofMinutes(30));
        trust.heardNews();
        assertThat(trust.authenticate(request, "execute-api").succeeded()).isTrue();

        house.pass(Duration.ofSeconds(1));

        refused(request, GatewayFailure.SIGNATURE_EXPIRED);
    }

    @Test
    void an_unknown_key_is_asked_for_once_an_epoch() {
        var stranger = Credentials.longTerm("AKIA2345ABCDEFGHIJKM", SECRET);
        refused(signed(stranger), PolicyFailure.UNKNOWN_ACCESS_KEY);
        refused(signed(stranger, "execute-api", "eu-west-1"), PolicyFailure.UNKNOWN_ACCESS_KEY);
        assertThat(house.signingKeysAsked).isEqualTo(1);

        house.secrets.put("AKIA2345ABCDEFGHIJKM", SECRET);
        house.policyEpoch++;
        trust.heardNews();

        assertThat(trust.authenticate(signed(stranger), "execute-api").succeeded())
                .isTrue();
    }

    @Test
    void a_name_that_can_be_no_key_is_refused_unasked() {
        refused(signed(Credentials.longTerm("AKIDEXAMPLE", SECRET)), PolicyFailure.UNKNOWN_ACCESS_KEY);
        assertThat(house.signingKeysAsked).isZero();
    }

    @Test
    void a_key_is_kept_for_its_epoch_and_asked_for_again_at_the_next() {
        trust.authenticate(signed(user()), "execute-api");
        trust.authenticate(signed(user()), "execute-api");
        assertThat(house.signingKeysAsked).isEqualTo(1);
        house.secrets.remove(KEY);
        house.policyEpoch++;

        trust.heardNews();

        refused(signed(user()), PolicyFailure.UNKNOWN_ACCESS_KEY);
    }

    @Test
    void a_key_that_is_overtaken_three_times_is_not_used() {
        house.answersBehind = 1;

        refused(signed(user()), BusFailure.UNAVAILABLE);
        assertThat(house.signingKeysAsked).isEqualTo(3);

        house.answersBehind = 0;
        assertThat(trust.authenticate(signed(user()), "execute-api").succeeded())
                .isTrue();
    }

    @Test
    void a_temporary_key_without_its_token_is_refused() {
        var without = new Credentials(Sessions.ACCESS_KEY, session().secretKey(), Optional.empty());
        refused(signed(without), GatewayFailure.INVALID_SESSION_TOKEN);
    }

    @Test
    void a_long_term_key_with_a_token_is_refused() {
        refused(
                signed(new Credentials(KEY, SECRET, Optional.of(Secret.of(sessionToken)))),
                GatewayFailure.INVALID_SESSION_TOKEN);
    }

    @Test
    void somebody_elses_token_is_refused() {
        var other = new Credentials(
                "ASIA2345ABCDEFGHIJKM", session().secretKey(), session().sessionToken());
        refused(signed(other), GatewayFailure.INVALID_SESSION_TOKEN);
    }

    @Test
    void a_stolen_token_without_its_secret_is_a_mismatch() {
        var thief = new Credentials(
                Sessions.ACCESS_KEY, Secret.of("guess"), session().sessionToken());
        refused(signed(thief), GatewayFailure.SIGNATURE_MISMATCH);
    }

    @Test
    void an_expired_session_is_said_to_be_only_to_who_can_sign_with_it() {
        house.pass(Duration.ofHours(1));
        trust.heardNews();

        refused(signed(session()), GatewayFailure.EXPIRED_SESSION_TOKEN);
        refused(
                signed(new Credentials(
                        Sessions.ACCESS_KEY, Secret.of("guess"), session().sessionToken())),
                GatewayFailure.SIGNATURE_MISMATCH);
    }

    @Test
    void a_revoked_session_is_refused_from_the_next_request_on() {
        assertThat(trust.authenticate(signed(session()), "execute-api").succeeded())
                .isTrue();
        house.revoke(RevocationKind.ACCESS_KEY, Sessions.ACCESS_KEY, house.now().plusMillis(1));

        trust.heardNews();

        refused(signed(session()), GatewayFailure.REVOKED_CREDENTIAL);
    }

    @Test
    void a_revoked_long_term_key_is_refused() {
        house.revoke(RevocationKind.ACCESS_KEY, KEY, house.now());
        trust.heardNews();

        refused(signed(user()), GatewayFailure.REVOKED_CREDENTIAL);
    }

    @Test
    void nobody_is_believed_past_the_lease() {
        house.pass(Duration.ofSeconds(5));

        refused(signed(user()), BusFailure.UNAVAILABLE);
        refused(signed(session()), BusFailure.UNAVAILABLE);
    }

    private static Credentials user() {
        return Credentials.longTerm(KEY, SECRET);
    }

    private Credentials session() {
        var secret = Sessions.federated(house.now()).secret();
        return new Credentials(Sessions.ACCESS_KEY, secret, Optional.of(Secret.of(sessionToken)));
    }

    private static WireRequest plain() {
        var body = "hello".getBytes(StandardCharsets.UTF_8);
        var headers = List.of(new Header("Host", "api.execute-api.eu-west-1.localhost"));
        return new WireRequest("POST", "/prod/pets", "", headers, Payload.of(body));
    }

    private Inbound signed(Credentials credentials) {
        return signed(credentials, "execute-api", "eu-west-1");
    }

    private Inbound signed(Credentials credentials, String service, String region) {
        return inbound(new Signer(credentials, region, service).sign(plain(), house.now()));
    }

    private Inbound signedAt(Instant time) {
        return inbound(new Signer(user(), "eu-west-1", "execute-api").sign(plain(), time));
    }

    private Inbound presigned(Credentials credentials, Duration life) {
        return inbound(new Signer(credentials, "eu-west-1", "execute-api").presign(plain(), house.now(), life));
    }

    private static Inbound inbound(WireRequest request) {
        var headers = MultiMap.caseInsensitiveMultiMap();
        request.headers().forEach(header -> headers.add(header.name(), header.value()));
        var uri = request.query().isEmpty() ? request.path() : request.path() + "?" + request.query();
        return new Inbound(request.method(), uri, headers, Buffer.buffer("hello"), "10.0.0.1", true);
    }

    private void refused(Inbound request, Failure expected) {
        assertThat(failure(trust.authenticate(request, "execute-api"))).isEqualTo(expected);
    }

    private static Failure failure(Future<Caller> answer) {
        assertThat(answer.failed()).isTrue();
        return ((Refusal) answer.cause()).failure();
    }
}
