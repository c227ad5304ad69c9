package io.sallyport.runtime.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.contracts.Sealed;
import io.sallyport.contracts.Secret;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SealerTest {
    private final Sealer sealer = Sealer.of("kek-1", Secret.of(new byte[32]), new SecureRandom());

    @Test
    void what_was_sealed_opens_again() {
        assertThat(sealer.open(sealer.seal(Secret.of("hush"), "a/b"), "a/b").reveal())
                .isEqualTo("hush");
    }

    @Test
    void sealing_twice_gives_two_boxes() {
        assertThat(sealer.seal(Secret.of("hush"), "a")).isNotEqualTo(sealer.seal(Secret.of("hush"), "a"));
    }

    @Test
    void another_purpose_does_not_open_it() {
        var sealed = sealer.seal(Secret.of("hush"), "access-key/one");

        assertThatThrownBy(() -> sealer.open(sealed, "access-key/two")).isInstanceOf(Sealer.NotOpened.class);
    }

    @Test
    void any_flipped_byte_keeps_it_shut() {
        var sealed = sealer.seal(Secret.of("hush"), "a");
        var box = Base64.getUrlDecoder().decode(sealed.box());
        for (int i = 0; i < box.length; i++) {
            var flipped = box.clone();
            flipped[i] ^= 1;
            var other = new Sealed(
                    sealed.keyId(), Base64.getUrlEncoder().withoutPadding().encodeToString(flipped));

            assertThatThrownBy(() -> sealer.open(other, "a")).isInstanceOf(Sealer.NotOpened.class);
        }
    }

    @Test
    void nonsense_is_refused_and_does_not_break_anything() {
        for (var box : new String[] {"", "AAAA", "%%%", "A".repeat(38)}) {
            assertThatThrownBy(() -> sealer.open(new Sealed("kek-1", box), "a")).isInstanceOf(Sealer.NotOpened.class);
        }
    }

    @Test
    void what_is_derived_is_the_same_for_every_replica_and_for_no_other_purpose_or_key() {
        var replica = Sealer.of("kek-1", Secret.of(new byte[32]), new SecureRandom());
        var stranger = Sealer.of("kek-1", Secret.of("another key of thirty-two bytes!"), new SecureRandom());

        assertThat(sealer.derive("cache").bytes())
                .hasSize(32)
                .isEqualTo(replica.derive("cache").bytes());
        assertThat(sealer.derive("cache")).isNotEqualTo(sealer.derive("cache2"));
        assertThat(sealer.derive("cache")).isNotEqualTo(stranger.derive("cache"));
    }

    @Test
    void what_is_derived_opens_nothing_that_was_sealed_for_the_same_purpose() {
        var sealed = sealer.seal(Secret.of("hush"), "a");
        var derived = Sealer.of("kek-1", sealer.derive("a"), new SecureRandom());

        assertThatThrownBy(() -> derived.open(sealed, "a")).isInstanceOf(Sealer.NotOpened.class);
    }

    @Test
    void a_short_key_is_refused() {
        assertThatThrownBy(() -> Sealer.of("k", Secret.of("short"), new SecureRandom()))
                .hasMessageContaining("32 bytes");
    }
}
