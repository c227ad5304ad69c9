package io.sallyport.policy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.Tag;

/** What the real service answered, as others recorded it: the same members, codes and words. */
@ExtendWith(VertxExtension.class)
class RecordedAnswersTest {
    private static final Path RECORDED = Path.of(System.getProperty("sallyport.root", "."))
            .resolve("../shared/data/localstack/tests/aws/services/iam/test_iam.snapshot.json");
    private static final String DESCRIBE = "test_create_describe_role";
    private static final String TRUST =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}}";
    private static final String ALLOW =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}";

    private Room room;
    private IamClient iam;

    @BeforeEach
    void open(Vertx vertx) {
        assumeTrue(Files.exists(RECORDED), "skipped: no ../shared/data");
        room = new Room(vertx);
        iam = room.root;
    }

    @AfterEach
    void close() {
        Optional.ofNullable(room).ifPresent(Room::close);
    }

    private static JsonNode recorded(String test, String step) throws IOException {
        for (var entry : new ObjectMapper().readTree(RECORDED.toFile()).properties()) {
            if (entry.getKey().endsWith("::" + test)) {
                return entry.getValue().path("recorded-content").path(step);
            }
        }
        throw new IllegalArgumentException("nothing recorded of " + test);
    }

    /** The members that an answer sets are those of the recording. */
    private static void sameMembers(SdkPojo answer, JsonNode recorded) {
        var set = new TreeSet<String>();
        answer.sdkFields().stream()
                .filter(field -> isSet(field.getValueOrDefault(answer)))
                .forEach(field -> set.add(field.memberName()));
        var names = new TreeSet<String>();
        recorded.fieldNames().forEachRemaining(names::add);
        assertThat(set).isEqualTo(names);
    }

    private static boolean isSet(Object value) {
        return value != null && !(value instanceof software.amazon.awssdk.core.util.SdkAutoConstructList);
    }

    private static void sameError(IamException refusal, JsonNode recorded, String placeholder, String name) {
        var error = recorded.path("Error");
        assertThat(refusal.awsErrorDetails().errorCode())
                .isEqualTo(error.path("Code").asText());
        assertThat(refusal.awsErrorDetails().errorMessage())
                .isEqualTo(error.path("Message")
                        .asText()
                        .replace("<partition>", "aws")
                        .replace("111111111111", "000000000000")
                        .replace(placeholder, name));
        assertThat(refusal.statusCode())
                .isEqualTo(
                        recorded.path("ResponseMetadata").path("HTTPStatusCode").asInt());
    }

    private static IamException refusal(Runnable call) {
        try {
            call.run();
        } catch (IamException e) {
            return e;
        }
        throw new AssertionError("was not refused");
    }

    @Test
    void a_role_shows_the_members_that_the_service_shows() throws IOException {
        var made = iam.createRole(role -> role.roleName("r").path("/p/").assumeRolePolicyDocument(TRUST));
        sameMembers(made.role(), recorded(DESCRIBE, "create_role_result").path("Role"));
        sameMembers(
                iam.getRole(role -> role.roleName("r")).role(),
                recorded(DESCRIBE, "get_role_result").path("Role"));
        sameMembers(
                iam.listRoles().roles().getFirst(),
                recorded(DESCRIBE, "list_roles_result").path("Roles").path(0));
    }

    @Test
    void a_tagged_role_shows_its_tags_where_the_service_does() throws IOException {
        var made = iam.createRole(role -> role.roleName("r")
                .assumeRolePolicyDocument(TRUST)
                .tags(Tag.builder().key("test").value("value").build()));
        sameMembers(
                made.role(),
                recorded("test_role_with_tags", "create-role-response").path("Role"));
        sameMembers(
                iam.getRole(role -> role.roleName("r")).role(),
                recorded("test_role_with_tags", "get-role-response").path("Role"));
        sameMembers(
                iam.listRoles().roles().getFirst(),
                recorded("test_role_with_tags", "list-role-response")
                        .path("Roles")
                        .path(0));
    }

    @Test
    void a_policy_shows_the_members_that_the_service_shows() throws IOException {
        var made = iam.createPolicy(policy -> policy.policyName("p").policyDocument(ALLOW));

        sameMembers(
                made.policy(),
                recorded("test_role_attach_policy", "create_policy_response").path("Policy"));
    }

    @Test
    void a_user_shows_the_members_that_the_service_shows() throws IOException {
        var made = iam.createUser(user -> user.userName("u"));

        sameMembers(
                made.user(),
                recorded("test_delete_user_after_service_credential_created", "create-user-response")
                        .path("User"));
    }

    @Test
    void refusals_are_worded_as_the_service_words_them() throws IOException {
        iam.createRole(role -> role.roleName("r").assumeRolePolicyDocument(TRUST));
        var base = "arn:aws:iam::000000000000:policy/";

        sameError(
                refusal(() ->
                        iam.attachRolePolicy(attach -> attach.roleName("r").policyArn("longpolicynamebutnoarn"))),
                recorded("test_role_attach_policy", "non_existent_malformed_policy_arn"),
                "<none>",
                "");
        sameError(
                refusal(() ->
                        iam.attachRolePolicy(attach -> attach.roleName("r").policyArn(base + "none123"))),
                recorded("test_role_attach_policy", "valid_arn_not_existent"),
                "<policy-name:1>",
                "none");
        sameError(
                refusal(() -> iam.deletePolicy(policy -> policy.policyArn(base + "non-existent-policy"))),
                recorded("test_delete_non_existent_policy_returns_no_such_entity", "delete-non-existent-policy-exc"),
                "<none>",
                "");
        sameError(
                refusal(() -> iam.getUser(user -> user.userName("non-existent-user"))),
                recorded("test_create_service_specific_credential_invalid_user", "invalid-user-name-exception"),
                "<none>",
                "");
    }
}
