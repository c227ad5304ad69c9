package io.sallyport.policy.aws;

import static io.sallyport.policy.aws.Iams.ACCOUNT;
import static io.sallyport.policy.aws.Iams.TRUST;
import static io.sallyport.policy.aws.Iams.allow;
import static io.sallyport.policy.aws.Iams.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Sizes, numbers, names and the order in which things go: IAM's own rules, each at its edge, refused in IAM's words. */
class IamLimitTest {
    @RegisterExtension
    static final OneRoom ROOM = new OneRoom();

    @BeforeAll
    static void fill() {
        IntStream.rangeClosed(0, 10)
                .forEach(n -> ROOM.iam()
                        .createPolicy(policy -> policy.policyName("P" + n).policyDocument(allow("s3:*", "*"))));
    }

    private static String policy(int n) {
        return ACCOUNT + "policy/P" + n;
    }

    /** A policy of so many characters, and white space besides, which does not count. */
    private static String sized(int characters) {
        return sized(allow("s3:Get*", "arn:aws:s3:::b/?"), characters);
    }

    private static String sized(String document, int characters) {
        var more = "x".repeat(characters - document.length() + 1);
        return document.replace("?", more).replace("\"Statement\":", "\n\t\"Statement\": ");
    }

    @Test
    void a_user_is_in_ten_groups_at_most() {
        ROOM.iam().createUser(user -> user.userName("Member"));
        IntStream.rangeClosed(0, 10).forEach(n -> ROOM.iam().createGroup(group -> group.groupName("Group" + n)));
        IntStream.range(0, 10).forEach(IamLimitTest::join);

        refused(409, "LimitExceeded", "Cannot exceed quota for GroupsPerUser: 10", () -> join(10));
        join(9); // is no eleventh
        assertThat(ROOM.iam().listGroupsForUser(user -> user.userName("Member")).groups())
                .hasSize(10);
    }

    private static void join(int n) {
        ROOM.iam().addUserToGroup(join -> join.groupName("Group" + n).userName("Member"));
    }

    @ParameterizedTest
    @EnumSource
    void ten_policies_are_attached_at_most(Holder holder) {
        holder.make(ROOM.iam(), "Attached");
        IntStream.range(0, 10).forEach(n -> holder.attach(ROOM.iam(), "Attached", policy(n)));

        refused(
                409,
                "LimitExceeded",
                "Cannot exceed quota for PoliciesPer" + holder.word() + ": 10",
                () -> holder.attach(ROOM.iam(), "Attached", policy(10)));
        holder.attach(ROOM.iam(), "Attached", policy(9)); // is no eleventh
        assertThat(holder.attached(ROOM.iam(), "Attached", 100).getFirst()).hasSize(10);
    }

    @ParameterizedTest
    @CsvSource({"USER,2048", "GROUP,5120", "ROLE,10240"})
    void inline_policies_together_have_a_size(Holder holder, int most) {
        holder.make(ROOM.iam(), "Sized");
        holder.put(ROOM.iam(), "Sized", "a", sized(most - 200));
        holder.put(ROOM.iam(), "Sized", "b", sized(200));

        var message = "Maximum policy size of " + most + " bytes exceeded for "
                + holder.word().toLowerCase(Locale.ROOT) + " Sized";
        refused(409, "LimitExceeded", message, () -> holder.put(ROOM.iam(), "Sized", "b", sized(201)));
        refused(409, "LimitExceeded", message, () -> holder.put(ROOM.iam(), "Sized", "c", sized(200)));
        assertThat(holder.read(ROOM.iam(), "Sized", "b")).endsWith(sized(200));
        assertThat(holder.inline(ROOM.iam(), "Sized", 100).getFirst()).containsExactly("a", "b");
    }

    @Test
    void a_managed_policy_has_a_size() {
        var arn = ROOM.iam()
                .createPolicy(policy -> policy.policyName("Big").policyDocument(sized(6144)))
                .policy()
                .arn();

        refused(
                409,
                "LimitExceeded",
                "Cannot exceed quota for PolicySize: 6144",
                () -> ROOM.iam()
                        .createPolicyVersion(version -> version.policyArn(arn).policyDocument(sized(6145))));
        assertThat(ROOM.iam()
                        .listPolicyVersions(policy -> policy.policyArn(arn))
                        .versions())
                .hasSize(1);
    }

    @Test
    void a_trust_policy_has_a_size() {
        var trust = TRUST.replace("}]}", ",\"Condition\":{\"StringEquals\":{\"aws:SourceArn\":\"?\"}}}]}");
        ROOM.iam().createRole(role -> role.roleName("Trusting").assumeRolePolicyDocument(sized(trust, 2048)));

        var message = "Cannot exceed quota for ACLSizePerRole: 2048";
        refused(
                409,
                "LimitExceeded",
                message,
                () -> ROOM.iam()
                        .createRole(role -> role.roleName("Trusting2").assumeRolePolicyDocument(sized(trust, 2049))));
        refused(
                409,
                "LimitExceeded",
                message,
                () -> ROOM.iam()
                        .updateAssumeRolePolicy(
                                role -> role.roleName("Trusting").policyDocument(sized(trust, 2049))));
        assertThat(ROOM.iam().listRoles().roles())
                .filteredOn(role -> role.roleName().startsWith("Trusting"))
                .hasSize(1);
    }

