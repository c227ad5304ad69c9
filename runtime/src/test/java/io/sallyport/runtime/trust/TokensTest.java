package io.sallyport.runtime.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.Failure;
import io.sallyport.contracts.PolicyContract.RevocationKind;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;
import io.sallyport.runtime.jwt.Jwt;
import io.sallyport.runtime.jwt.JwtIssuer;
import io.sallyport.runtime.jwt.VerifiedToken;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(VertxExtension.class)
class TokensTest {
    private static final Issuer POOL = new Issuer(Sessions.POOL, "pool-key", Sessions.EXCHANGE);
    private static final Issuer OTHER =
            new Issuer("https://127.0.0.1:8443/eu-west-1_OTHER1234", "other-key", Sessions.STRANGER);
    private static final String ALIAS = "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf123";

    private final House house = new House();
    private Trust trust;

    @BeforeEach
    void open(Vertx vertx) {
        house.pool(POOL.url(), List.of(ALIAS), POOL.jwks());
        house.pool(OTHER.url(), List.of(), OTHER.jwks());
        trust = house.trust(vertx);
    }

    @Test
    void a_pools_token_is_verified_without_waiting() {
        var answer = trust.verify(POOL.token(house.now()));

        assertThat(answer.succeeded()).isTrue();
        assertThat(answer.result().issuer()).isEqualTo(POOL.url());
        assertThat(answer.result().subject()).contains("alice");
        assertThat(answer.result().texts("aud")).containsExactly("client");
    }

    @Test
    void all_three_rsa_algorithms_serve_a_key_that_names_none() {
        var jwk = POOL.jwk();
        jwk.remove("alg");
        house.providers.clear();
        house.pool(
                POOL.url(),
                List.of(),
                new JsonObject().put("keys", new JsonArray().add(jwk)).encode());
        trust.heardNews();
        var claims = POOL.claims(house.now());

        assertThat(trust.verify(POOL.signAs("RS384", "SHA384withRSA", claims)).succeeded())
                .isTrue();
        assertThat(trust.verify(POOL.signAs("RS512", "SHA512withRSA", claims)).succeeded())
                .isTrue();
        refused(POOL.signAs("RS512", "SHA256withRSA", claims), TokenFailure.BAD_SIGNATURE);
    }

    @Test
    void a_key_made_for_one_algorithm_serves_no_other() {
        refused(POOL.signAs("RS512", "SHA512withRSA", POOL.claims(house.now())), TokenFailure.BAD_SIGNATURE);
    }

    @Test
    void a_pools_token_with_another_pools_key_id_is_refused() {
        refused(
                POOL.sign(POOL.header().put("kid", OTHER.keyId()), POOL.claims(house.now())),
                TokenFailure.BAD_SIGNATURE);
    }

    @Test
    void another_pools_signature_under_this_pools_name_is_refused() {
        var forged = OTHER.sign(OTHER.header(), POOL.claims(house.now()));
        refused(forged, TokenFailure.BAD_SIGNATURE);
        refused(OTHER.sign(POOL.header(), POOL.claims(house.now())), TokenFailure.BAD_SIGNATURE);
    }

    @Test
    void an_unsigned_token_is_refused_in_every_spelling() {
        var claims = POOL.claims(house.now());
        for (var none : List.of("none", "None", "NONE", "nOnE", "")) {
            var header = Issuer.part(POOL.header().put("alg", none).encode());
            refused(header + "." + Issuer.part(claims.encode()) + ".", TokenFailure.MALFORMED);
            refused(header + "." + Issuer.part(claims.encode()) + ".AAAA", TokenFailure.MALFORMED);
            refused(header + "." + Issuer.part(claims.encode()), TokenFailure.MALFORMED);
        }
    }

    @Test
    void an_hmac_with_the_public_key_is_refused() {
        var claims = POOL.claims(house.now());
        refused(POOL.hmacWithPublicKey(POOL.pair().getPublic().getEncoded(), claims), TokenFailure.MALFORMED);
        refused(POOL.hmacWithPublicKey(POOL.jwks().getBytes(StandardCharsets.UTF_8), claims), TokenFailure.MALFORMED);
    }

    @Test
    void a_key_that_the_token_brings_itself_is_not_looked_at() {
        var header = POOL.header().put("kid", "mine").put("jwk", OTHER.jwk().put("kid", "mine"));
        refused(OTHER.sign(header, POOL.claims(house.now())), TokenFailure.BAD_SIGNATURE);
    }

