package io.sallyport.policy.aws;

import static io.sallyport.policy.aws.Iams.ACCOUNT;
import static io.sallyport.policy.aws.Iams.TRUST;
import static io.sallyport.policy.aws.Iams.allow;
import static io.sallyport.policy.aws.Iams.decoded;
import static io.sallyport.policy.aws.Iams.refused;
import static io.sallyport.policy.aws.Iams.tag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.SummaryKeyType;

/** The account: alias, summary, all that it holds; and that nobody learns of it who may not. */
@ExtendWith(VertxExtension.class)
class IamAccountTest {
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
    void an_account_has_one_alias() {
        assertThat(iam.listAccountAliases().accountAliases()).isEmpty();
        iam.createAccountAlias(alias -> alias.accountAlias("acme"));
        iam.createAccountAlias(alias -> alias.accountAlias("acme-2"));
        assertThat(iam.listAccountAliases().accountAliases()).containsExactly("acme-2");
        refused(
                404,
                "NoSuchEntity",
                "The account alias acme cannot be found.",
                () -> iam.deleteAccountAlias(alias -> alias.accountAlias("acme")));
        for (var bad : new String[] {"ab", "Acme", "a--b", "-acme", "acme-", "a".repeat(64)}) {
            refused(
                    400,
                    "ValidationError",
                    "accountAlias",
                    () -> iam.createAccountAlias(alias -> alias.accountAlias(bad)));
        }
        iam.deleteAccountAlias(alias -> alias.accountAlias("acme-2"));
        assertThat(iam.listAccountAliases().accountAliases()).isEmpty();
    }

    @Test
    void the_summary_counts_what_is_there_and_tells_the_bounds_that_are_kept() {
        furnish();

        var summary = iam.getAccountSummary().summaryMap();

        assertThat(summary)
                .containsEntry(SummaryKeyType.USERS, 2)
                .containsEntry(SummaryKeyType.GROUPS, 1)
                .containsEntry(SummaryKeyType.ROLES, 1)
                .containsEntry(SummaryKeyType.POLICIES, 1)
                .containsEntry(SummaryKeyType.INSTANCE_PROFILES, 1)
                .containsEntry(SummaryKeyType.PROVIDERS, 0)
                .containsEntry(SummaryKeyType.ACCOUNT_ACCESS_KEYS_PRESENT, 1)
                .containsEntry(SummaryKeyType.ACCESS_KEYS_PER_USER_QUOTA, 2)
                .containsEntry(SummaryKeyType.USER_POLICY_SIZE_QUOTA, 2048);
        for (var i = 0; i < 2; i++) {
            iam.createAccessKey(key -> key.userName("Alice"));
        }
        refused(409, "LimitExceeded", "AccessKeysPerUser: 2", () -> iam.createAccessKey(key -> key.userName("Alice")));
    }

    private String furnish() {
        iam.createUser(user -> user.userName("Alice").tags(tag("team", "red")));
        iam.createUser(user -> user.userName("bob"));
        iam.createGroup(group -> group.groupName("Staff"));
        iam.addUserToGroup(join -> join.groupName("Staff").userName("Alice"));
        iam.putGroupPolicy(put -> put.groupName("Staff").policyName("ours").policyDocument(allow("s3:Get*", "*")));
        iam.createRole(role -> role.roleName("R").assumeRolePolicyDocument(TRUST));
        iam.createInstanceProfile(profile -> profile.instanceProfileName("Web"));
        iam.addRoleToInstanceProfile(add -> add.instanceProfileName("Web").roleName("R"));
        var arn = iam.createPolicy(policy -> policy.policyName("P").policyDocument(allow("s3:*", "*")))
                .policy()
                .arn();
        iam.createPolicyVersion(version -> version.policyArn(arn).policyDocument(allow("sqs:*", "*")));
        iam.attachRolePolicy(attach -> attach.roleName("R").policyArn(arn));
        iam.putUserPermissionsBoundary(bound -> bound.userName("bob").permissionsBoundary(arn));
        return arn;
    }

