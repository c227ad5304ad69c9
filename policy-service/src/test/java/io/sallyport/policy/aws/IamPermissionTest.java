package io.sallyport.policy.aws;

import static io.sallyport.policy.aws.Iams.ACCOUNT;
import static io.sallyport.policy.aws.Iams.allow;
import static io.sallyport.policy.aws.Iams.refused;
import static io.sallyport.policy.aws.Iams.tag;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.StatusType;

/** Who may, and from when on: each change counts from the moment it is answered. */
@ExtendWith(VertxExtension.class)
class IamPermissionTest {
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

    private IamClient alice(String path) {
        iam.createUser(user -> user.userName("Alice").path(path));
        return room.client(iam.createAccessKey(key -> key.userName("Alice")).accessKey());
    }

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
        refused(400, "InvalidAction", "not built", () -> iam.generateCredentialReport());
    }
}
