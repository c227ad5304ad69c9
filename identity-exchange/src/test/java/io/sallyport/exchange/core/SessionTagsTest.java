package io.sallyport.exchange.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.contracts.Refusal;
import io.sallyport.exchange.core.SessionTags.Tag;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionTagsTest {
    private static void refused(List<Tag> tags, List<String> transitive, Map<String, String> inherited, String words) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> SessionTags.of(tags, transitive, inherited))
                .withMessageContaining(words);
    }

    @Test
    void inherited_tags_stay_and_go_on() {
        var tags = SessionTags.of(List.of(new Tag("Desk", "4")), List.of("desk"), Map.of("Team", "pets"));

        assertThat(tags.tags()).containsOnly(Map.entry("Team", "pets"), Map.entry("Desk", "4"));
        assertThat(tags.transitive()).containsExactlyInAnyOrder("Team", "Desk");
        assertThat(SessionTags.handedOn(Map.of("a", "1", "b", "2"), List.of("b")))
                .containsOnlyKeys("b");
    }

    @Test
    void a_key_is_one_key_however_it_is_spelled() {
        refused(List.of(new Tag("Team", "a"), new Tag("team", "b")), List.of(), Map.of(), "Duplicate tag keys");
        refused(List.of(new Tag("TEAM", "mine")), List.of(), Map.of("team", "pets"), "conflicts with a transitive tag");
    }

    @Test
    void reserved_keys_absent_transitive_keys_and_too_many_tags_are_refused() {
        refused(List.of(new Tag("aws:x", "1")), List.of(), Map.of(), "reserved");
        refused(List.of(), List.of("Team"), Map.of(), "must be included in the requested tags");
        var many = IntStream.range(0, 51).mapToObj(i -> new Tag("k" + i, "v")).toList();
        refused(many, List.of(), Map.of(), "at most 50");
    }
}
