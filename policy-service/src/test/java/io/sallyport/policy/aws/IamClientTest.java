package io.sallyport.policy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.OpenIDConnectProviderListEntry;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.User;

/** The unmodified client of the AWS SDK for Java against the room. */
@ExtendWith(VertxExtension.class)
class IamClientTest {
    private static final String ACCOUNT = "arn:aws:iam::000000000000:";
    private static final String TRUST =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"lambda.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";

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

    private static String allow(String action, String resource) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"" + action
                + "\",\"Resource\":\"" + resource + "\"}]}";
    }

    private static void refused(int status, String code, String message, ThrowingCallable call) {
        assertThatExceptionOfType(IamException.class).isThrownBy(call).satisfies(refusal -> {
            assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(refusal.awsErrorDetails().errorMessage()).contains(message);
            assertThat(refusal.statusCode()).isEqualTo(status);
        });
    }

    private IamClient alice(String path) {
        iam.createUser(user -> user.userName("Alice").path(path));
        return room.client(iam.createAccessKey(key -> key.userName("Alice")).accessKey());
    }

    // users

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

    // who may

    @Test
    void a_user_may_what_its_policy_says_from_the_moment_it_is_answered() {
        try (var alice = alice("/app/")) {
            refused(403, "AccessDenied", "is not authorized to perform: iam:GetUser", alice::getUser);

            iam.putUserPolicy(policy -> policy.userName("Alice")
                    .policyName("self")
                    .policyDocument(allow("iam:GetUser", ACCOUNT + "user/app/${aws:username}")));
            assertThat(alice.getUser().user().userName()).isEqualTo("Alice");
            refused(403, "AccessDenied", "iam:ListUsers", alice::listUsers);

            iam.deleteUserPolicy(policy -> policy.userName("Alice").policyName("self"));
            refused(403, "AccessDenied", "iam:GetUser", alice::getUser);
        }
    }

    @Test
    void an_inactive_and_a_deleted_key_sign_nothing_from_the_moment_it_is_answered() {
        iam.createUser(user -> user.userName("Alice"));
        iam.putUserPolicy(policy -> policy.userName("Alice").policyName("all").policyDocument(allow("*", "*")));
        var key = iam.createAccessKey(user -> user.userName("Alice")).accessKey();
        try (var alice = room.client(key)) {
            assertThat(alice.getUser().user().userName()).isEqualTo("Alice");

            iam.updateAccessKey(update ->
                    update.userName("Alice").accessKeyId(key.accessKeyId()).status(StatusType.INACTIVE));
            refused(403, "InvalidClientTokenId", "security token", alice::getUser);

            iam.updateAccessKey(update ->
                    update.userName("Alice").accessKeyId(key.accessKeyId()).status(StatusType.ACTIVE));
            assertThat(alice.getUser().user().userName()).isEqualTo("Alice");

            iam.deleteAccessKey(gone -> gone.userName("Alice").accessKeyId(key.accessKeyId()));
            refused(403, "InvalidClientTokenId", "security token", alice::getUser);
        }
    }

    @Test
    void a_policy_for_one_path_does_not_reach_another() {
        iam.createUser(user -> user.userName("inside").path("/app/"));
        iam.createUser(user -> user.userName("outside").path("/other/"));
        try (var alice = alice("/")) {
            iam.putUserPolicy(policy -> policy.userName("Alice")
                    .policyName("app")
                    .policyDocument(allow("iam:GetUser", ACCOUNT + "user/app/*")));

            assertThat(alice.getUser(user -> user.userName("inside")).user().path())
                    .isEqualTo("/app/");
            refused(
                    403,
                    "AccessDenied",
                    ACCOUNT + "user/other/outside",
                    () -> alice.getUser(user -> user.userName("outside")));
            refused(403, "AccessDenied", ACCOUNT + "user/nobody", () -> alice.getUser(user -> user.userName("nobody")));
        }
    }

    @Test
    void one_who_may_only_attach_one_policy_attaches_no_other() {
        var read = iam.createPolicy(policy -> policy.policyName("Read").policyDocument(allow("s3:Get*", "*")))
                .policy();
        var all = iam.createPolicy(policy -> policy.policyName("All").policyDocument(allow("*", "*")))
                .policy();
        try (var alice = alice("/")) {
            iam.putUserPolicy(policy ->
                    policy.userName("Alice").policyName("delegate").policyDocument("""
                    {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:AttachUserPolicy","Resource":"*",
                     "Condition":{"ArnEquals":{"iam:PolicyARN":"%s"}}}]}""".formatted(read.arn())));

            alice.attachUserPolicy(attach -> attach.userName("Alice").policyArn(read.arn()));
            refused(
                    403,
                    "AccessDenied",
                    "iam:AttachUserPolicy",
                    () -> alice.attachUserPolicy(
                            attach -> attach.userName("Alice").policyArn(all.arn())));
        }
    }

    @Test
    void one_who_must_set_a_boundary_makes_nobody_without() {
        var limit = iam.createPolicy(policy -> policy.policyName("Limit").policyDocument(allow("iam:Get*", "*")))
                .policy();
        try (var alice = alice("/")) {
            iam.putUserPolicy(policy ->
                    policy.userName("Alice").policyName("delegate").policyDocument("""
                    {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:CreateUser","iam:PutUserPolicy"],
                     "Resource":"*","Condition":{"StringEquals":{"iam:PermissionsBoundary":"%s"}}}]}""".formatted(limit.arn())));

            refused(403, "AccessDenied", "iam:CreateUser", () -> alice.createUser(user -> user.userName("Bob")));
            var bob = alice.createUser(user -> user.userName("Bob").permissionsBoundary(limit.arn()))
                    .user();
            assertThat(bob.permissionsBoundary().permissionsBoundaryArn()).isEqualTo(limit.arn());
            alice.putUserPolicy(
                    policy -> policy.userName("Bob").policyName("all").policyDocument(allow("*", "*")));
            refused(
                    403,
                    "AccessDenied",
                    "iam:PutUserPolicy",
                    () -> alice.putUserPolicy(
                            policy -> policy.userName("Alice").policyName("all").policyDocument(allow("*", "*"))));
        }
    }

    @Test
    void a_boundary_bounds_from_the_moment_it_is_answered() {
        var limit = iam.createPolicy(policy -> policy.policyName("Limit").policyDocument(allow("s3:*", "*")))
                .policy();
        try (var alice = alice("/")) {
            iam.putUserPolicy(
                    policy -> policy.userName("Alice").policyName("all").policyDocument(allow("*", "*")));
            assertThat(alice.listUsers().users()).hasSize(1);

            iam.putUserPermissionsBoundary(bound -> bound.userName("Alice").permissionsBoundary(limit.arn()));
            refused(403, "AccessDenied", "iam:ListUsers", alice::listUsers);
            refused(
                    409,
                    "DeleteConflict",
                    "attached to entities",
                    () -> iam.deletePolicy(policy -> policy.policyArn(limit.arn())));

            iam.deleteUserPermissionsBoundary(bound -> bound.userName("Alice"));
            assertThat(alice.listUsers().users()).hasSize(1);
            refused(
                    404,
                    "NoSuchEntity",
                    "boundary",
                    () -> iam.deleteUserPermissionsBoundary(bound -> bound.userName("Alice")));
            refused(
                    404,
                    "NoSuchEntity",
                    "does not exist",
                    () -> iam.putUserPermissionsBoundary(
                            bound -> bound.userName("Alice").permissionsBoundary(ACCOUNT + "policy/None")));
        }
    }

    @Test
    void a_tag_decides_who_is_touched() {
        iam.createUser(user -> user.userName("red").tags(tag("team", "red")));
        iam.createUser(user -> user.userName("blue").tags(tag("team", "blue")));
        try (var alice = alice("/")) {
            iam.putUserPolicy(
                    policy -> policy.userName("Alice").policyName("red").policyDocument("""
                    {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:DeleteUser","Resource":"*",
                     "Condition":{"StringEquals":{"aws:ResourceTag/team":"red"}}}]}"""));

            refused(403, "AccessDenied", "iam:DeleteUser", () -> alice.deleteUser(user -> user.userName("blue")));
            alice.deleteUser(user -> user.userName("red"));
        }
    }

    @Test
    void a_stranger_is_told_nothing() {
        try (var stranger = room.client("AKIAUNKNOWN000000000", "nothing")) {
            refused(403, "InvalidClientTokenId", "security token", stranger::listUsers);
        }
        try (var forger =
                room.client(iam.listAccessKeys().accessKeyMetadata().getFirst().accessKeyId(), "not the secret")) {
            refused(403, "SignatureDoesNotMatch", "", forger::listUsers);
        }
    }

    @Test
    void what_is_not_built_is_said_not_to_be() {
        refused(400, "InvalidAction", "not built", () -> iam.listVirtualMFADevices());
        refused(
                400,
                "ValidationError",
                "PolicyUsageFilter",
                () -> iam.listPolicies(policies -> policies.policyUsageFilter("PermissionsBoundary")));
    }

    // access keys

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

    // roles

    @Test
    void a_role_is_made_shown_changed_and_deleted() {
        var made = iam.createRole(role -> role.roleName("Reader")
                        .path("/app/")
                        .description("reads")
                        .assumeRolePolicyDocument(TRUST))
                .role();
        assertThat(made.arn()).isEqualTo(ACCOUNT + "role/app/Reader");
        assertThat(made.roleId()).startsWith("AROA");
        assertThat(decoded(made.assumeRolePolicyDocument())).isEqualTo(TRUST);

        iam.updateRole(role -> role.roleName("Reader").maxSessionDuration(7200));
        iam.updateAssumeRolePolicy(role -> role.roleName("Reader").policyDocument(TRUST.replace("lambda", "ec2")));
        var shown = iam.getRole(role -> role.roleName("Reader")).role();
        assertThat(shown.maxSessionDuration()).isEqualTo(7200);
        assertThat(shown.description()).isEqualTo("reads");
        assertThat(decoded(shown.assumeRolePolicyDocument())).contains("ec2.amazonaws.com");
        assertThat(iam.listRoles().roles()).extracting(Role::roleName).containsExactly("Reader");
        assertThat(iam.listInstanceProfilesForRole(role -> role.roleName("Reader"))
                        .instanceProfiles())
                .isEmpty();

        iam.deleteRole(role -> role.roleName("Reader"));
        refused(
                404,
                "NoSuchEntity",
                "The role with name Reader cannot be found.",
                () -> iam.getRole(role -> role.roleName("Reader")));
    }

    @Test
    void a_document_that_is_no_policy_is_refused_with_its_place_and_nothing_is_stored() {
        refused(
                400,
                "MalformedPolicyDocument",
                "line 1",
                () -> iam.createRole(role -> role.roleName("Reader").assumeRolePolicyDocument("{\"Version\":")));
        refused(
                400,
                "MalformedPolicyDocument",
                "Principal",
                () -> iam.createRole(
                        role -> role.roleName("Reader").assumeRolePolicyDocument(allow("sts:AssumeRole", "*"))));
        assertThat(iam.listRoles().roles()).isEmpty();

        iam.createUser(user -> user.userName("Alice"));
        refused(
                400,
                "MalformedPolicyDocument",
                "Effect",
                () -> iam.putUserPolicy(
                        policy -> policy.userName("Alice").policyName("p").policyDocument("""
                        {"Version":"2012-10-17","Statement":[{"Effect":"Perhaps","Action":"*","Resource":"*"}]}""")));
        refused(
                400,
                "MalformedPolicyDocument",
                "",
                () -> iam.createPolicy(policy -> policy.policyName("P").policyDocument("{}")));
        assertThat(iam.listUserPolicies(user -> user.userName("Alice")).policyNames())
                .isEmpty();
    }

    @Test
    void policies_together_have_a_size() {
        iam.createUser(user -> user.userName("Alice"));
        var big = allow("iam:Get*", "arn:aws:iam::000000000000:user/" + "x".repeat(1000));
        iam.putUserPolicy(policy -> policy.userName("Alice").policyName("a").policyDocument(big));

        refused(
                409,
                "LimitExceeded",
                "Maximum policy size of 2048 bytes exceeded for user Alice",
                () -> iam.putUserPolicy(
                        policy -> policy.userName("Alice").policyName("b").policyDocument(big)));
        assertThat(iam.listUserPolicies(user -> user.userName("Alice")).policyNames())
                .containsExactly("a");
        refused(
                409,
                "LimitExceeded",
                "PolicySize: 6144",
                () -> iam.createPolicy(policy -> policy.policyName("P")
                        .policyDocument(allow("iam:Get*", "arn:aws:iam::000000000000:user/" + "x".repeat(6200)))));
    }

    @Test
    void inline_policies_come_back_as_they_were_written() {
        iam.createRole(role -> role.roleName("Reader").assumeRolePolicyDocument(TRUST));
        var document = allow("apigateway:PUT", "arn:aws:apigateway:us-east-1::/tags/arn%3Aaws%3Aapigateway+ *");

        iam.putRolePolicy(policy -> policy.roleName("Reader").policyName("p").policyDocument(document));

        var shown = iam.getRolePolicy(policy -> policy.roleName("Reader").policyName("p"));
        assertThat(decoded(shown.policyDocument())).isEqualTo(document);
        assertThat(iam.listRolePolicies(role -> role.roleName("Reader")).policyNames())
                .containsExactly("p");
        iam.deleteRolePolicy(policy -> policy.roleName("Reader").policyName("p"));
        refused(
                404,
                "NoSuchEntity",
                "The role policy with name p cannot be found.",
                () -> iam.getRolePolicy(policy -> policy.roleName("Reader").policyName("p")));
    }

    // managed policies

    @Test
    void a_policy_counts_where_it_is_attached_until_it_is_detached() {
        var policy = iam.createPolicy(wanted -> wanted.policyName("List").policyDocument(allow("iam:ListUsers", "*")))
                .policy();
        assertThat(policy.policyId()).startsWith("ANPA");
        assertThat(policy.defaultVersionId()).isEqualTo("v1");
        try (var alice = alice("/")) {
            iam.attachUserPolicy(attach -> attach.userName("Alice").policyArn(policy.arn()));
            assertThat(alice.listUsers().users()).hasSize(1);
            assertThat(iam.listAttachedUserPolicies(user -> user.userName("Alice"))
                            .attachedPolicies())
                    .extracting(AttachedPolicy::policyArn)
                    .containsExactly(policy.arn());
            assertThat(iam.getPolicy(wanted -> wanted.policyArn(policy.arn()))
                            .policy()
                            .attachmentCount())
                    .isEqualTo(1);
            assertThat(iam.listEntitiesForPolicy(wanted -> wanted.policyArn(policy.arn()))
                            .policyUsers())
                    .singleElement()
                    .satisfies(user -> assertThat(user.userName()).isEqualTo("Alice"));
            refused(
                    409,
                    "DeleteConflict",
                    "Cannot delete a policy attached to entities.",
                    () -> iam.deletePolicy(wanted -> wanted.policyArn(policy.arn())));

            iam.detachUserPolicy(detach -> detach.userName("Alice").policyArn(policy.arn()));
            refused(403, "AccessDenied", "iam:ListUsers", alice::listUsers);
        }
        iam.deletePolicy(wanted -> wanted.policyArn(policy.arn()));
        refused(
                404,
                "NoSuchEntity",
                "Policy " + policy.arn() + " was not found.",
                () -> iam.getPolicy(wanted -> wanted.policyArn(policy.arn())));
    }

    @Test
    void a_version_counts_from_the_moment_it_is_made_the_default() {
        var arn = iam.createPolicy(wanted -> wanted.policyName("P").policyDocument(allow("iam:ListUsers", "*")))
                .policy()
                .arn();
        try (var alice = alice("/")) {
            iam.attachUserPolicy(attach -> attach.userName("Alice").policyArn(arn));
            assertThat(alice.listUsers().users()).hasSize(1);

            iam.createPolicyVersion(version -> version.policyArn(arn).policyDocument(allow("s3:*", "*")));
            assertThat(alice.listUsers().users()).hasSize(1);
            iam.setDefaultPolicyVersion(version -> version.policyArn(arn).versionId("v2"));
            refused(403, "AccessDenied", "iam:ListUsers", alice::listUsers);
        }
        var shown = iam.getPolicyVersion(version -> version.policyArn(arn).versionId("v2"))
                .policyVersion();
        assertThat(decoded(shown.document())).isEqualTo(allow("s3:*", "*"));
        assertThat(shown.isDefaultVersion()).isTrue();
    }

    @Test
    void a_policy_has_five_versions_at_most_and_its_default_stays() {
        var arn = iam.createPolicy(wanted -> wanted.policyName("P").policyDocument(allow("s3:*", "*")))
                .policy()
                .arn();
        IntStream.range(0, 4)
                .forEach(n -> iam.createPolicyVersion(version -> version.policyArn(arn)
                        .policyDocument(allow("s3:Get" + n, "*"))
                        .setAsDefault(true)));

        refused(
                409,
                "LimitExceeded",
                "A managed policy can have up to 5 versions.",
                () -> iam.createPolicyVersion(version -> version.policyArn(arn).policyDocument(allow("s3:*", "*"))));
        refused(
                409,
                "DeleteConflict",
                "Cannot delete the default version of a policy.",
                () -> iam.deletePolicyVersion(version -> version.policyArn(arn).versionId("v5")));
        refused(
                409,
                "DeleteConflict",
                "more than one version",
                () -> iam.deletePolicy(policy -> policy.policyArn(arn)));
        iam.deletePolicyVersion(version -> version.policyArn(arn).versionId("v2"));
        iam.createPolicyVersion(version -> version.policyArn(arn).policyDocument(allow("s3:*", "*")));
        assertThat(iam.listPolicyVersions(policy -> policy.policyArn(arn)).versions())
                .extracting(PolicyVersion::versionId)
                .containsExactly("v6", "v5", "v4", "v3", "v1");
        assertThat(iam.listPolicyVersionsPaginator(
                                policy -> policy.policyArn(arn).maxItems(2))
                        .versions())
                .extracting(PolicyVersion::versionId)
                .containsExactly("v6", "v5", "v4", "v3", "v1");
        refused(
                404,
                "NoSuchEntity",
                "version v2 does not exist",
                () -> iam.getPolicyVersion(version -> version.policyArn(arn).versionId("v2")));
    }

    @Test
    void attaching_is_refused_in_iams_words() {
        iam.createRole(role -> role.roleName("Reader").assumeRolePolicyDocument(TRUST));
        var none = ACCOUNT + "policy/None";

        refused(
                400,
                "ValidationError",
                "Invalid ARN:  Could not be parsed!",
                () -> iam.attachRolePolicy(attach -> attach.roleName("Reader").policyArn("longpolicynamebutnotanarn")));
        refused(
                404,
                "NoSuchEntity",
                "Policy " + none + " does not exist or is not attachable.",
                () -> iam.attachRolePolicy(attach -> attach.roleName("Reader").policyArn(none)));
        refused(
                404,
                "NoSuchEntity",
                "Policy " + none + " was not found.",
                () -> iam.detachRolePolicy(detach -> detach.roleName("Reader").policyArn(none)));
        IntStream.range(0, 11)
                .forEach(n ->
                        iam.createPolicy(policy -> policy.policyName("P" + n).policyDocument(allow("s3:*", "*"))));
        IntStream.range(0, 10)
                .forEach(n ->
                        iam.attachRolePolicy(attach -> attach.roleName("Reader").policyArn(ACCOUNT + "policy/P" + n)));
        refused(
                409,
                "LimitExceeded",
                "PoliciesPerRole: 10",
                () -> iam.attachRolePolicy(attach -> attach.roleName("Reader").policyArn(ACCOUNT + "policy/P10")));
    }

    // groups

    @Test
    void a_user_may_what_its_group_may_while_it_is_in_it() {
        iam.createGroup(group -> group.groupName("Admins"));
        iam.putGroupPolicy(
                policy -> policy.groupName("Admins").policyName("all").policyDocument(allow("iam:ListUsers", "*")));
        try (var alice = alice("/")) {
            iam.addUserToGroup(join -> join.groupName("Admins").userName("Alice"));
            assertThat(alice.listUsers().users()).hasSize(1);
            assertThat(iam.getGroup(group -> group.groupName("Admins")).users())
                    .extracting(User::userName)
                    .containsExactly("Alice");
            refused(
                    409,
                    "DeleteConflict",
                    "must delete policies first",
                    () -> iam.deleteGroup(group -> group.groupName("Admins")));

            iam.removeUserFromGroup(leave -> leave.groupName("Admins").userName("Alice"));
            refused(403, "AccessDenied", "iam:ListUsers", alice::listUsers);
        }
        assertThat(iam.listGroupsForUser(user -> user.userName("Alice")).groups())
                .isEmpty();
        iam.deleteGroupPolicy(policy -> policy.groupName("Admins").policyName("all"));
        iam.deleteGroup(group -> group.groupName("Admins"));
    }

    // providers

    @Test
    void an_openid_connect_provider_is_made_changed_and_deleted() {
        var arn = iam.createOpenIDConnectProvider(provider -> provider.url("https://op.example.com/tenant")
                        .clientIDList("a")
                        .thumbprintList("0123456789012345678901234567890123456789"))
                .openIDConnectProviderArn();
        assertThat(arn).isEqualTo(ACCOUNT + "oidc-provider/op.example.com/tenant");

        iam.addClientIDToOpenIDConnectProvider(
                add -> add.openIDConnectProviderArn(arn).clientID("b"));
        iam.removeClientIDFromOpenIDConnectProvider(
                remove -> remove.openIDConnectProviderArn(arn).clientID("a"));
        var shown = iam.getOpenIDConnectProvider(provider -> provider.openIDConnectProviderArn(arn));
        assertThat(shown.url()).isEqualTo("op.example.com/tenant");
        assertThat(shown.clientIDList()).containsExactly("b");
        assertThat(iam.listOpenIDConnectProviders().openIDConnectProviderList())
                .extracting(OpenIDConnectProviderListEntry::arn)
                .containsExactly(arn);
        refused(
                409,
                "EntityAlreadyExists",
                "already exists",
                () -> iam.createOpenIDConnectProvider(provider -> provider.url("https://op.example.com/tenant")));
        refused(
                400,
                "ValidationError",
                "URL",
                () -> iam.createOpenIDConnectProvider(provider -> provider.url("http://op.example.com")));

        iam.deleteOpenIDConnectProvider(provider -> provider.openIDConnectProviderArn(arn));
        refused(
                404,
                "NoSuchEntity",
                "OpenIDConnect Provider not found for arn",
                () -> iam.getOpenIDConnectProvider(provider -> provider.openIDConnectProviderArn(arn)));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static String decoded(String document) {
        return URLDecoder.decode(document.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
