package io.sallyport.policy.aws;

import static io.sallyport.policy.aws.Iams.ACCOUNT;
import static io.sallyport.policy.aws.Iams.TRUST;
import static io.sallyport.policy.aws.Iams.allow;
import static io.sallyport.policy.aws.Iams.read;
import static io.sallyport.policy.aws.Iams.refused;
import static io.sallyport.policy.aws.Iams.tag;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.PolicyRole;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.Role;

/**
 * What Terraform's provider for AWS sends to create, read, change and delete its resources, in its order, and what it looks at in the
 * answers: {@code aws_iam_role}, {@code aws_iam_policy}, {@code aws_iam_role_policy_attachment}, {@code aws_iam_instance_profile}.
 */
@ExtendWith(FreshRoom.class)
class TerraformRoleTest {
    private static final String READ = allow("s3:Get*", "arn:aws:s3:::a+b/50%/c d*");

    private final IamClient iam;

    TerraformRoleTest(Room room) {
        iam = room.root;
    }

    private Role role(String name) {
        return iam.createRole(r -> r.roleName(name)
                        .path("/")
                        .description("made by a plan")
                        .maxSessionDuration(3600)
                        .assumeRolePolicyDocument(TRUST)
                        .tags(tag("team", "red"), tag("empty", "")))
                .role();
    }

    private String policy(String name) {
        return iam.createPolicy(p -> p.policyName(name)
                        .path("/")
                        .description("")
                        .policyDocument(READ)
                        .tags(tag("team", "red")))
                .policy()
                .arn();
    }

    private Role shown(String name) {
        return iam.getRole(r -> r.roleName(name)).role();
    }

    @Test
    void a_role_is_read_after_it_was_made_as_it_was_planned() {
        var made = role("app");
        var shown = shown("app");
        assertThat(shown.arn()).isEqualTo(ACCOUNT + "role/app");
        assertThat(shown)
                .isEqualTo(made.toBuilder().roleLastUsed(shown.roleLastUsed()).build());
        assertThat(shown.createDate()).isNotNull();
        assertThat(shown.description()).isEqualTo("made by a plan");
        assertThat(shown.maxSessionDuration()).isEqualTo(3600);
        assertThat(shown.path()).isEqualTo("/");
        assertThat(shown.permissionsBoundary()).isNull();
        assertThat(shown.roleId()).startsWith("AROA");
        assertThat(shown.tags()).containsExactlyInAnyOrder(tag("team", "red"), tag("empty", ""));
        assertThat(read(shown.assumeRolePolicyDocument())).isEqualTo(new JsonObject(TRUST));
        var inline = iam.listRolePolicies(r -> r.roleName("app"));
        assertThat(inline.policyNames()).isEmpty();
        assertThat(inline.isTruncated()).isFalse();
        var attached = iam.listAttachedRolePolicies(r -> r.roleName("app"));
        assertThat(attached.attachedPolicies()).isEmpty();
        assertThat(attached.isTruncated()).isFalse();
    }

    @Test
    void a_role_is_changed_member_by_member() {
        role("app");
        var boundary = policy("boundary");
        iam.updateAssumeRolePolicy(r -> r.roleName("app").policyDocument(TRUST.replace("lambda", "ec2")));
        iam.updateRoleDescription(r -> r.roleName("app").description("described anew"));
        iam.updateRole(r -> r.roleName("app").maxSessionDuration(7200));
        iam.putRolePermissionsBoundary(r -> r.roleName("app").permissionsBoundary(boundary));
        iam.tagRole(r -> r.roleName("app").tags(tag("team", "blue")));
        iam.untagRole(r -> r.roleName("app").tagKeys("empty"));
        iam.putRolePolicy(r -> r.roleName("app").policyName("own").policyDocument(READ));
        var shown = shown("app");
        assertThat(read(shown.assumeRolePolicyDocument()).encode()).contains("ec2.amazonaws.com");
        assertThat(shown.description()).isEqualTo("described anew");
        assertThat(shown.maxSessionDuration()).isEqualTo(7200);
        assertThat(shown.permissionsBoundary().permissionsBoundaryArn()).isEqualTo(boundary);
        assertThat(shown.tags()).containsExactly(tag("team", "blue"));
        assertThat(iam.listRolePolicies(r -> r.roleName("app")).policyNames()).containsExactly("own");
        assertThat(read(iam.getRolePolicy(r -> r.roleName("app").policyName("own"))
                        .policyDocument()))
                .isEqualTo(new JsonObject(READ));
        refused(409, "DeleteConflict", "", () -> iam.deletePolicy(p -> p.policyArn(boundary)));

        iam.deleteRolePermissionsBoundary(r -> r.roleName("app"));
        iam.updateRole(r -> r.roleName("app").description("").maxSessionDuration(3600));
        assertThat(shown("app").permissionsBoundary()).isNull();
        assertThat(shown("app").description()).isNullOrEmpty();
    }

