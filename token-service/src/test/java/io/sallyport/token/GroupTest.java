package io.sallyport.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListGroupsForUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersInGroupResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;

class GroupTest extends PeopleOfAPool {
    private static final String ROLE = "arn:aws:iam::123456789012:role/keepers";

    @BeforeEach
    void aGroup() {
        admin.createGroup(r -> r.userPoolId(pool)
                .groupName("keepers")
                .description("of the gate")
                .precedence(3));
    }

    @Test
    void an_update_changes_what_it_says_and_keeps_the_rest() {
        rig.clock.advance(java.time.Duration.ofMinutes(1));
        admin.updateGroup(r -> r.userPoolId(pool).groupName("keepers").roleArn(ROLE));

        var group = admin.getGroup(r -> r.userPoolId(pool).groupName("keepers")).group();
        assertThat(group.description()).isEqualTo("of the gate");
        assertThat(group.precedence()).isEqualTo(3);
        assertThat(group.roleArn()).isEqualTo(ROLE);
        assertThat(group.lastModifiedDate()).isAfter(group.creationDate());
    }

    @Test
    void whoever_gives_a_group_a_role_must_be_allowed_to_pass_it() {
        assertThat(rig.authorised).noneMatch(asked -> asked.startsWith("iam:PassRole"));

        admin.updateGroup(r -> r.userPoolId(pool).groupName("keepers").roleArn(ROLE));
        admin.createGroup(r -> r.userPoolId(pool).groupName("others").roleArn(ROLE + "s"));

        assertThat(rig.authorised).contains("iam:PassRole " + ROLE, "iam:PassRole " + ROLE + "s");
    }

    @Test
    void what_is_not_there_is_refused_in_each_operation() {
        refused(
                "ResourceNotFoundException",
                "Group not found.",
                () -> admin.updateGroup(r -> r.userPoolId(pool).groupName("nobody")));
        refused(
                "ResourceNotFoundException",
                "Group not found.",
                () -> admin.listUsersInGroup(r -> r.userPoolId(pool).groupName("nobody")));
        refused(
                "GroupExistsException",
                "A group with the name already exists.",
                () -> admin.createGroup(r -> r.userPoolId(pool).groupName("keepers")));
        admin.deleteGroup(r -> r.userPoolId(pool).groupName("keepers"));
        refused(
                "ResourceNotFoundException",
                "Group not found.",
                () -> admin.getGroup(r -> r.userPoolId(pool).groupName("keepers")));
    }

    @Test
    void its_members_come_page_by_page_and_nobody_else() {
        var names = IntStream.range(0, 5).mapToObj(n -> "user" + n).toList();
        names.forEach(this::created);
        created("stranger");
        names.forEach(this::join);
        admin.adminRemoveUserFromGroup(
                r -> r.userPoolId(pool).groupName("keepers").username("user4"));

        var pages = admin
                .listUsersInGroupPaginator(
                        r -> r.userPoolId(pool).groupName("keepers").limit(3))
                .stream()
                .map(ListUsersInGroupResponse::users)
                .toList();
        assertThat(pages).extracting(List::size).containsExactly(3, 1);
        assertThat(pages.stream().flatMap(List::stream).map(UserType::username))
                .containsExactlyInAnyOrderElementsOf(names.subList(0, 4));
    }

    @Test
    void a_users_groups_come_page_by_page_the_strongest_first() {
        created("bob");
        join("bob");
        for (var name : List.of("readers", "writers")) {
            admin.createGroup(r -> r.userPoolId(pool).groupName(name));
            admin.adminAddUserToGroup(r -> r.userPoolId(pool).groupName(name).username("bob"));
        }

        var pages = admin
                .adminListGroupsForUserPaginator(
                        r -> r.userPoolId(pool).username("bob").limit(2))
                .stream()
                .map(AdminListGroupsForUserResponse::groups)
                .toList();
        assertThat(pages).extracting(List::size).containsExactly(2, 1);
        assertThat(pages.stream().flatMap(List::stream).map(GroupType::groupName))
                .containsExactly("keepers", "readers", "writers");
    }

    private void created(String name) {
        admin.adminCreateUser(r -> r.userPoolId(pool).username(name).messageAction("SUPPRESS"));
    }

    private void join(String name) {
        admin.adminAddUserToGroup(r -> r.userPoolId(pool).groupName("keepers").username(name));
    }
}
