package io.sallyport.policy.aws;

import static io.sallyport.policy.aws.Iams.ACCOUNT;
import static io.sallyport.policy.aws.Iams.TRUST;
import static io.sallyport.policy.aws.Iams.allow;
import static io.sallyport.policy.aws.Iams.decoded;
import static io.sallyport.policy.aws.Iams.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.PolicyUser;
import software.amazon.awssdk.services.iam.model.PolicyVersion;

/** Managed policies, by the unmodified client of the AWS SDK for Java. */
@ExtendWith(VertxExtension.class)
class IamPolicyTest {
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
    void a_policy_is_found_by_what_it_is_used_for() {
        var grants = iam.createPolicy(wanted -> wanted.policyName("Grants").policyDocument(allow("s3:*", "*")))
                .policy()
                .arn();
        var limits = iam.createPolicy(wanted -> wanted.policyName("Limits").policyDocument(allow("s3:*", "*")))
                .policy()
                .arn();
        iam.createUser(user -> user.userName("Alice").permissionsBoundary(limits));
        iam.createUser(user -> user.userName("Bob"));
        iam.attachUserPolicy(attach -> attach.userName("Alice").policyArn(grants));
        iam.attachUserPolicy(attach -> attach.userName("Bob").policyArn(limits));

        assertThat(named("PermissionsBoundary")).containsExactly("Limits");
        assertThat(named("PermissionsPolicy")).containsExactly("Grants", "Limits");
        assertThat(users(limits, "PermissionsBoundary")).containsExactly("Alice");
        assertThat(users(limits, "PermissionsPolicy")).containsExactly("Bob");
        assertThat(iam.listEntitiesForPolicy(wanted -> wanted.policyArn(limits)).policyUsers())
                .extracting(PolicyUser::userName)
                .containsExactly("Alice", "Bob");
    }

    private List<String> named(String usage) {
        return iam
                .listPolicies(wanted -> wanted.policyUsageFilter(usage).scope(PolicyScopeType.LOCAL))
                .policies()
                .stream()
                .map(Policy::policyName)
                .toList();
    }

    private List<String> users(String arn, String usage) {
        return iam
                .listEntitiesForPolicy(wanted -> wanted.policyArn(arn).policyUsageFilter(usage))
                .policyUsers()
                .stream()
                .map(PolicyUser::userName)
                .toList();
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
}