    @Test
    void a_role_with_force_detach_policies_goes_with_all_that_hangs_on_it() {
        role("app");
        var policy = policy("reader");
        iam.attachRolePolicy(r -> r.roleName("app").policyArn(policy));
        iam.putRolePolicy(r -> r.roleName("app").policyName("own").policyDocument(READ));
        iam.createInstanceProfile(p -> p.instanceProfileName("app"));
        iam.addRoleToInstanceProfile(p -> p.instanceProfileName("app").roleName("app"));
        refused(409, "DeleteConflict", "", () -> iam.deleteRole(r -> r.roleName("app")));

        iam.listInstanceProfilesForRole(r -> r.roleName("app")).instanceProfiles().stream()
                .map(InstanceProfile::instanceProfileName)
                .forEach(name -> iam.removeRoleFromInstanceProfile(
                        p -> p.instanceProfileName(name).roleName("app")));
        refused(409, "DeleteConflict", "", () -> iam.deleteRole(r -> r.roleName("app")));
        iam.listAttachedRolePoliciesPaginator(r -> r.roleName("app"))
                .attachedPolicies()
                .forEach(a -> iam.detachRolePolicy(r -> r.roleName("app").policyArn(a.policyArn())));
        iam.listRolePoliciesPaginator(r -> r.roleName("app"))
                .policyNames()
                .forEach(name -> iam.deleteRolePolicy(r -> r.roleName("app").policyName(name)));
        iam.deleteRole(r -> r.roleName("app"));
        refused(404, "NoSuchEntity", "", () -> shown("app"));
        refused(404, "NoSuchEntity", "", () -> iam.deleteRole(r -> r.roleName("app")));
        refused(404, "NoSuchEntity", "", () -> iam.listInstanceProfilesForRole(r -> r.roleName("app")));
        refused(404, "NoSuchEntity", "", () -> iam.listAttachedRolePolicies(r -> r.roleName("app")));
        refused(404, "NoSuchEntity", "", () -> iam.listRolePolicies(r -> r.roleName("app")));
    }

    @Test
    void a_policy_changes_by_versions_and_the_oldest_goes_when_there_are_five() {
        var arn = policy("reader");
        var made = iam.getPolicy(p -> p.policyArn(arn)).policy();
        assertThat(arn).isEqualTo(ACCOUNT + "policy/reader");
        assertThat(made.policyName()).isEqualTo("reader");
        assertThat(made.policyId()).startsWith("ANPA");
        assertThat(made.path()).isEqualTo("/");
        assertThat(made.description()).isNullOrEmpty();
        assertThat(made.attachmentCount()).isZero();
        assertThat(made.tags()).containsExactly(tag("team", "red"));
        assertThat(document(arn)).isEqualTo(new JsonObject(READ));

        for (var i = 0; i < 6; i++) {
            prune(arn);
            var wanted = allow("s3:Put*", "arn:aws:s3:::bucket-" + i + "/*");
            var version = iam.createPolicyVersion(
                            p -> p.policyArn(arn).policyDocument(wanted).setAsDefault(false))
                    .policyVersion();
            assertThat(version.isDefaultVersion()).isFalse();
            iam.setDefaultPolicyVersion(p -> p.policyArn(arn).versionId(version.versionId()));
            assertThat(document(arn)).isEqualTo(new JsonObject(wanted));
        }
        assertThat(iam.listPolicyVersions(p -> p.policyArn(arn)).versions()).hasSize(5);
    }

    private JsonObject document(String arn) {
        var now = iam.getPolicy(p -> p.policyArn(arn)).policy().defaultVersionId();
        return read(iam.getPolicyVersion(p -> p.policyArn(arn).versionId(now))
                .policyVersion()
                .document());
    }

    private void prune(String arn) {
        var versions = iam.listPolicyVersionsPaginator(p -> p.policyArn(arn)).versions().stream()
                .toList();
        versions.stream()
                .filter(v -> versions.size() == 5 && !v.isDefaultVersion())
                .min(Comparator.comparing(PolicyVersion::createDate))
                .ifPresent(
                        oldest -> iam.deletePolicyVersion(p -> p.policyArn(arn).versionId(oldest.versionId())));
    }

