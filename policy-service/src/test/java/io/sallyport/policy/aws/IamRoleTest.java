package io.sallyport.policy.aws;

import static io.sallyport.policy.aws.Iams.ACCOUNT;
import static io.sallyport.policy.aws.Iams.TRUST;
import static io.sallyport.policy.aws.Iams.allow;
import static io.sallyport.policy.aws.Iams.decoded;
import static io.sallyport.policy.aws.Iams.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.OpenIDConnectProviderListEntry;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.User;

/** Roles, groups and providers, by the unmodified client of the AWS SDK for Java. */
@ExtendWith(VertxExtension.class)
class IamRoleTest {
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
}
