package io.sallyport.policy.aws;

import io.sallyport.policy.core.Account;
import io.sallyport.policy.core.Kind;
import io.sallyport.policy.core.Principal.Terms;
import io.sallyport.policy.service.MembershipBook;
import io.sallyport.policy.service.PrincipalBook;
import io.sallyport.runtime.door.Asked;
import io.sallyport.runtime.door.Proof;
import io.sallyport.runtime.door.Row;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.AddUserToGroupRequest;
import software.amazon.awssdk.services.iam.model.AddUserToGroupResponse;
import software.amazon.awssdk.services.iam.model.CreateGroupRequest;
import software.amazon.awssdk.services.iam.model.CreateGroupResponse;
import software.amazon.awssdk.services.iam.model.DeleteGroupRequest;
import software.amazon.awssdk.services.iam.model.DeleteGroupResponse;
import software.amazon.awssdk.services.iam.model.GetGroupRequest;
import software.amazon.awssdk.services.iam.model.GetGroupResponse;
import software.amazon.awssdk.services.iam.model.ListGroupsForUserRequest;
import software.amazon.awssdk.services.iam.model.ListGroupsForUserResponse;
import software.amazon.awssdk.services.iam.model.ListGroupsRequest;
import software.amazon.awssdk.services.iam.model.ListGroupsResponse;
import software.amazon.awssdk.services.iam.model.RemoveUserFromGroupRequest;
import software.amazon.awssdk.services.iam.model.RemoveUserFromGroupResponse;
import software.amazon.awssdk.services.iam.model.UpdateGroupRequest;
import software.amazon.awssdk.services.iam.model.UpdateGroupResponse;

/** Groups and who is in them. */
record GroupRows(PrincipalBook groups, MembershipBook members, Touching touching, Shapes shapes, Account account) {
    List<Row<?, ?>> rows() {
        return List.of(
                new Row<>(
                        "CreateGroup",
                        Proof.signed(
                                "iam:CreateGroup",
                                input -> account.principal(Kind.GROUP, Shapes.path(input.path()), input.groupName())),
                        CreateGroupRequest.class,
                        this::create),
                new Row<>(
                        "GetGroup",
                        touching.named(Kind.GROUP, "iam:GetGroup", GetGroupRequest::groupName),
                        GetGroupRequest.class,
                        this::get),
                new Row<>(
                        "ListGroups",
                        Proof.signed(
                                "iam:ListGroups",
                                input -> account.principal(Kind.GROUP, Shapes.path(input.pathPrefix()), "")),
                        ListGroupsRequest.class,
                        this::list),
                new Row<>(
                        "UpdateGroup",
                        touching.named(Kind.GROUP, "iam:UpdateGroup", UpdateGroupRequest::groupName),
                        UpdateGroupRequest.class,
                        this::update),
                new Row<>(
                        "DeleteGroup",
                        touching.named(Kind.GROUP, "iam:DeleteGroup", DeleteGroupRequest::groupName),
                        DeleteGroupRequest.class,
                        this::delete),
                new Row<>(
                        "AddUserToGroup",
                        touching.named(Kind.GROUP, "iam:AddUserToGroup", AddUserToGroupRequest::groupName),
                        AddUserToGroupRequest.class,
                        this::join),
                new Row<>(
                        "RemoveUserFromGroup",
                        touching.named(Kind.GROUP, "iam:RemoveUserFromGroup", RemoveUserFromGroupRequest::groupName),
                        RemoveUserFromGroupRequest.class,
                        this::leave),
                new Row<>(
                        "ListGroupsForUser",
                        touching.named(Kind.USER, "iam:ListGroupsForUser", ListGroupsForUserRequest::userName),
                        ListGroupsForUserRequest.class,
                        this::of));
    }

    private Future<CreateGroupResponse> create(Asked<CreateGroupRequest> asked) {
        var input = asked.input();
        var wanted = new PrincipalBook.Wanted(
                Kind.GROUP, input.groupName(), Shapes.path(input.path()), Optional.empty(), Map.of(), Terms.NONE);
        return groups.create(wanted)
                .map(group ->
                        CreateGroupResponse.builder().group(shapes.group(group)).build());
    }

    private Future<GetGroupResponse> get(Asked<GetGroupRequest> asked) {
        var input = asked.input();
        return members.members(input.groupName(), Paging.want(input.marker(), input.maxItems()))
                .map(found -> {
                    var answer = GetGroupResponse.builder()
                            .group(shapes.group(found.group()))
                            .users(found.users().map(shapes::listed).items())
                            .isTruncated(found.users().after().isPresent());
                    Paging.marker(found.users()).ifPresent(answer::marker);
                    return answer.build();
                });
    }

    private Future<ListGroupsResponse> list(Asked<ListGroupsRequest> asked) {
        var input = asked.input();
        return groups.list(Kind.GROUP, Shapes.path(input.pathPrefix()), Paging.want(input.marker(), input.maxItems()))
                .map(page -> {
                    var answer = ListGroupsResponse.builder()
                            .groups(page.map(shapes::group).items())
                            .isTruncated(page.after().isPresent());
                    Paging.marker(page).ifPresent(answer::marker);
                    return answer.build();
                });
    }

    private Future<UpdateGroupResponse> update(Asked<UpdateGroupRequest> asked) {
        var input = asked.input();
        return groups.rename(
                        Kind.GROUP,
                        input.groupName(),
                        Optional.ofNullable(input.newGroupName()),
                        Optional.ofNullable(input.newPath()))
                .map(done -> UpdateGroupResponse.builder().build());
    }

    private Future<DeleteGroupResponse> delete(Asked<DeleteGroupRequest> asked) {
        return groups.delete(Kind.GROUP, asked.input().groupName())
                .map(done -> DeleteGroupResponse.builder().build());
    }

    private Future<AddUserToGroupResponse> join(Asked<AddUserToGroupRequest> asked) {
        return members.join(asked.input().userName(), asked.input().groupName())
                .map(done -> AddUserToGroupResponse.builder().build());
    }

    private Future<RemoveUserFromGroupResponse> leave(Asked<RemoveUserFromGroupRequest> asked) {
        return members.leave(asked.input().userName(), asked.input().groupName())
                .map(done -> RemoveUserFromGroupResponse.builder().build());
    }

    private Future<ListGroupsForUserResponse> of(Asked<ListGroupsForUserRequest> asked) {
        var input = asked.input();
        return members.groupsOf(input.userName(), Paging.want(input.marker(), input.maxItems()))
                .map(page -> {
                    var answer = ListGroupsForUserResponse.builder()
                            .groups(page.map(shapes::group).items())
                            .isTruncated(page.after().isPresent());
                    Paging.marker(page).ifPresent(answer::marker);
                    return answer.build();
                });
    }
}
