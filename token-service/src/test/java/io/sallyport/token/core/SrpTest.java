package io.sallyport.token.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.Secret;
import io.sallyport.contracts.TokenFailure;
import io.sallyport.token.SrpClient;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SrpTest {
    private static final String POOL = "AbCdEf123";
    private static final String NOW = "Sun Nov 22 09:00:00 UTC 2026";
    private final SecureRandom random = new SecureRandom();
    private final SrpClient client = new SrpClient();
    private final BigInteger salt = new BigInteger(128, random);

    /** Often enough that numbers with and without their top bit set are met. */
    @RepeatedTest(20)
    void the_right_password_proves_itself() {
        assertThat(proven("P@ssw0rd-é", "P@ssw0rd-é")).isTrue();
    }

    @Test
    void a_wrong_password_does_not() {
        assertThat(proven("P@ssw0rd-é", "P@ssw0rd-e")).isFalse();
    }

    private boolean proven(String stored, String typed) {
        var verifier = Srp.verifier(POOL, "alice", Secret.of(stored), salt);
        var offer = Srp.offer(verifier, new BigInteger(256, random));
        var block = new byte[64];
        random.nextBytes(block);
        var handle = Base64.getEncoder().encodeToString(block);
        var proof = client.proof(
                POOL, "alice", typed, salt.toString(16), offer.shown().toString(16), handle, NOW);
        var key = Srp.key(Srp.publicKey(client.shown()), offer, verifier);
        return Srp.signature(key, POOL, "alice", block, NOW)
                .matches(Base64.getDecoder().decode(proof));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "00000000", "xyz", "-2", "+2", " 2"})
    void what_is_no_public_key_is_refused(String hex) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Srp.publicKey(hex))
                .satisfies(refusal -> assertThat(refusal.failure()).isEqualTo(TokenFailure.INVALID_PARAMETER));
    }

    @Test
    void every_multiple_of_the_modulus_is_refused() {
        for (int times = 1; times < 4; times++) {
            var hex = Srp.N.multiply(BigInteger.valueOf(times)).toString(16);
            assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Srp.publicKey(hex));
        }
    }

    @Test
    void a_key_that_would_be_zero_is_refused_even_behind_the_check_of_the_public_key() {
        var verifier = Srp.verifier(POOL, "alice", Secret.of("p"), salt);
        var offer = Srp.offer(verifier, BigInteger.TEN);

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Srp.key(Srp.N, offer, verifier));
    }

    @Test
    void an_offer_prints_nothing_of_its_secret() {
        assertThat(Srp.offer(BigInteger.TWO, BigInteger.TEN)).hasToString("Offer[***]");
    }
}
