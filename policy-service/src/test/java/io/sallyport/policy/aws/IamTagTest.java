package io.sallyport.policy.aws;

import static io.sallyport.policy.aws.Iams.ACCOUNT;
import static io.sallyport.policy.aws.Iams.allow;
import static io.sallyport.policy.aws.Iams.refused;
import static io.sallyport.policy.aws.Iams.tag;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Tag;

/** Tags obey the same rules wherever they hang. */
class IamTagTest {
    @RegisterExtension
    static final OneRoom ROOM = new OneRoom();

    private static List<Tag> some(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(n -> tag("key%02d".formatted(n), "v"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void tags_are_set_replaced_and_removed_without_regard_to_case(Tagged thing) {
        thing.make(ROOM.iam(), "Changed", List.of(tag("team", "red")));

        thing.tag(ROOM.iam(), "Changed", List.of(tag("Team", "blue"), tag("env", "test")));
        assertThat(thing.tags(ROOM.iam(), "Changed")).containsExactly(tag("Team", "blue"), tag("env", "test"));

        thing.untag(ROOM.iam(), "Changed", "TEAM");
        assertThat(thing.tags(ROOM.iam(), "Changed")).containsExactly(tag("env", "test"));
        refused(404, "NoSuchEntity", "", () -> thing.tag(ROOM.iam(), "Nothing", some(0, 1)));
        refused(404, "NoSuchEntity", "", () -> thing.untag(ROOM.iam(), "Nothing", "team"));
        refused(404, "NoSuchEntity", "", () -> thing.tags(ROOM.iam(), "Nothing"));
    }

    @ParameterizedTest
    @EnumSource
    void there_are_fifty_tags_at_most(Tagged thing) {
        thing.make(ROOM.iam(), "Full", some(0, 49));
        thing.tag(ROOM.iam(), "Full", List.of(tag("key49", "v")));

        refused(
                409,
                "LimitExceeded",
                "The number of tags has reached the maximum limit.",
                () -> thing.tag(ROOM.iam(), "Full", List.of(tag("key50", "v"))));
        refused(400, "ValidationError", "tags", () -> thing.make(ROOM.iam(), "Fuller", some(0, 51)));
        thing.tag(ROOM.iam(), "Full", List.of(tag("KEY49", "other")));
        assertThat(thing.tags(ROOM.iam(), "Full")).hasSize(50).contains(tag("KEY49", "other"));
    }

    @ParameterizedTest
    @EnumSource
    void keys_that_begin_with_aws_are_not_for_users_to_set(Tagged thing) {
        thing.make(ROOM.iam(), "Plain", List.of());

        for (var key : List.of("aws:team", "AWS:team")) {
            var reserved = List.of(tag("team", "red"), tag(key, "red"));
            refused(400, "InvalidInput", "reserved for system use", () -> thing.tag(ROOM.iam(), "Plain", reserved));
            refused(400, "InvalidInput", "reserved for system use", () -> thing.make(ROOM.iam(), "Marked", reserved));
        }
        assertThat(thing.tags(ROOM.iam(), "Plain")).isEmpty();
        refused(404, "NoSuchEntity", "", () -> thing.tags(ROOM.iam(), "Marked"));
    }

    @ParameterizedTest
    @EnumSource
    void all_pages_together_are_every_tag_once_in_order(Tagged thing) {
        var longest = "\uac00".repeat(128);
        var tags = List.of(tag("a", "1"), tag("b", ""), tag(longest, "2"), tag("\uac01", "3"));
        thing.make(ROOM.iam(), "Paged", List.of(tags.get(3), tags.get(2), tags.get(1), tags.get(0)));

        assertThat(thing.pages(ROOM.iam(), "Paged", 1))
                .containsExactlyElementsOf(tags.stream().map(List::of).toList());
    }

    private static IamClient whoMayNotTouchWhatIsKept(String name) {
        ROOM.iam().createUser(user -> user.userName(name));
        ROOM.iam().putUserPolicy(put -> put.userName(name).policyName("all").policyDocument("""
                {"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Action":"iam:*","Resource":"*"},
                 {"Effect":"Deny","Action":"iam:*","Resource":"*",
                  "Condition":{"StringEquals":{"aws:ResourceTag/keep":"yes"}}}]}"""));
        return ROOM.room()
                .client(ROOM.iam().createAccessKey(key -> key.userName(name)).accessKey());
    }

    @ParameterizedTest
    @EnumSource
    void a_tag_decides_who_may_touch_what_has_it(Tagged thing) {
        thing.make(ROOM.iam(), "Kept", List.of(tag("keep", "yes")));
        thing.make(ROOM.iam(), "Free", List.of());
        try (var alice = whoMayNotTouchWhatIsKept("Alice" + thing)) {
            thing.tag(alice, "Free", List.of(tag("keep", "yes")));
            for (var name : List.of("Kept", "Free")) {
                denied(() -> thing.tags(alice, name));
                denied(() -> thing.tag(alice, name, List.of(tag("keep", "no"))));
                denied(() -> thing.untag(alice, name, "keep"));
            }
        }
        assertThat(thing.tags(ROOM.iam(), "Kept")).containsExactly(tag("keep", "yes"));
    }

    private static void denied(ThrowingCallable call) {
        refused(403, "AccessDenied", "explicit deny", call);
    }

    @Test
    void a_tag_of_a_managed_policy_decides_over_every_operation_on_it() {
        Tagged.POLICY.make(ROOM.iam(), "Guarded", List.of(tag("keep", "yes")));
        var arn = ACCOUNT + "policy/Guarded";
        var document = allow("s3:*", "*");
        try (var alice = whoMayNotTouchWhatIsKept("Bob")) {
            denied(() -> alice.getPolicy(ask -> ask.policyArn(arn)));
            denied(() -> alice.deletePolicy(ask -> ask.policyArn(arn)));
            denied(() -> alice.createPolicyVersion(ask -> ask.policyArn(arn).policyDocument(document)));
            denied(() -> alice.getPolicyVersion(ask -> ask.policyArn(arn).versionId("v1")));
            denied(() -> alice.listPolicyVersions(ask -> ask.policyArn(arn)));
            denied(() -> alice.setDefaultPolicyVersion(ask -> ask.policyArn(arn).versionId("v1")));
            denied(() -> alice.deletePolicyVersion(ask -> ask.policyArn(arn).versionId("v1")));
            denied(() -> alice.listEntitiesForPolicy(ask -> ask.policyArn(arn)));
            refused(
                    400,
                    "ValidationError",
                    "Invalid ARN",
                    () -> alice.getPolicy(ask -> ask.policyArn("no-arn-of-anything-here")));
        }
    }

    @Test
    void a_tag_of_a_provider_decides_over_every_operation_on_it() {
        Tagged.PROVIDER.make(ROOM.iam(), "Guarded", List.of(tag("keep", "yes")));
        var arn = ACCOUNT + "oidc-provider/op.example.com/Guarded";
        try (var alice = whoMayNotTouchWhatIsKept("Carol")) {
            denied(() -> alice.getOpenIDConnectProvider(ask -> ask.openIDConnectProviderArn(arn)));
            denied(() -> alice.addClientIDToOpenIDConnectProvider(
                    ask -> ask.openIDConnectProviderArn(arn).clientID("a")));
            denied(() -> alice.removeClientIDFromOpenIDConnectProvider(
                    ask -> ask.openIDConnectProviderArn(arn).clientID("a")));
            denied(() -> alice.updateOpenIDConnectProviderThumbprint(
                    ask -> ask.openIDConnectProviderArn(arn).thumbprintList("0".repeat(40))));
            denied(() -> alice.deleteOpenIDConnectProvider(ask -> ask.openIDConnectProviderArn(arn)));
        }
    }
}