    @Test
    void everything_that_the_account_holds_is_told_with_what_belongs_to_it() {
        var arn = furnish();

        var all = iam.getAccountAuthorizationDetails();

        assertThat(all.isTruncated()).isFalse();
        var alice = all.userDetailList().getFirst();
        assertThat(alice.userName()).isEqualTo("Alice");
        assertThat(alice.groupList()).containsExactly("Staff");
        assertThat(alice.tags()).containsExactly(tag("team", "red"));
        assertThat(all.userDetailList().get(1).permissionsBoundary().permissionsBoundaryArn())
                .isEqualTo(arn);
        assertThat(all.groupDetailList().getFirst().groupPolicyList())
                .extracting(PolicyDetail::policyName, policy -> decoded(policy.policyDocument()))
                .containsExactly(tuple("ours", allow("s3:Get*", "*")));
        var role = all.roleDetailList().getFirst();
        assertThat(decoded(role.assumeRolePolicyDocument())).isEqualTo(TRUST);
        assertThat(role.attachedManagedPolicies())
                .singleElement()
                .satisfies(attached -> assertThat(attached.policyArn()).isEqualTo(arn));
        assertThat(role.instanceProfileList()).hasSize(1);
        var policy = all.policies().getFirst();
        assertThat(policy.attachmentCount()).isEqualTo(1);
        assertThat(policy.permissionsBoundaryUsageCount()).isEqualTo(1);
        assertThat(policy.policyVersionList())
                .extracting(version -> version.versionId() + " " + version.isDefaultVersion())
                .containsExactly("v2 false", "v1 true");
        assertThat(decoded(policy.policyVersionList().getFirst().document())).isEqualTo(allow("sqs:*", "*"));
    }

    @Test
    void a_filter_leaves_out_and_pages_follow_each_other_over_all_kinds() {
        furnish();

        var some =
                iam.getAccountAuthorizationDetails(ask -> ask.filter(EntityType.ROLE, EntityType.LOCAL_MANAGED_POLICY));
        assertThat(some.userDetailList()).isEmpty();
        assertThat(some.groupDetailList()).isEmpty();
        assertThat(some.roleDetailList()).hasSize(1);
        assertThat(some.policies()).hasSize(1);

        var seen = new ArrayList<String>();
        for (var page : iam.getAccountAuthorizationDetailsPaginator(ask -> ask.maxItems(1))) {
            page.userDetailList().forEach(user -> seen.add(user.userName()));
            page.groupDetailList().forEach(group -> seen.add(group.groupName()));
            page.roleDetailList().forEach(role -> seen.add(role.roleName()));
            page.policies().forEach(policy -> seen.add(policy.policyName()));
        }
        assertThat(seen).containsExactly("Alice", "bob", "Staff", "R", "P");
        refused(
                400,
                "ValidationError",
                "Marker",
                () -> iam.getAccountAuthorizationDetails(ask -> ask.marker("bm93aGVyZTp4")));
    }

