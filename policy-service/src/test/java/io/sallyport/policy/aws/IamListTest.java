package io.sallyport.policy.aws;

import static io.sallyport.policy.aws.Iams.ACCOUNT;
import static io.sallyport.policy.aws.Iams.allow;
import static io.sallyport.policy.aws.Iams.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.policy.core.AccessKey;
import io.sallyport.policy.core.Kind;
import io.sallyport.policy.core.ManagedPolicy;
import io.sallyport.policy.core.Owner;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.Group;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyRequest;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListPoliciesRequest;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyGroup;
import software.amazon.awssdk.services.iam.model.PolicyRole;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.PolicyUser;

/** Lists: what is asked for and no more, and all pages together everything once, in order. */
class IamListTest {
    private static final List<String> NAMES = List.of("p1", "P2", "p3");
    /** Longer than a marker may be, of which IAM's model says 320 characters. */
    private static final String FAR = "/" + "far/".repeat(100);

    @RegisterExtension
    static final OneRoom ROOM = new OneRoom();

    @BeforeAll
    static void fill() {
        NAMES.reversed().forEach(IamListTest::make);
        for (var holder : Holder.values()) {
            holder.make(ROOM.iam(), "Has");
            NAMES.reversed().forEach(name -> holder.put(ROOM.iam(), "Has", name, allow("s3:*", "*")));
            NAMES.reversed().forEach(name -> holder.attach(ROOM.iam(), "Has", arn(name)));
        }
        ROOM.room().stored(store -> store.managed().add(supplied()));
    }

    private static void make(String name) {
        ROOM.iam().createPolicy(policy -> policy.policyName(name).path(FAR).policyDocument(allow("s3:*", "*")));
    }

    private static String arn(String name) {
        return ACCOUNT + "policy" + FAR + name;
    }

    private static ManagedPolicy supplied() {
        var now = Instant.parse("2026-01-01T00:00:00Z");
        return new ManagedPolicy(Owner.AWS, "ANPASUPPLIED", "Supplied", "/", "", Map.of(), now, now, 1, 1);
    }

    private static List<String> policies(Consumer<ListPoliciesRequest.Builder> ask) {
        return ROOM.iam().listPolicies(ask).policies().stream()
                .map(Policy::policyName)
                .toList();
    }

    /** @return what is on the pages, each of which has at most one */
    private static <P, T> List<T> one(Stream<P> pages, Function<P, List<T>> items) {
        return pages.limit(10) // a list that does not end fails too
                .map(items)
                .map(page -> {
                    assertThat(page).hasSize(1);
                    return page.getFirst();
                })
                .toList();
    }

    @Test
    void policies_are_listed_by_owner_by_path_and_by_whether_they_are_attached() {
        ROOM.iam().createPolicy(policy -> policy.policyName("Idle").policyDocument(allow("s3:*", "*")));

        assertThat(policies(ask -> {})).containsExactly("Supplied", "Idle", "p1", "P2", "p3");
        assertThat(policies(ask -> ask.scope(PolicyScopeType.ALL))).hasSize(5);
        assertThat(policies(ask -> ask.scope(PolicyScopeType.AWS))).containsExactly("Supplied");
        assertThat(policies(ask -> ask.scope(PolicyScopeType.LOCAL))).containsExactly("Idle", "p1", "P2", "p3");
        assertThat(policies(ask -> ask.onlyAttached(true))).containsExactly("p1", "P2", "p3");
        assertThat(policies(ask -> ask.onlyAttached(false))).hasSize(5);
        assertThat(policies(ask -> ask.pathPrefix("/far/far/"))).containsExactly("p1", "P2", "p3");
        assertThat(policies(ask -> ask.pathPrefix("/near/"))).isEmpty();
        refused(400, "ValidationError", "scope", () -> policies(ask -> ask.scope("Mine")));
        ROOM.iam().deletePolicy(policy -> policy.policyArn(ACCOUNT + "policy/Idle"));
    }

    @Test
    void policies_are_paged_in_order() {
        assertThat(one(ROOM.iam().listPoliciesPaginator(ask -> ask.maxItems(1)).stream(), page -> page.policies()))
                .extracting(Policy::policyName)
                .containsExactly("Supplied", "p1", "P2", "p3");
    }

    @ParameterizedTest
    @EnumSource
    void a_holders_policies_are_paged_in_order(Holder holder) {
        assertThat(one(holder.inline(ROOM.iam(), "Has", 1).stream(), page -> page))
                .containsExactlyElementsOf(NAMES);
        assertThat(one(holder.attached(ROOM.iam(), "Has", 1).stream(), page -> page))
                .extracting(AttachedPolicy::policyArn)
                .containsExactly(arn("p1"), arn("P2"), arn("p3"));
    }

