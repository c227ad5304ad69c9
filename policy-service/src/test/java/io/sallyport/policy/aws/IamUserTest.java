package io.sallyport.policy.aws;

import static io.sallyport.policy.aws.Iams.ACCOUNT;
import static io.sallyport.policy.aws.Iams.allow;
import static io.sallyport.policy.aws.Iams.refused;
import static io.sallyport.policy.aws.Iams.tag;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.User;

/** Users and their keys, by the unmodified client of the AWS SDK for Java. */
@ExtendWith(VertxExtension.class)
class IamUserTest {
    private Room room;
    private IamClient iam;

    @BeforeEach
    void open(Vertx vertx) {
        room = new Room(vertx);
        iam = room.root;
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void a_user_is_made_shown_listed_renamed_and_deleted() {
        var made = iam.createUser(user -> user.userName("Alice").path("/app/").tags(tag("team", "red")))
                .user();
        assertThat(made.arn()).isEqualTo(ACCOUNT + "user/app/Alice");
        assertThat(made.userId()).matches("AIDA[A-Z2-7]{17}");

        var shown = iam.getUser(user -> user.userName("aLICE")).user();
        assertThat(shown).isEqualTo(made);
        assertThat(shown.tags()).containsExactly(tag("team", "red"));
        assertThat(iam.listUsers().users()).extracting(User::userName).containsExactly("Alice");
        assertThat(iam.listUsers(users -> users.pathPrefix("/other/")).users()).isEmpty();

        iam.updateUser(user -> user.userName("Alice").newUserName("Bob").newPath("/"));
        assertThat(iam.getUser(user -> user.userName("Bob")).user().arn()).isEqualTo(ACCOUNT + "user/Bob");

        iam.deleteUser(user -> user.userName("Bob"));
        assertThat(iam.listUsers().users()).isEmpty();
    }

    @Test
    void users_are_refused_in_iams_words() {
        iam.createUser(user -> user.userName("Alice"));

        refused(
                409,
                "EntityAlreadyExists",
                "User with name ALICE already exists.",
                () -> iam.createUser(user -> user.userName("ALICE")));
        refused(
                404,
                "NoSuchEntity",
                "The user with name Bob cannot be found.",
                () -> iam.getUser(user -> user.userName("Bob")));
        refused(400, "ValidationError", "userName", () -> iam.createUser(user -> user.userName("not a name")));
        refused(
                400,
                "InvalidInput",
                "Duplicate tag keys found",
                () -> iam.createUser(user -> user.userName("Bob").tags(tag("a", "1"), tag("A", "2"))));
        assertThat(iam.listUsers().users()).hasSize(1);
    }

    @Test
    void a_user_with_something_of_its_own_is_not_deleted() {
        var key = iam.createUser(user -> user.userName("Alice")).user();
        iam.createAccessKey(user -> user.userName(key.userName()));
        refused(
                409,
                "DeleteConflict",
                "Cannot delete entity, must delete access keys first.",
                () -> iam.deleteUser(user -> user.userName("Alice")));
        iam.putUserPolicy(policy -> policy.userName("Alice").policyName("p").policyDocument(allow("*", "*")));
        refused(
                409,
                "DeleteConflict",
                "Cannot delete entity, must delete policies first.",
                () -> iam.deleteUser(user -> user.userName("Alice")));
    }

    @Test
    void a_list_is_read_page_by_page() {
        IntStream.range(0, 5).forEach(n -> iam.createUser(user -> user.userName("user" + n)));

        var first = iam.listUsers(users -> users.maxItems(3));
        assertThat(first.isTruncated()).isTrue();
        assertThat(first.users()).hasSize(3);
        assertThat(iam.listUsersPaginator(users -> users.maxItems(2)).users())
                .extracting(User::userName)
                .containsExactly("user0", "user1", "user2", "user3", "user4");
        refused(400, "ValidationError", "Invalid Marker", () -> iam.listUsers(users -> users.marker("%")));
    }

    @Test
    void tags_are_set_replaced_and_removed() {
        iam.createUser(user -> user.userName("Alice").tags(tag("team", "red")));

        iam.tagUser(user -> user.userName("Alice").tags(tag("Team", "blue"), tag("env", "test")));
        assertThat(iam.listUserTags(user -> user.userName("Alice")).tags())
                .containsExactlyInAnyOrder(tag("Team", "blue"), tag("env", "test"));

        iam.untagUser(user -> user.userName("Alice").tagKeys("TEAM"));
        assertThat(iam.listUserTags(user -> user.userName("Alice")).tags()).containsExactly(tag("env", "test"));
    }

    @Test
    void a_user_has_two_keys_at_most() {
        iam.createUser(user -> user.userName("Alice"));
        var first = iam.createAccessKey(key -> key.userName("Alice")).accessKey();
        iam.createAccessKey(key -> key.userName("Alice"));

        assertThat(first.accessKeyId()).matches("AKIA[A-Z2-7]{16}");
        assertThat(first.secretAccessKey()).hasSize(40);
        refused(
                409,
                "LimitExceeded",
                "Cannot exceed quota for AccessKeysPerUser: 2",
                () -> iam.createAccessKey(key -> key.userName("Alice")));
        assertThat(iam.listAccessKeys(keys -> keys.userName("Alice")).accessKeyMetadata())
                .extracting(AccessKeyMetadata::status)
                .containsExactly(StatusType.ACTIVE, StatusType.ACTIVE);
        refused(
                404,
                "NoSuchEntity",
                "The Access Key with id",
                () -> iam.deleteAccessKey(key -> key.accessKeyId(first.accessKeyId())));
    }

    @Test
    void the_root_is_the_account_and_has_its_own_keys() {
        assertThat(iam.getUser().user().arn()).isEqualTo(ACCOUNT + "root");
        var second = iam.createAccessKey().accessKey();
        try (var again = room.client(second)) {
            assertThat(again.listAccessKeys().accessKeyMetadata()).hasSize(2);
        }
    }
}
