package io.sallyport.runtime.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.contracts.PolicyContract.Lease;
import io.sallyport.contracts.PolicyContract.Revocation;
import io.sallyport.contracts.PolicyContract.RevocationKind;
import io.sallyport.contracts.Refusal;
import io.sallyport.runtime.jwt.VerifiedToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RevocationsTest {
    private static final Instant ISSUED = House.START;

    private final House house = new House();
    private final Revocations revocations = new Revocations(house.clocks().wall(), 100);
    private long epoch;

    @Test
    void a_long_term_key_is_refused_whatever_the_time() {
        revoke(RevocationKind.ACCESS_KEY, "AKIA1", ISSUED.minusSeconds(1_000));

        assertThat(revocations.ofKey("AKIA1")).isPresent();
        assertThat(revocations.ofKey("AKIA2")).isEmpty();
    }

    @Test
    void a_session_is_refused_by_its_key() {
        revoke(RevocationKind.ACCESS_KEY, Sessions.ACCESS_KEY, ISSUED.plusMillis(1));

        assertThat(revocations.ofSession(Sessions.federated(ISSUED))).isPresent();
    }

    @Test
    void sessions_of_a_role_are_refused_when_issued_before() {
        revoke(RevocationKind.ROLE_SESSIONS, Sessions.ROLE, ISSUED);

        assertThat(revocations.ofSession(Sessions.federated(ISSUED.minusMillis(1))))
                .isPresent();
        assertThat(revocations.ofSession(Sessions.federated(ISSUED))).isEmpty();
    }

    @Test
    void a_session_is_refused_with_the_sign_in_that_it_was_traded_for() {
        revoke(RevocationKind.TOKEN_ORIGIN, Sessions.POOL + "|7c2f9e55-63a5-4b0c-8f6e-1d2c3b4a5f60", ISSUED);

        assertThat(revocations.ofSession(Sessions.federated(ISSUED))).isPresent();
    }

    @Test
    void a_session_is_refused_with_the_user_of_its_token() {
        revoke(RevocationKind.TOKEN_SUBJECT, Sessions.POOL + "|0e8a6b9c-6c1e-4f3a-9f6e-2f0a1c7d9b11", ISSUED);

        assertThat(revocations.ofSession(Sessions.federated(ISSUED))).isPresent();
        assertThat(revocations.ofSession(Sessions.federated(ISSUED.plusSeconds(61))))
                .isEmpty();
    }

    @Test
    void a_token_is_refused_by_subject_or_sign_in_of_its_own_issuer_only() {
        revoke(RevocationKind.TOKEN_SUBJECT, "https://a|alice", ISSUED.plusSeconds(1));
        revoke(RevocationKind.TOKEN_ORIGIN, "https://a|jti", ISSUED.plusSeconds(1));

        assertThat(revocations.ofToken(token("https://a", Map.of("sub", "alice"))))
                .isPresent();
        assertThat(revocations.ofToken(token("https://a", Map.of("sub", "bob", "origin_jti", "jti"))))
                .isPresent();
        assertThat(revocations.ofToken(token("https://b", Map.of("sub", "alice", "origin_jti", "jti"))))
                .isEmpty();
        assertThat(revocations.ofToken(token("https://a", Map.of("sub", "bob"))))
                .isEmpty();
    }

    @Test
    void a_token_is_refused_with_its_client_whether_it_names_it_as_client_or_as_audience() {
        revoke(RevocationKind.TOKEN_CLIENT, "https://a|web", ISSUED.plusSeconds(1));

        assertThat(revocations.ofToken(token("https://a", Map.of("client_id", "web"))))
                .isPresent();
        assertThat(revocations.ofToken(token("https://a", Map.of("aud", List.of("other", "web")))))
                .isPresent();
        assertThat(revocations.ofToken(token("https://a", Map.of("client_id", "other"))))
                .isEmpty();
        assertThat(revocations.ofToken(token("https://b", Map.of("client_id", "web"))))
                .isEmpty();
    }

    @Test
    void a_token_is_refused_with_its_whole_issuer() {
        revoke(RevocationKind.TOKEN_ISSUER, "https://a", ISSUED.plusSeconds(1));

        assertThat(revocations.ofToken(token("https://a", Map.of("sub", "alice"))))
                .isPresent();
        assertThat(revocations.ofToken(token("https://b", Map.of("sub", "alice"))))
                .isEmpty();
    }

    @Test
    void a_session_is_refused_with_the_client_or_the_issuer_of_its_token() {
        revoke(RevocationKind.TOKEN_CLIENT, Sessions.POOL + "|web", ISSUED);
        assertThat(revocations.ofSession(Sessions.federated(ISSUED))).isPresent();
        assertThat(revocations.ofSession(Sessions.federated(ISSUED.plusSeconds(61))))
                .isEmpty();

        revoke(RevocationKind.TOKEN_ISSUER, Sessions.POOL, ISSUED.plusSeconds(1));
        assertThat(revocations.ofSession(Sessions.federated(ISSUED.plusSeconds(60))))
                .isPresent();
    }

    @Test
    void two_revocations_of_one_subject_refuse_whatever_either_refuses() {
        revoke(RevocationKind.ROLE_SESSIONS, Sessions.ROLE, ISSUED.plusSeconds(10));
        revoke(RevocationKind.ROLE_SESSIONS, Sessions.ROLE, ISSUED);

        assertThat(revocations.ofSession(Sessions.federated(ISSUED.plusSeconds(5))))
                .isPresent();
    }

    @Test
    void one_is_forgotten_when_its_time_is_over_for_any_clock_and_not_before() {
        revoke(RevocationKind.ACCESS_KEY, "AKIA1", ISSUED);

        house.pass(Duration.ofDays(1).plus(Revocations.SET_BACK).minusMillis(1));
        nothingNew();
        assertThat(revocations.ofKey("AKIA1")).isPresent();
        house.pass(Duration.ofMillis(1));
        nothingNew();

        assertThat(revocations.ofKey("AKIA1")).isEmpty();
    }

    @Test
    void a_later_revocation_outlives_the_forgetting_of_an_earlier_one() {
        revoke(RevocationKind.ACCESS_KEY, "AKIA1", ISSUED);
        var long_lived = new Revocation(
                ++epoch,
                RevocationKind.ACCESS_KEY,
                "AKIA1",
                1,
                ISSUED.plusSeconds(999_999).toEpochMilli());
        revocations.apply(new Lease(5_000, 0, 1, epoch, 1, List.of(long_lived)));

        house.pass(Duration.ofDays(2));
        nothingNew();

        assertThat(revocations.ofKey("AKIA1")).isPresent();
    }

    @Test
    void a_page_that_goes_back_is_refused() {
        revoke(RevocationKind.ACCESS_KEY, "AKIA1", ISSUED);
        var again = new Revocation(1, RevocationKind.ACCESS_KEY, "AKIA2", 1, Long.MAX_VALUE);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> revocations.apply(new Lease(5_000, 0, 1, 1, 1, List.of(again))));
    }

    private void revoke(RevocationKind kind, String subject, Instant issuedBefore) {
        var forget = House.START.plusSeconds(86_400).toEpochMilli();
        var revocation = new Revocation(++epoch, kind, subject, issuedBefore.toEpochMilli(), forget);
        assertThat(revocations.apply(new Lease(5_000, 0, 1, epoch, 1, List.of(revocation))))
                .isTrue();
    }

    private void nothingNew() {
        revocations.apply(new Lease(5_000, 0, 1, epoch, 1, List.of()));
    }

    private static VerifiedToken token(String issuer, Map<String, Object> claims) {
        return new VerifiedToken(issuer, Map.of(), claims, ISSUED, ISSUED.plusSeconds(60));
    }
}