    @ParameterizedTest
    @EnumSource
    void a_holders_inline_policies_come_back_as_they_were_written(Holder holder) {
        holder.put(ROOM.iam(), "Has", "P1", allow("sqs:Send*", "arn:aws:sqs:*:*:a+b c"));

        assertThat(holder.read(ROOM.iam(), "HAS", "p1"))
                .isEqualTo("Has P1 " + allow("sqs:Send*", "arn:aws:sqs:*:*:a+b c"));
        holder.remove(ROOM.iam(), "Has", "p1");
        refused(
                404,
                "NoSuchEntity",
                "The " + holder.word().toLowerCase(Locale.ROOT) + " policy with name p1 cannot be found.",
                () -> holder.read(ROOM.iam(), "Has", "p1"));
        holder.put(ROOM.iam(), "Has", "p1", allow("s3:*", "*"));
    }

    @Test
    void the_groups_of_a_user_are_paged_in_order() {
        ROOM.iam().createUser(user -> user.userName("Member"));
        for (var name : List.of("g3", "g1", "G2")) {
            ROOM.iam().createGroup(group -> group.groupName(name));
            ROOM.iam().addUserToGroup(join -> join.groupName(name).userName("Member"));
        }

        assertThat(one(
                        ROOM
                                .iam()
                                .listGroupsForUserPaginator(
                                        ask -> ask.userName("Member").maxItems(1))
                                .stream(),
                        page -> page.groups()))
                .extracting(Group::groupName)
                .containsExactly("g1", "G2", "g3");
    }

    private static List<String> entities(Consumer<ListEntitiesForPolicyRequest.Builder> ask) {
        return one(
                ROOM
                        .iam()
                        .listEntitiesForPolicyPaginator(
                                ask.andThen(all -> all.policyArn(arn("p1")).maxItems(1)))
                        .stream(),
                IamListTest::entities);
    }

    private static List<String> entities(ListEntitiesForPolicyResponse page) {
        return Stream.of(
                        page.policyGroups().stream().map(PolicyGroup::groupName).map("group "::concat),
                        page.policyUsers().stream().map(PolicyUser::userName).map("user "::concat),
                        page.policyRoles().stream().map(PolicyRole::roleName).map("role "::concat))
                .flatMap(names -> names)
                .toList();
    }

    @Test
    void who_has_a_policy_is_paged_and_filtered_by_kind_and_path() {
        ROOM.iam().createUser(user -> user.userName("away").path("/near/"));
        Holder.USER.attach(ROOM.iam(), "away", arn("p1"));

        assertThat(entities(ask -> {})).containsExactly("group Has", "role Has", "user away", "user Has");
        assertThat(entities(ask -> ask.entityFilter(EntityType.USER))).containsExactly("user away", "user Has");
        assertThat(entities(ask -> ask.entityFilter(EntityType.ROLE))).containsExactly("role Has");
        assertThat(entities(ask -> ask.entityFilter(EntityType.GROUP))).containsExactly("group Has");
        assertThat(entities(ask -> ask.pathPrefix("/near/"))).containsExactly("user away");
        refused(
                400,
                "ValidationError",
                "EntityFilter must be User, Role or Group",
                () -> entities(ask -> ask.entityFilter(EntityType.LOCAL_MANAGED_POLICY)));
    }

    @Test
    void keys_are_paged_from_the_oldest_on() {
        ROOM.iam().createUser(user -> user.userName("Keys"));
        var newer = ROOM.iam()
                .createAccessKey(key -> key.userName("Keys"))
                .accessKey()
                .accessKeyId();
        ROOM.room()
                .stored(store -> store.principals()
                        .find(Kind.USER, "Keys")
                        .compose(user -> store.keys()
                                .of(user.orElseThrow().id())
                                .compose(keys -> store.keys().add(older(keys.getFirst())))));

        assertThat(one(
                        ROOM
                                .iam()
                                .listAccessKeysPaginator(
                                        ask -> ask.userName("Keys").maxItems(1))
                                .stream(),
                        page -> page.accessKeyMetadata()))
                .extracting(AccessKeyMetadata::accessKeyId)
                .containsExactly("AKIAZZZZZZZZZZZZZZZZ", newer);
    }

    /** Its id is after that of every other, and it was made before. */
    private static AccessKey older(AccessKey key) {
        return new AccessKey(
                "AKIAZZZZZZZZZZZZZZZZ", key.ownerId(), true, key.createdAt().minusSeconds(60), key.secret());
    }
}
