package io.sallyport.policy.aws;

import static io.sallyport.policy.aws.Iams.ACCOUNT;
import static io.sallyport.policy.aws.Iams.allow;
import static io.sallyport.policy.aws.Iams.refused;
import static io.sallyport.policy.aws.Iams.tag;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.AssignmentStatusType;
import software.amazon.awssdk.services.iam.model.Group;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.User;

/**
 * What Terraform's provider for AWS sends to create, read, change and delete its resources, in its order, and what it looks at in the
 * answers: {@code aws_iam_user}, {@code aws_iam_access_key}, {@code aws_iam_group}, {@code aws_iam_group_membership}, {@code
 * aws_iam_openid_connect_provider}, {@code aws_iam_account_alias}.
 */
@ExtendWith(FreshRoom.class)
class TerraformUserTest {
    private final Room room;
    private final IamClient iam;

    TerraformUserTest(Room room) {
        this.room = room;
        iam = room.root;
    }

    private User user(String name) {
        iam.createUser(u -> u.userName(name).path("/").tags(tag("team", "red")));
        return shown(name);
    }

    private User shown(String name) {
        return iam.getUser(u -> u.userName(name)).user();
    }

    @Test
    void a_user_keeps_its_id_through_every_change() {
        var made = user("ann");
        assertThat(made.arn()).isEqualTo(ACCOUNT + "user/ann");
        assertThat(made.userId()).startsWith("AIDA");
        assertThat(made.permissionsBoundary()).isNull();
        assertThat(made.tags()).containsExactly(tag("team", "red"));
        var boundary = iam.createPolicy(p -> p.policyName("boundary").policyDocument(allow("s3:*", "*")))
                .policy()
                .arn();

        iam.updateUser(u -> u.userName("ann").newUserName("ann").newPath("/people/"));
        iam.updateUser(u -> u.userName("ann").newUserName("anna").newPath("/people/"));
        iam.putUserPermissionsBoundary(u -> u.userName("anna").permissionsBoundary(boundary));
        iam.tagUser(u -> u.userName("anna").tags(tag("more", "1")));
        iam.untagUser(u -> u.userName("anna").tagKeys("team"));
        var shown = shown("anna");
        assertThat(shown.arn()).isEqualTo(ACCOUNT + "user/people/anna");
        assertThat(shown.userId()).isEqualTo(made.userId());
        assertThat(shown.permissionsBoundary().permissionsBoundaryArn()).isEqualTo(boundary);
        assertThat(shown.tags()).containsExactly(tag("more", "1"));
        iam.deleteUserPermissionsBoundary(u -> u.userName("anna"));
        assertThat(shown("anna").permissionsBoundary()).isNull();
        refused(404, "NoSuchEntity", "", () -> shown("ann"));
    }

    @Test
    void a_user_with_force_destroy_goes_with_its_memberships_and_keys_and_has_no_other_credentials() {
        user("ann");
        iam.createGroup(g -> g.groupName("staff"));
        iam.addUserToGroup(g -> g.groupName("staff").userName("ann"));
        iam.createAccessKey(k -> k.userName("ann"));
        refused(409, "DeleteConflict", "", () -> iam.deleteUser(u -> u.userName("ann")));

        iam.listGroupsForUserPaginator(u -> u.userName("ann")).groups().stream()
                .map(Group::groupName)
                .forEach(name -> iam.removeUserFromGroup(g -> g.groupName(name).userName("ann")));
        refused(409, "DeleteConflict", "", () -> iam.deleteUser(u -> u.userName("ann")));
        iam.listAccessKeysPaginator(k -> k.userName("ann")).accessKeyMetadata().stream()
                .map(AccessKeyMetadata::accessKeyId)
                .forEach(id -> iam.deleteAccessKey(k -> k.userName("ann").accessKeyId(id)));
        assertThat(iam.listSSHPublicKeysPaginator(u -> u.userName("ann")).sshPublicKeys())
                .isEmpty();
        assertThat(iam.listVirtualMFADevicesPaginator(d -> d.assignmentStatus(AssignmentStatusType.ASSIGNED))
                        .virtualMFADevices())
                .isEmpty();
        assertThat(iam.listMFADevicesPaginator(u -> u.userName("ann")).mfaDevices())
                .isEmpty();
        refused(
                404,
                "NoSuchEntity",
                "Login Profile for User ann cannot be found.",
                () -> iam.deleteLoginProfile(u -> u.userName("ann")));
        assertThat(iam.listSigningCertificatesPaginator(u -> u.userName("ann")).certificates())
                .isEmpty();
        assertThat(iam.listServiceSpecificCredentials(u -> u.userName("ann")).serviceSpecificCredentials())
                .isEmpty();
        iam.deleteUser(u -> u.userName("ann"));
        refused(404, "NoSuchEntity", "", () -> iam.deleteUser(u -> u.userName("ann")));
        refused(404, "NoSuchEntity", "", () -> iam.listGroupsForUser(u -> u.userName("ann")));
        refused(404, "NoSuchEntity", "", () -> iam.listMFADevices(u -> u.userName("ann")));
        refused(404, "NoSuchEntity", "user with name ann", () -> iam.getLoginProfile(u -> u.userName("ann")));
    }

    @Test
    void that_a_user_has_no_other_credentials_is_told_only_to_who_may_ask() {
        user("ann");
        var key = iam.createAccessKey(k -> k.userName("ann")).accessKey();
        try (var ann = room.client(key)) {
            refused(403, "AccessDenied", "iam:ListMFADevices", () -> ann.listMFADevices(u -> u.userName("ann")));
            refused(403, "AccessDenied", "iam:ListVirtualMFADevices", ann::listVirtualMFADevices);
            refused(403, "AccessDenied", "iam:GetLoginProfile", () -> ann.getLoginProfile(u -> u.userName("bob")));
            refused(403, "AccessDenied", "iam:ListSSHPublicKeys", ann::listSSHPublicKeys);
        }
    }

