package io.sallyport.gateway.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ValidationTest {
    @Test
    void the_whole_text_must_match() {
        assertThat(Validation.of("[a-z]+").accepts("abc")).isTrue();
        assertThat(Validation.of("[a-z]+").accepts("abc1")).isFalse();
    }

    @Test
    void an_expression_that_takes_for_ever_accepts_nothing() {
        assertThat(Validation.of("(a+)+b").accepts("a".repeat(5_000))).isFalse();
        assertThat(Validation.of("(a|b)*").accepts("a".repeat(1_000_000))).isFalse();
    }
}
