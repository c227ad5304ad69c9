package io.sallyport.token.aws;

import io.sallyport.runtime.door.Row;
import io.sallyport.token.core.Group;
import io.sallyport.token.service.Directory;
import io.sallyport.token.service.Groups;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminAddUserToGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminAddUserToGroupResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListGroupsForUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListGroupsForUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminRemoveUserFromGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminRemoveUserFromGroupResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateGroupResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteGroupResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetGroupResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListGroupsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListGroupsResponse;

/** Groups. */
record GroupRows(Rows rows, Directory directory, Groups groups) {
    private static final int USUAL_PAGE = 60;

    List<Row<?, ?>> all() {
        return List.of(
                rows.admin("CreateGroup", CreateGroupRequest.class, CreateGroupRequest::userPoolId, this::create),
                rows.admin("GetGroup", GetGroupRequest.class, GetGroupRequest::userPoolId, this::get),
                rows.admin("ListGroups", ListGroupsRequest.class, ListGroupsRequest::userPoolId, this::list),
                rows.admin("DeleteGroup", DeleteGroupRequest.class, DeleteGroupRequest::userPoolId, this::delete),
                rows.admin(
                        "AdminAddUserToGroup",
                        AdminAddUserToGroupRequest.class,
                        AdminAddUserToGroupRequest::userPoolId,
                        this::add),
                rows.admin(
                        "AdminRemoveUserFromGroup",
                        AdminRemoveUserFromGroupRequest.class,
                        AdminRemoveUserFromGroupRequest::userPoolId,
                        this::remove),
                rows.admin(
                        "AdminListGroupsForUser",
                        AdminListGroupsForUserRequest.class,
                        AdminListGroupsForUserRequest::userPoolId,
                        this::listOfUser));
    }

    private CreateGroupResponse create(CreateGroupRequest r) {
        var group = groups.create(
                directory.pool(r.userPoolId()),
                r.groupName(),
                Optional.ofNullable(r.description()),
                Optional.ofNullable(r.roleArn()),
                Optional.ofNullable(r.precedence()));
        return CreateGroupResponse.builder().group(shape(group)).build();
    }

    private GetGroupResponse get(GetGroupRequest r) {
        var group = groups.get(directory.pool(r.userPoolId()), r.groupName());
        return GetGroupResponse.builder().group(shape(group)).build();
    }

    private ListGroupsResponse list(ListGroupsRequest r) {
        int limit = Optional.ofNullable(r.limit()).filter(n -> n > 0).orElse(USUAL_PAGE);
        var after = Optional.ofNullable(r.nextToken()).orElse("");
        var found = groups.page(directory.pool(r.userPoolId()), after, limit + 1);
        var page = found.subList(0, Math.min(limit, found.size()));
        return ListGroupsResponse.builder()
                .groups(page.stream().map(GroupRows::shape).toList())
                .nextToken(found.size() > limit ? page.getLast().name() : null)
                .build();
    }

    private DeleteGroupResponse delete(DeleteGroupRequest r) {
        groups.delete(directory.pool(r.userPoolId()), r.groupName());
        return DeleteGroupResponse.builder().build();
    }

    private AdminAddUserToGroupResponse add(AdminAddUserToGroupRequest r) {
        groups.add(directory.pool(r.userPoolId()), r.groupName(), r.username());
        return AdminAddUserToGroupResponse.builder().build();
    }

    private AdminRemoveUserFromGroupResponse remove(AdminRemoveUserFromGroupRequest r) {
        groups.remove(directory.pool(r.userPoolId()), r.groupName(), r.username());
        return AdminRemoveUserFromGroupResponse.builder().build();
    }

    /** A user is in few groups: all come on one page. */
    private AdminListGroupsForUserResponse listOfUser(AdminListGroupsForUserRequest r) {
        Members.notBuilt("NextToken", r.nextToken());
        var of = groups.of(directory.pool(r.userPoolId()), r.username());
        return AdminListGroupsForUserResponse.builder()
                .groups(of.stream().map(GroupRows::shape).toList())
                .build();
    }

    private static GroupType shape(Group group) {
        return GroupType.builder()
                .userPoolId(group.poolId())
                .groupName(group.name())
                .description(group.description().orElse(null))
                .roleArn(group.roleArn().orElse(null))
                .precedence(group.precedence().orElse(null))
                .creationDate(group.createdAt())
                .lastModifiedDate(group.modifiedAt())
                .build();
    }
}