    @Test
    void a_policy_is_deleted_when_its_other_versions_and_attachments_are_gone() {
        var arn = policy("reader");
        iam.createPolicyVersion(p -> p.policyArn(arn).policyDocument(READ).setAsDefault(false));
        refused(409, "DeleteConflict", "", () -> iam.deletePolicy(p -> p.policyArn(arn)));
        iam.listPolicyVersions(p -> p.policyArn(arn)).versions().stream()
                .filter(v -> !v.isDefaultVersion())
                .forEach(v -> iam.deletePolicyVersion(p -> p.policyArn(arn).versionId(v.versionId())));
        role("app");
        iam.attachRolePolicy(r -> r.roleName("app").policyArn(arn));
        refused(409, "DeleteConflict", "", () -> iam.deletePolicy(p -> p.policyArn(arn)));
        iam.detachRolePolicy(r -> r.roleName("app").policyArn(arn));
        iam.deletePolicy(p -> p.policyArn(arn));
        refused(404, "NoSuchEntity", "", () -> iam.getPolicy(p -> p.policyArn(arn)));
        refused(404, "NoSuchEntity", "", () -> iam.listPolicyVersions(p -> p.policyArn(arn)));
        refused(404, "NoSuchEntity", "", () -> iam.deletePolicy(p -> p.policyArn(arn)));
    }

    @Test
    void an_attachment_is_found_in_the_roles_list_and_gone_twice_is_not_found() {
        role("app");
        var arn = policy("reader");
        iam.attachRolePolicy(r -> r.roleName("app").policyArn(arn));
        iam.attachRolePolicy(r -> r.roleName("app").policyArn(arn)); // as often as it is applied
        assertThat(iam.listAttachedRolePoliciesPaginator(r -> r.roleName("app")).attachedPolicies())
                .extracting(AttachedPolicy::policyArn)
                .containsExactly(arn);
        assertThat(iam.getPolicy(p -> p.policyArn(arn)).policy().attachmentCount())
                .isEqualTo(1);
        assertThat(iam.listEntitiesForPolicy(p -> p.policyArn(arn)).policyRoles())
                .extracting(PolicyRole::roleName)
                .containsExactly("app");
        iam.detachRolePolicy(r -> r.roleName("app").policyArn(arn));
        refused(
                404,
                "NoSuchEntity",
                "",
                () -> iam.detachRolePolicy(r -> r.roleName("app").policyArn(arn)));
        refused(
                404,
                "NoSuchEntity",
                "",
                () -> iam.attachRolePolicy(r -> r.roleName("app").policyArn(arn + "x")));
        refused(404, "NoSuchEntity", "", () -> iam.listAttachedRolePolicies(r -> r.roleName("nobody")));
    }

    @Test
    void an_instance_profile_changes_its_role_by_giving_the_first_back() {
        role("app");
        role("other");
        iam.createInstanceProfile(p -> p.instanceProfileName("web").path("/").tags(tag("team", "red")));
        refused(
                404,
                "NoSuchEntity",
                "The role with name nobody",
                () -> iam.addRoleToInstanceProfile(
                        p -> p.instanceProfileName("web").roleName("nobody")));
        iam.addRoleToInstanceProfile(p -> p.instanceProfileName("web").roleName("app"));
        iam.removeRoleFromInstanceProfile(p -> p.instanceProfileName("web").roleName("app"));
        iam.addRoleToInstanceProfile(p -> p.instanceProfileName("web").roleName("other"));
        var shown = iam.getInstanceProfile(p -> p.instanceProfileName("web")).instanceProfile();
        assertThat(shown.arn()).isEqualTo(ACCOUNT + "instance-profile/web");
        assertThat(shown.instanceProfileId()).startsWith("AIPA");
        assertThat(shown.createDate()).isNotNull();
        assertThat(shown.path()).isEqualTo("/");
        assertThat(shown.roles()).extracting(Role::roleName).containsExactly("other");
        assertThat(shown.tags()).containsExactly(tag("team", "red"));

        iam.removeRoleFromInstanceProfile(p -> p.instanceProfileName("web").roleName("other"));
        iam.deleteInstanceProfile(p -> p.instanceProfileName("web"));
        refused(404, "NoSuchEntity", "", () -> iam.getInstanceProfile(p -> p.instanceProfileName("web")));
        refused(404, "NoSuchEntity", "", () -> iam.deleteInstanceProfile(p -> p.instanceProfileName("web")));
    }
}
