package io.sallyport.policy.aws;

import static io.sallyport.policy.aws.Iams.ACCOUNT;
import static io.sallyport.policy.aws.Iams.TRUST;
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
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.Role;

/** Instance profiles as records. */
@ExtendWith(VertxExtension.class)
class IamProfileTest {
    private Room room;
    private IamClient iam;

    @BeforeEach
    void open(Vertx vertx) {
        room = new Room(vertx);
        iam = room.root;
        iam.createRole(role -> role.roleName("R").assumeRolePolicyDocument(TRUST));
        iam.createInstanceProfile(profile -> profile.instanceProfileName("Web").path("/app/"));
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void a_profile_is_made_shown_tagged_listed_and_deleted() {
        iam.tagInstanceProfile(profile -> profile.instanceProfileName("Web").tags(tag("a", "1"), tag("b", "2")));
        iam.untagInstanceProfile(profile -> profile.instanceProfileName("Web").tagKeys("a"));
        iam.createInstanceProfile(profile -> profile.instanceProfileName("Batch"));

        var shown = iam.getInstanceProfile(profile -> profile.instanceProfileName("web"))
                .instanceProfile();
        assertThat(shown.arn()).isEqualTo(ACCOUNT + "instance-profile/app/Web");
        assertThat(shown.instanceProfileId()).startsWith("AIPA");
        assertThat(shown.roles()).isEmpty();
        assertThat(shown.tags()).containsExactly(tag("b", "2"));
        assertThat(iam.listInstanceProfileTags(profile -> profile.instanceProfileName("Web"))
                        .tags())
                .containsExactly(tag("b", "2"));
        assertThat(iam.listInstanceProfilesPaginator(profiles -> profiles.maxItems(1))
                        .instanceProfiles())
                .extracting(InstanceProfile::instanceProfileName)
                .containsExactly("Batch", "Web");
        assertThat(iam.listInstanceProfiles(profiles -> profiles.pathPrefix("/app/"))
                        .instanceProfiles())
                .hasSize(1);
        refused(
                409,
                "EntityAlreadyExists",
                "Instance Profile WEB already exists.",
                () -> iam.createInstanceProfile(profile -> profile.instanceProfileName("WEB")));

        iam.deleteInstanceProfile(profile -> profile.instanceProfileName("Web"));
        refused(
                404,
                "NoSuchEntity",
                "Instance Profile Web cannot be found.",
                () -> iam.getInstanceProfile(profile -> profile.instanceProfileName("Web")));
    }

    @Test
    void a_profile_holds_one_role_and_neither_is_deleted_meanwhile() {
        iam.addRoleToInstanceProfile(add -> add.instanceProfileName("Web").roleName("R"));
        assertThat(iam.listInstanceProfilesForRole(role -> role.roleName("R")).instanceProfiles())
                .singleElement()
                .satisfies(profile ->
                        assertThat(profile.roles()).extracting(Role::roleName).containsExactly("R"));
        refused(
                409,
                "LimitExceeded",
                "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1",
                () -> iam.addRoleToInstanceProfile(
                        add -> add.instanceProfileName("Web").roleName("R")));
        refused(
                409,
                "DeleteConflict",
                "must remove roles from instance profile first",
                () -> iam.deleteRole(role -> role.roleName("R")));
        refused(
                409,
                "DeleteConflict",
                "must remove roles from instance profile first",
                () -> iam.deleteInstanceProfile(profile -> profile.instanceProfileName("Web")));

        iam.removeRoleFromInstanceProfile(
                remove -> remove.instanceProfileName("Web").roleName("R"));
        refused(
                404,
                "NoSuchEntity",
                "not in instance profile",
                () -> iam.removeRoleFromInstanceProfile(
                        remove -> remove.instanceProfileName("Web").roleName("R")));
        iam.deleteInstanceProfile(profile -> profile.instanceProfileName("Web"));
        iam.deleteRole(role -> role.roleName("R"));
    }

    @Test
    void a_policy_for_one_path_or_tag_does_not_reach_another_and_a_role_must_be_passed() {
        iam.createInstanceProfile(
                profile -> profile.instanceProfileName("Other").path("/other/").tags(tag("team", "red")));
        iam.createUser(user -> user.userName("Alice"));
        try (var alice =
                room.client(iam.createAccessKey(key -> key.userName("Alice")).accessKey())) {
            permit("app", allow("iam:*InstanceProfile", ACCOUNT + "instance-profile/app/*"));
            alice.getInstanceProfile(profile -> profile.instanceProfileName("Web"));
            refused(
                    403,
                    "AccessDenied",
                    ACCOUNT + "instance-profile/other/Other",
                    () -> alice.getInstanceProfile(profile -> profile.instanceProfileName("Other")));
            refused(
                    403,
                    "AccessDenied",
                    "iam:PassRole on resource: " + ACCOUNT + "role/R",
                    () -> alice.addRoleToInstanceProfile(
                            add -> add.instanceProfileName("Web").roleName("R")));

            permit("pass", """
                    {"Version":"2012-10-17","Statement":[
                     {"Effect":"Allow","Action":"iam:PassRole","Resource":"*",
                      "Condition":{"StringEquals":{"iam:PassedToService":"ec2.amazonaws.com"}}},
                     {"Effect":"Allow","Action":"iam:DeleteInstanceProfile","Resource":"*",
                      "Condition":{"StringEquals":{"aws:ResourceTag/team":"red"}}}]}""");
            alice.addRoleToInstanceProfile(add -> add.instanceProfileName("Web").roleName("R"));
            alice.deleteInstanceProfile(profile -> profile.instanceProfileName("Other"));
        }
    }

    private void permit(String name, String document) {
        iam.putUserPolicy(policy -> policy.userName("Alice").policyName(name).policyDocument(document));
    }
}
