package io.sallyport.functions.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogRingTest {
    @Test
    void keeps_the_newest_bytes() {
        var ring = new LogRing(8);

        ring.append("0123456789");

        assertThat(ring.tail(100)).isEqualTo("23456789");
        assertThat(ring.tail(3)).isEqualTo("789");
    }

    @Test
    void a_cut_character_is_left_out() {
        var ring = new LogRing(4);

        ring.append("aüöä");

        assertThat(ring.tail(3)).isEqualTo("ä");
    }

    @Test
    void forgets_when_cleared() {
        var ring = new LogRing(4);
        ring.append("abc");

        ring.clear();

        assertThat(ring.tail(4)).isEmpty();
    }
}