    @Test
    void an_access_key_is_found_among_its_users_and_switched_off_and_on() {
        user("ann");
        var made = iam.createAccessKey(k -> k.userName("ann")).accessKey();
        assertThat(made.secretAccessKey()).hasSize(40);
        assertThat(made.createDate()).isNotNull();
        assertThat(made.status()).isEqualTo(StatusType.ACTIVE);
        iam.updateAccessKey(
                k -> k.userName("ann").accessKeyId(made.accessKeyId()).status(StatusType.INACTIVE));
        assertThat(iam.listAccessKeys(k -> k.userName("ann")).accessKeyMetadata())
                .singleElement()
                .satisfies(key -> {
                    assertThat(key.accessKeyId()).isEqualTo(made.accessKeyId());
                    assertThat(key.createDate()).isEqualTo(made.createDate());
                    assertThat(key.status()).isEqualTo(StatusType.INACTIVE);
                    assertThat(key.userName()).isEqualTo("ann");
                });
        iam.deleteAccessKey(k -> k.userName("ann").accessKeyId(made.accessKeyId()));
        var left = iam.listAccessKeys(k -> k.userName("ann"));
        assertThat(left.accessKeyMetadata()).isEmpty();
        assertThat(left.isTruncated()).isFalse();
        refused(
                404,
                "NoSuchEntity",
                "",
                () -> iam.deleteAccessKey(k -> k.userName("ann").accessKeyId(made.accessKeyId())));
        refused(404, "NoSuchEntity", "", () -> iam.listAccessKeys(k -> k.userName("bob")));
    }

    @Test
    void a_group_is_renamed_and_its_members_are_read_page_by_page() {
        var made = iam.createGroup(g -> g.groupName("staff").path("/")).group();
        IntStream.range(0, 5).forEach(i -> {
            user("member" + i);
            iam.addUserToGroup(g -> g.groupName("staff").userName("member" + i));
        });
        iam.updateGroup(g -> g.groupName("staff").newGroupName("staff").newPath("/all/"));
        iam.updateGroup(g -> g.groupName("staff").newGroupName("everyone").newPath("/all/"));
        var first = iam.getGroup(g -> g.groupName("everyone").maxItems(2));
        assertThat(first.group().arn()).isEqualTo(ACCOUNT + "group/all/everyone");
        assertThat(first.group().groupId()).isEqualTo(made.groupId());
        assertThat(first.isTruncated()).isTrue();
        assertThat(first.users()).hasSize(2);
        assertThat(iam.getGroupPaginator(g -> g.groupName("everyone").maxItems(2))
                        .users())
                .hasSize(5);

        refused(409, "DeleteConflict", "", () -> iam.deleteGroup(g -> g.groupName("everyone")));
        iam.getGroupPaginator(g -> g.groupName("everyone")).users().stream()
                .map(User::userName)
                .toList()
                .forEach(name ->
                        iam.removeUserFromGroup(g -> g.groupName("everyone").userName(name)));
        iam.deleteGroup(g -> g.groupName("everyone"));
        refused(404, "NoSuchEntity", "", () -> iam.getGroup(g -> g.groupName("everyone")));
        refused(404, "NoSuchEntity", "", () -> iam.deleteGroup(g -> g.groupName("everyone")));
    }

    @Test
    void a_provider_gains_and_loses_clients_and_its_url_comes_without_a_scheme() {
        var arn = iam.createOpenIDConnectProvider(p -> p.url("https://token.example.com/tenant")
                        .clientIDList("one")
                        .tags(tag("team", "red")))
                .openIDConnectProviderArn();
        iam.addClientIDToOpenIDConnectProvider(
                p -> p.openIDConnectProviderArn(arn).clientID("two"));
        iam.removeClientIDFromOpenIDConnectProvider(
                p -> p.openIDConnectProviderArn(arn).clientID("one"));
        var thumbprint = "0123456789012345678901234567890123456789";
        iam.updateOpenIDConnectProviderThumbprint(
                p -> p.openIDConnectProviderArn(arn).thumbprintList(thumbprint));
        var shown = iam.getOpenIDConnectProvider(p -> p.openIDConnectProviderArn(arn));
        assertThat(shown.url()).isEqualTo("token.example.com/tenant");
        assertThat(shown.clientIDList()).containsExactly("two");
        assertThat(shown.thumbprintList()).containsExactly(thumbprint);
        assertThat(shown.tags()).containsExactly(tag("team", "red"));

        iam.deleteOpenIDConnectProvider(p -> p.openIDConnectProviderArn(arn));
        refused(404, "NoSuchEntity", "", () -> iam.getOpenIDConnectProvider(p -> p.openIDConnectProviderArn(arn)));
    }

    @Test
    void the_alias_is_the_only_one_in_the_list() {
        assertThat(iam.listAccountAliasesPaginator().accountAliases()).isEmpty();
        iam.createAccountAlias(a -> a.accountAlias("acme"));
        assertThat(iam.listAccountAliasesPaginator().accountAliases()).containsExactly("acme");
        iam.deleteAccountAlias(a -> a.accountAlias("acme"));
        refused(404, "NoSuchEntity", "", () -> iam.deleteAccountAlias(a -> a.accountAlias("acme")));
    }
}
