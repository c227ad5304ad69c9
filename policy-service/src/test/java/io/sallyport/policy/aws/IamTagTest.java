package io.sallyport.policy.aws;

import static io.sallyport.policy.aws.Iams.refused;
import static io.sallyport.policy.aws.Iams.tag;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Tag;

/** Tags obey the same rules wherever they hang. */
@ExtendWith(VertxExtension.class)
class IamTagTest {
    private static Room room;
    private static IamClient iam;

    @BeforeAll
    static void open(Vertx vertx) {
        room = new Room(vertx);
        iam = room.root;
    }

    @AfterAll
    static void close() {
        room.close();
    }

    private static List<Tag> some(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(n -> tag("key%02d".formatted(n), "v"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void tags_are_set_replaced_and_removed_without_regard_to_case(Tagged thing) {
        thing.make(iam, "Changed", List.of(tag("team", "red")));

        thing.tag(iam, "Changed", List.of(tag("Team", "blue"), tag("env", "test")));
        assertThat(thing.tags(iam, "Changed")).containsExactly(tag("Team", "blue"), tag("env", "test"));

        thing.untag(iam, "Changed", "TEAM");
        assertThat(thing.tags(iam, "Changed")).containsExactly(tag("env", "test"));
        refused(404, "NoSuchEntity", "", () -> thing.tag(iam, "Nothing", some(0, 1)));
        refused(404, "NoSuchEntity", "", () -> thing.untag(iam, "Nothing", "team"));
        refused(404, "NoSuchEntity", "", () -> thing.tags(iam, "Nothing"));
    }

    @ParameterizedTest
    @EnumSource
    void there_are_fifty_tags_at_most(Tagged thing) {
        thing.make(iam, "Full", some(0, 49));
        thing.tag(iam, "Full", List.of(tag("key49", "v")));

        refused(
                409,
                "LimitExceeded",
                "The number of tags has reached the maximum limit.",
                () -> thing.tag(iam, "Full", List.of(tag("key50", "v"))));
        refused(400, "ValidationError", "tags", () -> thing.make(iam, "Fuller", some(0, 51)));
        thing.tag(iam, "Full", List.of(tag("KEY49", "other")));
        assertThat(thing.tags(iam, "Full")).hasSize(50).contains(tag("KEY49", "other"));
    }

    @ParameterizedTest
    @EnumSource
    void keys_that_begin_with_aws_are_not_for_users_to_set(Tagged thing) {
        thing.make(iam, "Plain", List.of());

        for (var key : List.of("aws:team", "AWS:team")) {
            var reserved = List.of(tag("team", "red"), tag(key, "red"));
            refused(400, "InvalidInput", "reserved for system use", () -> thing.tag(iam, "Plain", reserved));
            refused(400, "InvalidInput", "reserved for system use", () -> thing.make(iam, "Marked", reserved));
        }
        assertThat(thing.tags(iam, "Plain")).isEmpty();
        refused(404, "NoSuchEntity", "", () -> thing.tags(iam, "Marked"));
    }

    @ParameterizedTest
    @EnumSource
    void all_pages_together_are_every_tag_once_in_order(Tagged thing) {
        var longest = "\uac00".repeat(128);
        var tags = List.of(tag("a", "1"), tag("b", ""), tag(longest, "2"), tag("\uac01", "3"));
        thing.make(iam, "Paged", List.of(tags.get(3), tags.get(2), tags.get(1), tags.get(0)));

        assertThat(thing.pages(iam, "Paged", 1))
                .containsExactlyElementsOf(tags.stream().map(List::of).toList());
    }
}
