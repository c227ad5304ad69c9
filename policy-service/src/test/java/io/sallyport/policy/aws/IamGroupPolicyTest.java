package io.sallyport.policy.aws;

import static io.sallyport.policy.aws.Iams.ACCOUNT;
import static io.sallyport.policy.aws.Iams.allow;
import static io.sallyport.policy.aws.Iams.refused;
import static io.sallyport.policy.aws.Iams.tag;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.Statement;

/** Managed policies of groups, and that nobody reads or changes policies and tags who may not. */
@ExtendWith(FreshRoom.class)
class IamGroupPolicyTest {
    private final Room room;
    private final IamClient iam;
    private final String arn;

    IamGroupPolicyTest(Room room) {
        this.room = room;
        iam = room.root;
        iam.createGroup(group -> group.groupName("Staff"));
        iam.createUser(user -> user.userName("Alice"));
        iam.addUserToGroup(join -> join.groupName("Staff").userName("Alice"));
        arn = iam.createPolicy(
                        policy -> policy.policyName("List").path("/lists/").policyDocument(allow("iam:ListUsers", "*")))
                .policy()
                .arn();
    }

    private IamClient alice() {
        return room.client(iam.createAccessKey(key -> key.userName("Alice")).accessKey());
    }

    private List<String> granting() {
        return iam
                .simulatePrincipalPolicy(
                        ask -> ask.policySourceArn(ACCOUNT + "user/Alice").actionNames("iam:ListUsers"))
                .evaluationResults()
                .getFirst()
                .matchedStatements()
                .stream()
                .map(Statement::sourcePolicyId)
                .toList();
    }

    @Test
    void p04_a_managed_policy_of_a_group_counts_for_its_members_until_it_is_detached() {
        try (var alice = alice()) {
            refused(403, "AccessDenied", "iam:ListUsers", alice::listUsers);

            iam.attachGroupPolicy(attach -> attach.groupName("Staff").policyArn(arn));
            assertThat(alice.listUsers().users()).hasSize(1);
            assertThat(granting()).containsExactly("List");

            iam.detachGroupPolicy(detach -> detach.groupName("Staff").policyArn(arn));
            refused(403, "AccessDenied", "iam:ListUsers", alice::listUsers);
            assertThat(granting()).isEmpty();
        }
        refused(
                404,
                "NoSuchEntity",
                "Policy " + arn + " was not found.",
                () -> iam.detachGroupPolicy(detach -> detach.groupName("Staff").policyArn(arn)));
    }

    @Test
    void p04_a_denial_of_a_group_outweighs_what_a_member_is_granted() {
        var denial = iam.createPolicy(policy -> policy.policyName("No")
                        .policyDocument(allow("iam:ListUsers", "*").replace("Allow", "Deny")))
                .policy()
                .arn();
        iam.putUserPolicy(put -> put.userName("Alice").policyName("own").policyDocument(allow("iam:ListUsers", "*")));
        try (var alice = alice()) {
            assertThat(alice.listUsers().users()).hasSize(1);
            iam.attachGroupPolicy(attach -> attach.groupName("Staff").policyArn(denial));
            refused(403, "AccessDenied", "explicit deny", alice::listUsers);
        }
    }

    @Test
    void a_groups_policies_are_listed_below_a_path() {
        iam.attachGroupPolicy(attach -> attach.groupName("Staff").policyArn(arn));

        assertThat(iam.listAttachedGroupPolicies(group -> group.groupName("STAFF"))
                        .attachedPolicies())
                .containsExactly(AttachedPolicy.builder()
                        .policyName("List")
                        .policyArn(arn)
                        .build());
        assertThat(iam.listAttachedGroupPolicies(
                                group -> group.groupName("Staff").pathPrefix("/lists/"))
                        .attachedPolicies())
                .hasSize(1);
        assertThat(iam.listAttachedGroupPolicies(
                                group -> group.groupName("Staff").pathPrefix("/other/"))
                        .attachedPolicies())
                .isEmpty();
        refused(
                404,
                "NoSuchEntity",
                "The group with name Nobody cannot be found.",
                () -> iam.listAttachedGroupPolicies(group -> group.groupName("Nobody")));
    }

    @Test
    void who_may_not_neither_reads_nor_changes_policies_and_tags() {
        var provider = iam.createOpenIDConnectProvider(op -> op.url("https://op.example.com"))
                .openIDConnectProviderArn();
        try (var alice = alice()) {
            Map<String, ThrowingCallable> calls = Map.ofEntries(
                    Map.entry("AttachGroupPolicy", () -> Holder.GROUP.attach(alice, "Staff", arn)),
                    Map.entry("DetachGroupPolicy", () -> Holder.GROUP.detach(alice, "Staff", arn)),
                    Map.entry("ListAttachedGroupPolicies", () -> Holder.GROUP.attached(alice, "Staff", 1)),
                    Map.entry("GetGroupPolicy", () -> Holder.GROUP.read(alice, "Staff", "p")),
                    Map.entry("ListGroupPolicies", () -> Holder.GROUP.inline(alice, "Staff", 1)),
                    Map.entry("GetUserPolicy", () -> Holder.USER.read(alice, "Alice", "p")),
                    Map.entry("ListRoleTags", () -> Tagged.ROLE.tags(alice, "Reader")),
                    Map.entry(
                            "TagPolicy",
                            () -> alice.tagPolicy(ask -> ask.policyArn(arn).tags(tag("a", "b")))),
                    Map.entry(
                            "UntagPolicy",
                            () -> alice.untagPolicy(ask -> ask.policyArn(arn).tagKeys("a"))),
                    Map.entry("ListPolicyTags", () -> alice.listPolicyTags(ask -> ask.policyArn(arn))),
                    Map.entry(
                            "TagOpenIDConnectProvider",
                            () -> alice.tagOpenIDConnectProvider(ask ->
                                    ask.openIDConnectProviderArn(provider).tags(tag("a", "b")))),
                    Map.entry(
                            "UntagOpenIDConnectProvider",
                            () -> alice.untagOpenIDConnectProvider(ask ->
                                    ask.openIDConnectProviderArn(provider).tagKeys("a"))),
                    Map.entry(
                            "ListOpenIDConnectProviderTags",
                            () -> alice.listOpenIDConnectProviderTags(ask -> ask.openIDConnectProviderArn(provider))));

            calls.forEach((operation, call) ->
                    refused(403, "AccessDenied", "is not authorized to perform: iam:" + operation + " on", call));
        }
        assertThat(iam.listAttachedGroupPolicies(group -> group.groupName("Staff"))
                        .attachedPolicies())
                .isEmpty();
    }
}
