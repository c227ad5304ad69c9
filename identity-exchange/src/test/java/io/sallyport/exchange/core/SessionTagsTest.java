package io.sallyport.exchange.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.exchange.core.Grant.Narrowing;
import io.sallyport.exchange.core.SessionTags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** I09: tags of a session, and what fits into one. */
class SessionTagsTest {
    private static void refused(List<Tag> tags, List<String> transitive, Map<String, String> inherited, String words) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> SessionTags.of(tags, transitive, inherited))
                .withMessageContaining(words);
    }

    @Test
    void i09_inherited_tags_stay_and_go_on() {
        var tags = SessionTags.of(List.of(new Tag("Desk", "4")), List.of("desk"), Map.of("Team", "pets"));

        assertThat(tags.tags()).containsOnly(Map.entry("Team", "pets"), Map.entry("Desk", "4"));
        assertThat(tags.transitive()).containsExactlyInAnyOrder("Team", "Desk");
        assertThat(SessionTags.handedOn(Map.of("a", "1", "b", "2"), List.of("b")))
                .containsOnlyKeys("b");
    }

    @Test
    void i09_a_key_is_one_key_however_it_is_spelled() {
        refused(List.of(new Tag("Team", "a"), new Tag("team", "b")), List.of(), Map.of(), "Duplicate tag keys");
        refused(List.of(new Tag("TEAM", "mine")), List.of(), Map.of("team", "pets"), "conflicts with a transitive tag");
    }

    @Test
    void i09_reserved_keys_absent_transitive_keys_and_too_many_tags_are_refused() {
        refused(List.of(new Tag("aws:x", "1")), List.of(), Map.of(), "reserved");
        refused(List.of(), List.of("Team"), Map.of(), "must be included in the requested tags");
        var many = IntStream.range(0, 51).mapToObj(i -> new Tag("k" + i, "v")).toList();
        refused(many, List.of(), Map.of(), "at most 50");
    }

    private static Grant grant(String policy, int tags, int length) {
        var sent = IntStream.range(0, tags)
                .mapToObj(i -> new Tag("key" + i, "ä".repeat(length)))
                .toList();
        var narrowing = policy.isEmpty() ? Narrowing.NONE : new Narrowing(List.of(policy), List.of());
        var kept = SessionTags.of(sent, List.of(), Map.of());
        return new Grant("s", Duration.ofHours(1), narrowing, kept, Optional.empty(), Optional.empty());
    }

    @Test
    void i09_policies_and_tags_tell_together_how_much_of_a_session_they_take() {
        assertThat(grant("", 0, 0).packedSize()).isEmpty();
        assertThat(grant("p".repeat(1_024), 0, 0).packedSize()).contains(50);
        assertThat(grant("p".repeat(2_048), 1, 1).fitting().packedSize()).contains(100);
        assertThat(grant("", 8, 254).fitting().packedSize()).contains(100);
        assertThat(grant("p".repeat(1_024), 8, 191).packedSize()).contains(101);
    }

    @Test
    void i09_policies_by_reference_take_their_share_of_a_session() {
        assertThat(narrowed(0, 1_024).packedSize()).contains(50);
        assertThat(narrowed(2_000, 48).fitting().packedSize()).contains(100);
        assertTooLarge(narrowed(2_001, 48), "101%");
    }

    /** @param arn how many characters the ARN has */
    private static Grant narrowed(int inline, int arn) {
        var inlines = inline == 0 ? List.<String>of() : List.of("p".repeat(inline));
        var narrowing = new Narrowing(inlines, List.of("a".repeat(arn)));
        return new Grant("s", Duration.ofHours(1), narrowing, SessionTags.NONE, Optional.empty(), Optional.empty());
    }

    @Test
    void i09_what_does_not_fit_is_refused() {
        assertTooLarge(grant("p".repeat(2_049), 0, 0), "101%");
        assertTooLarge(grant("", 50, 256), "6");
    }

    private static void assertTooLarge(Grant grant, String words) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(grant::fitting)
                .withMessageContaining(words)
                .satisfies(refusal -> assertThat(refusal.failure()).isEqualTo(ExchangeFailure.PACKED_POLICY_TOO_LARGE));
    }
}
