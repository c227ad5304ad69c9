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
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersInGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersInGroupResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateGroupResponse;

/** Groups. */
record GroupRows(Rows rows, Directory directory, Groups groups) {
    List<Row<?, ?>> all() {
        return List.of(
                rows.passing(
                        "CreateGroup",
                        CreateGroupRequest.class,
                        CreateGroupRequest::userPoolId,
                        r -> Optional.ofNullable(r.roleArn()),
                        this::create),
                rows.admin("GetGroup", GetGroupRequest.class, GetGroupRequest::userPoolId, this::get),
                rows.admin("ListGroups", ListGroupsRequest.class, ListGroupsRequest::userPoolId, this::list),
                rows.passing(
                        "UpdateGroup",
                        UpdateGroupRequest.class,
                        UpdateGroupRequest::userPoolId,
                        r -> Optional.ofNullable(r.roleArn()),
                        this::update),
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
                        this::listOfUser),
                rows.admin(
                        "ListUsersInGroup",
                        ListUsersInGroupRequest.class,
                        ListUsersInGroupRequest::userPoolId,
                        this::members));
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
        var page = groups.page(directory.pool(r.userPoolId()), Members.after(r.nextToken()), Members.limit(r.limit()));
        return ListGroupsResponse.builder()
                .groups(page.map(GroupRows::shape))
                .nextToken(page.next().orElse(null))
                .build();
    }

    private UpdateGroupResponse update(UpdateGroupRequest r) {
        var group = groups.update(
                directory.pool(r.userPoolId()),
                r.groupName(),
                Optional.ofNullable(r.description()),
                Optional.ofNullable(r.roleArn()),
                Optional.ofNullable(r.precedence()));
        return UpdateGroupResponse.builder().group(shape(group)).build();
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

    private AdminListGroupsForUserResponse listOfUser(AdminListGroupsForUserRequest r) {
        var page = groups.of(
                directory.pool(r.userPoolId()), r.username(), Members.after(r.nextToken()), Members.limit(r.limit()));
        return AdminListGroupsForUserResponse.builder()
                .groups(page.map(GroupRows::shape))
                .nextToken(page.next().orElse(null))
                .build();
    }

    private ListUsersInGroupResponse members(ListUsersInGroupRequest r) {
        var page = groups.members(
                directory.pool(r.userPoolId()), r.groupName(), Members.after(r.nextToken()), Members.limit(r.limit()));
        return ListUsersInGroupResponse.builder()
                .users(page.map(user -> UserShapes.user(user, name -> true)))
                .nextToken(page.next().orElse(null))
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