    @Test
    void who_may_not_is_told_nothing() {
        iam.createUser(user -> user.userName("Alice"));
        try (var alice =
                room.client(iam.createAccessKey(key -> key.userName("Alice")).accessKey())) {
            var policy = allow("*", "*");
            Map<String, ThrowingCallable> calls = Map.ofEntries(
                    Map.entry("CreateAccountAlias", () -> alice.createAccountAlias(ask -> ask.accountAlias("acme"))),
                    Map.entry("ListAccountAliases", alice::listAccountAliases),
                    Map.entry("DeleteAccountAlias", () -> alice.deleteAccountAlias(ask -> ask.accountAlias("acme"))),
                    Map.entry("GetAccountSummary", alice::getAccountSummary),
                    Map.entry("GetAccountAuthorizationDetails", alice::getAccountAuthorizationDetails),
                    Map.entry(
                            "SimulateCustomPolicy",
                            () -> alice.simulateCustomPolicy(
                                    ask -> ask.policyInputList(policy).actionNames("a:B"))),
                    Map.entry(
                            "SimulatePrincipalPolicy",
                            () -> alice.simulatePrincipalPolicy(ask ->
                                    ask.policySourceArn(ACCOUNT + "user/Alice").actionNames("a:B"))),
                    Map.entry(
                            "GetContextKeysForCustomPolicy",
                            () -> alice.getContextKeysForCustomPolicy(ask -> ask.policyInputList(policy))),
                    Map.entry(
                            "GetContextKeysForPrincipalPolicy",
                            () -> alice.getContextKeysForPrincipalPolicy(
                                    ask -> ask.policySourceArn(ACCOUNT + "user/Alice"))),
                    Map.entry(
                            "CreateInstanceProfile",
                            () -> alice.createInstanceProfile(ask -> ask.instanceProfileName("Web"))),
                    Map.entry(
                            "GetInstanceProfile",
                            () -> alice.getInstanceProfile(ask -> ask.instanceProfileName("Web"))),
                    Map.entry("ListInstanceProfiles", alice::listInstanceProfiles),
                    Map.entry(
                            "ListInstanceProfilesForRole",
                            () -> alice.listInstanceProfilesForRole(ask -> ask.roleName("R"))),
                    Map.entry(
                            "ListInstanceProfileTags",
                            () -> alice.listInstanceProfileTags(ask -> ask.instanceProfileName("Web"))),
                    Map.entry(
                            "DeleteInstanceProfile",
                            () -> alice.deleteInstanceProfile(ask -> ask.instanceProfileName("Web"))),
                    Map.entry(
                            "AddRoleToInstanceProfile",
                            () -> alice.addRoleToInstanceProfile(
                                    ask -> ask.instanceProfileName("Web").roleName("R"))),
                    Map.entry(
                            "RemoveRoleFromInstanceProfile",
                            () -> alice.removeRoleFromInstanceProfile(
                                    ask -> ask.instanceProfileName("Web").roleName("R"))),
                    Map.entry(
                            "TagInstanceProfile",
                            () -> alice.tagInstanceProfile(
                                    ask -> ask.instanceProfileName("Web").tags(tag("a", "b")))),
                    Map.entry(
                            "UntagInstanceProfile",
                            () -> alice.untagInstanceProfile(
                                    ask -> ask.instanceProfileName("Web").tagKeys("a"))));

            calls.forEach((operation, call) ->
                    refused(403, "AccessDenied", "is not authorized to perform: iam:" + operation, call));
        }
        assertThat(iam.listAccountAliases().accountAliases()).isEmpty();
        assertThat(iam.listInstanceProfiles().instanceProfiles()).isEmpty();
    }

    @Test
    void who_may_simulate_one_principal_learns_nothing_of_another() {
        iam.createUser(user -> user.userName("Alice"));
        iam.createUser(user -> user.userName("Bob").tags(tag("team", "red")));
        try (var alice =
                room.client(iam.createAccessKey(key -> key.userName("Alice")).accessKey())) {
            iam.putUserPolicy(put -> put.userName("Alice")
                    .policyName("self")
                    .policyDocument(allow("iam:Simulate*", ACCOUNT + "user/${aws:username}")));

            alice.simulatePrincipalPolicy(
                    ask -> ask.policySourceArn(ACCOUNT + "user/Alice").actionNames("a:B"));
            refused(
                    403,
                    "AccessDenied",
                    ACCOUNT + "user/Bob",
                    () -> alice.simulatePrincipalPolicy(
                            ask -> ask.policySourceArn(ACCOUNT + "user/Bob").actionNames("a:B")));
            var asBob = alice.simulatePrincipalPolicy(ask -> ask.policySourceArn(ACCOUNT + "user/Alice")
                            .callerArn(ACCOUNT + "user/Bob")
                            .policyInputList(allow("a:B", "arn:aws:s3:::${aws:PrincipalTag/team}"))
                            .actionNames("a:B"))
                    .evaluationResults()
                    .getFirst();
            assertThat(asBob.missingContextValues()).contains("aws:PrincipalTag/team");
        }
    }
}
