package io.sallyport.token.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.Secret;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordsTest {
    private static final Secret PASSWORD = Secret.of("Correct-horse-1");

    @Test
    void a_hash_says_its_costs_and_knows_its_password() {
        var hash = Argon2id.hash(PASSWORD, new byte[16]);

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(Argon2id.matches(PASSWORD, hash)).isTrue();
        assertThat(Argon2id.matches(Secret.of("correct-horse-1"), hash)).isFalse();
    }

    /** Made with the reference implementation's command line: other costs than today's are still understood. */
    @Test
    void a_hash_of_the_reference_implementation_is_understood() {
        var reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        assertThat(Argon2id.matches(Secret.of("password"), reference)).isTrue();
        assertThat(Argon2id.matches(Secret.of("passwort"), reference)).isFalse();
    }

    @Test
    void a_short_salt_and_a_foreign_hash_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Argon2id.hash(PASSWORD, new byte[15]));
        assertThatIllegalArgumentException().isThrownBy(() -> Argon2id.matches(PASSWORD, "$2a$10$abc"));
    }

    @Test
    void a_credential_survives_being_stored_and_prints_nothing() {
        var credential = Credential.of("pool", "alice", PASSWORD, new SecureRandom());

        var again = Credential.fromSecret(credential.toSecret());

        assertThat(again.argon2id()).isEqualTo(credential.argon2id());
        assertThat(again.verifier()).isEqualTo(Srp.verifier("pool", "alice", PASSWORD, again.salt()));
        assertThat(credential).hasToString("Credential[***]");
    }

    @ParameterizedTest
    @CsvSource({
        "Sh0rt-x,Password not long enough",
        "UPPER-CASE-1,Password must have lowercase characters",
        "lower-case-1,Password must have uppercase characters",
        "No-numbers-here,Password must have numeric characters",
        "NoSymbols123,Password must have symbol characters",
        "Ünïcödé-1aé,Password must have uppercase characters",
    })
    void a_password_that_breaks_the_policy_is_told_how(String password, String why) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> PasswordPolicy.STANDARD.check(Secret.of(password)))
                .satisfies(refusal ->
                        assertThat(refusal.detail()).isEqualTo("Password did not conform with policy: " + why));
    }

    @Test
    void made_up_passwords_conform_to_every_policy() {
        var random = new SecureRandom();
        for (int length = 6; length <= 99; length++) {
            var policy = new PasswordPolicy(length, true, true, true, true, 7);
            var password = Secret.of(Minted.temporaryPassword(length, random));
            assertThatCode(() -> policy.check(password)).doesNotThrowAnyException();
        }
    }

    @Test
    void five_attempts_are_free_and_then_the_wait_doubles_up_to_a_quarter_of_an_hour() {
        assertThat(Lockout.after(4)).isZero();
        assertThat(Lockout.after(5)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Lockout.after(6)).isEqualTo(Duration.ofSeconds(2));
        assertThat(Lockout.after(14)).isEqualTo(Duration.ofSeconds(512));
        assertThat(Lockout.after(15)).isEqualTo(Duration.ofMinutes(15));
        assertThat(Lockout.after(1_000)).isEqualTo(Duration.ofMinutes(15));
    }
}