    @Test
    void a_provider_has_a_hundred_clients_at_most() {
        var clients = IntStream.range(0, 101).mapToObj(n -> "client" + n).toList();
        var arn = ROOM.iam()
                .createOpenIDConnectProvider(
                        provider -> provider.url("https://many.example.com").clientIDList(clients.subList(0, 100)))
                .openIDConnectProviderArn();

        var message = "Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: 100";
        refused(
                409,
                "LimitExceeded",
                message,
                () -> ROOM.iam()
                        .createOpenIDConnectProvider(provider ->
                                provider.url("https://more.example.com").clientIDList(clients)));
        refused(
                409,
                "LimitExceeded",
                message,
                () -> ROOM.iam()
                        .addClientIDToOpenIDConnectProvider(
                                add -> add.openIDConnectProviderArn(arn).clientID("client100")));
        ROOM.iam()
                .addClientIDToOpenIDConnectProvider(
                        add -> add.openIDConnectProviderArn(arn).clientID("client99")); // is no other
        assertThat(ROOM.iam()
                        .getOpenIDConnectProvider(provider -> provider.openIDConnectProviderArn(arn))
                        .clientIDList())
                .containsExactlyElementsOf(clients.subList(0, 100));
    }

    @Test
    void a_provider_has_five_thumbprints_at_most() {
        var five = Collections.nCopies(5, "0123456789012345678901234567890123456789");
        var six = Collections.nCopies(6, "0123456789012345678901234567890123456789");
        var arn = ROOM.iam()
                .createOpenIDConnectProvider(
                        provider -> provider.url("https://five.example.com").thumbprintList(five))
                .openIDConnectProviderArn();

        refused(
                400,
                "InvalidInput",
                "Thumbprint list must contain fewer than 6 entries.",
                () -> ROOM.iam()
                        .createOpenIDConnectProvider(provider ->
                                provider.url("https://six.example.com").thumbprintList(six)));
        refused(
                400,
                "InvalidInput",
                "Thumbprint list must contain fewer than 6 entries.",
                () -> ROOM.iam()
                        .updateOpenIDConnectProviderThumbprint(provider ->
                                provider.openIDConnectProviderArn(arn).thumbprintList(six)));
        assertThat(ROOM.iam()
                        .getOpenIDConnectProvider(provider -> provider.openIDConnectProviderArn(arn))
                        .thumbprintList())
                .hasSize(5);
    }

    @ParameterizedTest
    @EnumSource
    void who_has_policies_is_not_deleted(Holder holder) {
        holder.make(ROOM.iam(), "Leaving");
        holder.attach(ROOM.iam(), "Leaving", policy(0));
        holder.put(ROOM.iam(), "Leaving", "own", allow("s3:*", "*"));

        refused(
                409,
                "DeleteConflict",
                "Cannot delete entity, must detach all policies first.",
                () -> holder.delete(ROOM.iam(), "Leaving"));
        holder.detach(ROOM.iam(), "Leaving", policy(0));
        refused(
                409,
                "DeleteConflict",
                "Cannot delete entity, must delete policies first.",
                () -> holder.delete(ROOM.iam(), "Leaving"));
        holder.remove(ROOM.iam(), "Leaving", "own");
        holder.delete(ROOM.iam(), "Leaving");
        refused(404, "NoSuchEntity", "Leaving", () -> holder.shown(ROOM.iam(), "Leaving"));
    }

    @ParameterizedTest
    @EnumSource
    void a_name_is_unique_without_its_case_and_keeps_it(Holder holder) {
        holder.make(ROOM.iam(), "Named");

        for (var name : List.of("Named", "nAMED")) {
            refused(
                    409,
                    "EntityAlreadyExists",
                    holder.word() + " with name " + name + " already exists.",
                    () -> holder.make(ROOM.iam(), name));
        }
        assertThat(holder.shown(ROOM.iam(), "NAMED")).isEqualTo("Named");
    }

    @Test
    void a_managed_policys_name_is_unique_without_its_case_and_path() {
        ROOM.iam().createPolicy(policy -> policy.policyName("Unique").policyDocument(allow("s3:*", "*")));

        for (var name : List.of("Unique", "uNIQUE")) {
            refused(
                    409,
                    "EntityAlreadyExists",
                    "A policy called " + name + " already exists. Duplicate names are not allowed.",
                    () -> ROOM.iam()
                            .createPolicy(policy ->
                                    policy.policyName(name).path("/other/").policyDocument(allow("s3:*", "*"))));
        }
    }

    @Test
    void a_new_name_is_nobodys_in_any_case() {
        ROOM.iam().createUser(user -> user.userName("Old"));
        ROOM.iam().createUser(user -> user.userName("Taken"));
        ROOM.iam().createGroup(group -> group.groupName("Old"));
        ROOM.iam().createGroup(group -> group.groupName("Taken"));

        refused(
                409,
                "EntityAlreadyExists",
                "User with name TAKEN already exists.",
                () -> ROOM.iam().updateUser(user -> user.userName("Old").newUserName("TAKEN")));
        refused(
                409,
                "EntityAlreadyExists",
                "Group with name TAKEN already exists.",
                () -> ROOM.iam().updateGroup(group -> group.groupName("Old").newGroupName("TAKEN")));
        ROOM.iam().updateUser(user -> user.userName("Old").newUserName("OLD"));
        assertThat(Holder.USER.shown(ROOM.iam(), "old")).isEqualTo("OLD");
    }
}