    @Test
    void any_character_changed_is_refused() {
        var token = POOL.token(house.now());
        trust.verify(token);
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(trust.verify(token.substring(0, i) + other + token.substring(i + 1))
                            .failed())
                    .as("character %d", i)
                    .isTrue();
        }
    }

    @Test
    void what_a_token_must_have_is_demanded() {
        for (var claim : List.of("iss", "exp")) {
            var claims = POOL.claims(house.now());
            claims.remove(claim);
            refused(POOL.sign(POOL.header(), claims), TokenFailure.MALFORMED);
        }
        var header = POOL.header();
        header.remove("kid");
        refused(POOL.sign(header, POOL.claims(house.now())), TokenFailure.MALFORMED);
        refused(
                POOL.sign(POOL.header().put("crit", new JsonArray().add("b64")), POOL.claims(house.now())),
                TokenFailure.MALFORMED);
    }

    @Test
    void times_are_obeyed() {
        long now = house.now().getEpochSecond();
        refused(signed(POOL.claims(house.now()).put("exp", now)), TokenFailure.EXPIRED);
        refused(signed(POOL.claims(house.now()).put("exp", "tomorrow")), TokenFailure.MALFORMED);
        refused(signed(POOL.claims(house.now()).put("exp", -1)), TokenFailure.MALFORMED);
        refused(signed(POOL.claims(house.now()).put("exp", 1e300)), TokenFailure.MALFORMED);
        refused(signed(POOL.claims(house.now()).put("nbf", now + 6)), TokenFailure.NOT_YET_VALID);
        refused(signed(POOL.claims(house.now()).put("iat", now + 6)), TokenFailure.NOT_YET_VALID);
        refused(signed(POOL.claims(house.now()).put("iat", "now")), TokenFailure.MALFORMED);
        assertThat(trust.verify(signed(POOL.claims(house.now()).put("nbf", now + 5)))
                        .succeeded())
                .isTrue();
    }

    @Test
    void a_forged_token_does_not_learn_that_it_has_expired() {
        var claims = POOL.claims(house.now()).put("exp", 1);
        refused(OTHER.sign(POOL.header(), claims), TokenFailure.BAD_SIGNATURE);
    }

    @Test
    void a_kept_token_expires_all_the_same() {
        var token = POOL.token(house.now());
        assertThat(trust.verify(token).succeeded()).isTrue();

        house.pass(Duration.ofHours(1));
        trust.heardNews();

        refused(token, TokenFailure.EXPIRED);
    }

    @ParameterizedTest
    @CsvSource({"TOKEN_ORIGIN, |o-1", "TOKEN_SUBJECT, |alice", "TOKEN_CLIENT, |client", "TOKEN_ISSUER, ''"})
    void a_kept_token_is_refused_once_its_revocation_is_applied(RevocationKind kind, String part) {
        var token = POOL.token(house.now());
        assertThat(trust.verify(token).succeeded()).isTrue();
        house.pass(Duration.ofSeconds(1));
        house.revoke(kind, POOL.url() + part, house.now());
        assertThat(trust.verify(token).succeeded()).isTrue();

        trust.heardNews();

        refused(token, TokenFailure.REVOKED);
        refused(token, TokenFailure.REVOKED);
    }

    @Test
    void a_token_that_was_revoked_before_it_was_ever_seen_here_is_refused() {
        var token = POOL.token(house.now());
        house.pass(Duration.ofSeconds(1));
        house.revoke(RevocationKind.TOKEN_ORIGIN, POOL.url() + "|o-1", house.now());
        trust.heardNews();

        refused(token, TokenFailure.REVOKED);
    }

    @Test
    void a_kept_token_is_refused_once_its_pool_or_key_is_gone() {
        var token = POOL.token(house.now());
        assertThat(trust.verify(token).succeeded()).isTrue();

        house.providers.clear();
        house.pool(POOL.url(), List.of(), OTHER.jwks());
        trust.heardNews();
        refused(token, TokenFailure.BAD_SIGNATURE);

        house.providers.clear();
        house.providerEpoch++;
        trust.heardNews();
        refused(token, TokenFailure.UNKNOWN_ISSUER);
    }

    @Test
    void a_kept_token_is_not_believed_past_the_lease() {
        var token = POOL.token(house.now());
        assertThat(trust.verify(token).succeeded()).isTrue();

        house.pass(Duration.ofSeconds(5));

        refused(token, BusFailure.UNAVAILABLE);
    }

    @Test
    void a_token_for_one_named_issuer_is_not_believed_from_another() {
        var token = OTHER.token(house.now());
        assertThat(trust.verify(token).succeeded()).isTrue();

        assertThat(failure(trust.verify(token, JwtIssuer.of(POOL.url())))).isEqualTo(TokenFailure.UNKNOWN_ISSUER);
        assertThat(trust.verify(token, JwtIssuer.of(OTHER.url())).succeeded()).isTrue();
    }

    @Test
    void an_alias_names_the_pool_like_its_issuer() {
        for (var name :
                List.of(ALIAS, "https://" + ALIAS, POOL.url(), POOL.url().substring(8))) {
            assertThat(trust.provider(name).orElseThrow().issuer()).isEqualTo(POOL.url());
        }
        assertThat(trust.verify(POOL.token(house.now()), JwtIssuer.of("https://" + ALIAS))
                        .succeeded())
                .isTrue();
        assertThat(trust.provider("https://" + ALIAS + "x")).isEmpty();
    }

    @Test
    void an_alias_is_no_issuer() {
        var claims = POOL.claims(house.now()).put("iss", "https://" + ALIAS);
        refused(POOL.sign(POOL.header(), claims), TokenFailure.UNKNOWN_ISSUER);
    }

    @Test
    void a_foreign_provider_cannot_take_a_pools_name() {
        house.providers.clear();
        house.oidc(POOL.url());
        house.pool(POOL.url(), List.of(), POOL.jwks());
        trust.heardNews();

        assertThat(trust.verify(POOL.token(house.now())).succeeded()).isTrue();
    }

    @Test
    void a_foreign_provider_cannot_take_a_pools_alias() {
        house.oidc("https://" + ALIAS);
        trust.heardNews();

        assertThat(trust.provider(ALIAS).orElseThrow().issuer()).isEqualTo(POOL.url());
    }

    @Test
    void a_member_named_twice_is_refused() {
        var twice = "{\"iss\":\"" + POOL.url() + "\",\"exp\":99999999999,\"sub\":\"alice\",\"sub\":\"admin\"}";
        refused(POOL.sign(POOL.header().encode(), twice), TokenFailure.MALFORMED);
        var header = "{\"alg\":\"RS256\",\"kid\":\"pool-key\",\"kid\":\"other-key\"}";
        refused(POOL.sign(header, POOL.claims(house.now()).encode()), TokenFailure.MALFORMED);
    }

    @Test
    void what_is_too_long_or_too_deep_is_refused_before_its_signature_is_looked_at() {
        refused("a".repeat(Jwt.MAX_LENGTH + 1), TokenFailure.MALFORMED);
        var deep = "[".repeat(17) + "]".repeat(17);
        refused(
                POOL.sign(POOL.header().encode(), "{\"iss\":\"" + POOL.url() + "\",\"x\":" + deep + "}"),
                TokenFailure.MALFORMED);
        var number = "9".repeat(41);
        refused(
                POOL.sign(POOL.header().encode(), "{\"iss\":\"" + POOL.url() + "\",\"exp\":" + number + "}"),
                TokenFailure.MALFORMED);
    }

    @Test
    void what_is_not_one_json_object_is_refused() {
        for (var claims : List.of("", "[]", "null", "\"x\"", "{", "{} {}", "{}x", "\ufeff{}")) {
            refused(POOL.sign(POOL.header().encode(), claims), TokenFailure.MALFORMED);
        }
        for (var token : List.of("", ".", "..", "...", "a.b", "a.b.c.d.e")) {
            refused(token, TokenFailure.MALFORMED);
        }
    }

    @Test
    void the_claims_cannot_be_changed_by_who_reads_them() {
        var claims = trust.verify(POOL.token(house.now())).result().claims();

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> claims.put("sub", "admin"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private String signed(JsonObject claims) {
        return POOL.sign(POOL.header(), claims);
    }

    private void refused(String token, Failure expected) {
        assertThat(failure(trust.verify(token))).isEqualTo(expected);
    }

    private static Failure failure(Future<VerifiedToken> answer) {
        assertThat(answer.failed()).isTrue();
        return ((Refusal) answer.cause()).failure();
    }
}
