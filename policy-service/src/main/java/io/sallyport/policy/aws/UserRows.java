package io.sallyport.policy.aws;

import io.sallyport.policy.core.Account;
import io.sallyport.policy.core.Kind;
import io.sallyport.policy.core.Principal;
import io.sallyport.policy.core.Principal.Terms;
import io.sallyport.policy.core.Tags;
import io.sallyport.policy.service.KeyBook;
import io.sallyport.policy.service.PrincipalBook;
import io.sallyport.policy.service.PrincipalBook.Wanted;
import io.sallyport.runtime.door.Asked;
import io.sallyport.runtime.door.Proof;
import io.sallyport.runtime.door.Row;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.CreateUserRequest;
import software.amazon.awssdk.services.iam.model.CreateUserResponse;
import software.amazon.awssdk.services.iam.model.DeleteUserPermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserPermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.DeleteUserRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserResponse;
import software.amazon.awssdk.services.iam.model.GetUserRequest;
import software.amazon.awssdk.services.iam.model.GetUserResponse;
import software.amazon.awssdk.services.iam.model.ListUserTagsRequest;
import software.amazon.awssdk.services.iam.model.ListUserTagsResponse;
import software.amazon.awssdk.services.iam.model.ListUsersRequest;
import software.amazon.awssdk.services.iam.model.ListUsersResponse;
import software.amazon.awssdk.services.iam.model.PutUserPermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutUserPermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.TagUserRequest;
import software.amazon.awssdk.services.iam.model.TagUserResponse;
import software.amazon.awssdk.services.iam.model.UntagUserRequest;
import software.amazon.awssdk.services.iam.model.UntagUserResponse;
import software.amazon.awssdk.services.iam.model.UpdateUserRequest;
import software.amazon.awssdk.services.iam.model.UpdateUserResponse;
import software.amazon.awssdk.services.iam.model.User;

/** Users. */
record UserRows(PrincipalBook users, KeyBook keys, Touching touching, Shapes shapes, Account account) {
    List<Row<?, ?>> rows() {
        return List.of(
                new Row<>("CreateUser", creating(), CreateUserRequest.class, this::create),
                new Row<>(
                        "GetUser",
                        touching.userOrCaller("iam:GetUser", GetUserRequest::userName),
                        GetUserRequest.class,
                        this::get),
                new Row<>(
                        "ListUsers",
                        Proof.signed(
                                "iam:ListUsers",
                                input -> account.principal(Kind.USER, Shapes.path(input.pathPrefix()), "")),
                        ListUsersRequest.class,
                        this::list),
                new Row<>(
                        "UpdateUser",
                        touching.named(Kind.USER, "iam:UpdateUser", UpdateUserRequest::userName),
                        UpdateUserRequest.class,
                        this::update),
                new Row<>(
                        "DeleteUser",
                        touching.named(Kind.USER, "iam:DeleteUser", DeleteUserRequest::userName),
                        DeleteUserRequest.class,
                        this::delete),
                new Row<>(
                        "TagUser",
                        touching.named(
                                Kind.USER,
                                "iam:TagUser",
                                TagUserRequest::userName,
                                input -> Touching.tagged(Shapes.tags(input.tags()))),
                        TagUserRequest.class,
                        this::tag),
                new Row<>(
                        "UntagUser",
                        touching.named(
                                Kind.USER,
                                "iam:UntagUser",
                                UntagUserRequest::userName,
                                input -> Map.of("aws:TagKeys", input.tagKeys())),
                        UntagUserRequest.class,
                        this::untag),
                new Row<>(
                        "ListUserTags",
                        touching.named(Kind.USER, "iam:ListUserTags", ListUserTagsRequest::userName),
                        ListUserTagsRequest.class,
                        this::listTags),
                new Row<>(
                        "PutUserPermissionsBoundary",
                        touching.named(
                                Kind.USER,
                                "iam:PutUserPermissionsBoundary",
                                PutUserPermissionsBoundaryRequest::userName,
                                input -> Map.of(Touching.BOUNDARY, List.of(input.permissionsBoundary()))),
                        PutUserPermissionsBoundaryRequest.class,
                        this::bound),
                new Row<>(
                        "DeleteUserPermissionsBoundary",
                        touching.named(
                                Kind.USER,
                                "iam:DeleteUserPermissionsBoundary",
                                DeleteUserPermissionsBoundaryRequest::userName),
                        DeleteUserPermissionsBoundaryRequest.class,
                        this::unbound));
    }

    private Proof<CreateUserRequest> creating() {
        return new Proof.Signed<>(
                "iam:CreateUser",
                input -> List.of(account.principal(Kind.USER, Shapes.path(input.path()), input.userName())),
                input -> Touching.made(Shapes.tags(input.tags()), input.permissionsBoundary()));
    }

    private Future<CreateUserResponse> create(Asked<CreateUserRequest> asked) {
        var input = asked.input();
        var wanted = new Wanted(
                Kind.USER,
                input.userName(),
                Shapes.path(input.path()),
                Optional.ofNullable(input.permissionsBoundary()),
                Shapes.tags(input.tags()),
                Terms.NONE);
        return users.create(wanted)
                .map(user ->
                        CreateUserResponse.builder().user(shapes.whole(user)).build());
    }

    private Future<GetUserResponse> get(Asked<GetUserRequest> asked) {
        return Touching.whose(asked, asked.input().userName())
                .map(name -> users.find(Kind.USER, name).map(shapes::whole))
                .orElseGet(this::root)
                .map(user -> GetUserResponse.builder().user(user).build());
    }

    /** The account's root is no user; it is as old as its oldest key. */
    private Future<User> root() {
        return keys.list(Optional.empty())
                .map(all -> User.builder()
                        .userId(account.id())
                        .arn(account.root())
                        .createDate(all.getFirst().createdAt())
                        .build());
    }

    private Future<ListUsersResponse> list(Asked<ListUsersRequest> asked) {
        var input = asked.input();
        return users.list(Kind.USER, Shapes.path(input.pathPrefix()), Paging.want(input.marker(), input.maxItems()))
                .map(page -> {
                    var answer = ListUsersResponse.builder()
                            .users(page.map(shapes::listed).items())
                            .isTruncated(page.after().isPresent());
                    Paging.marker(page).ifPresent(answer::marker);
                    return answer.build();
                });
    }

    private Future<UpdateUserResponse> update(Asked<UpdateUserRequest> asked) {
        var input = asked.input();
        return users.rename(
                        Kind.USER,
                        input.userName(),
                        Optional.ofNullable(input.newUserName()),
                        Optional.ofNullable(input.newPath()))
                .map(done -> UpdateUserResponse.builder().build());
    }

    private Future<DeleteUserResponse> delete(Asked<DeleteUserRequest> asked) {
        return users.delete(Kind.USER, asked.input().userName())
                .map(done -> DeleteUserResponse.builder().build());
    }

    private Future<TagUserResponse> tag(Asked<TagUserRequest> asked) {
        var tags = Shapes.tags(asked.input().tags());
        return users.edit(Kind.USER, asked.input().userName(), user -> user.tagged(Tags.with(user.tags(), tags)))
                .map(done -> TagUserResponse.builder().build());
    }

    private Future<UntagUserResponse> untag(Asked<UntagUserRequest> asked) {
        var keys = asked.input().tagKeys();
        return users.edit(Kind.USER, asked.input().userName(), user -> user.tagged(Tags.without(user.tags(), keys)))
                .map(done -> UntagUserResponse.builder().build());
    }

    private Future<ListUserTagsResponse> listTags(Asked<ListUserTagsRequest> asked) {
        var input = asked.input();
        return users.find(Kind.USER, input.userName())
                .map(Principal::tags)
                .map(tags -> Paging.tags(tags, Paging.want(input.marker(), input.maxItems())))
                .map(page -> {
                    var answer = ListUserTagsResponse.builder()
                            .tags(page.items())
                            .isTruncated(page.after().isPresent());
                    Paging.marker(page).ifPresent(answer::marker);
                    return answer.build();
                });
    }

    private Future<PutUserPermissionsBoundaryResponse> bound(Asked<PutUserPermissionsBoundaryRequest> asked) {
        var input = asked.input();
        return users.bound(Kind.USER, input.userName(), Optional.of(input.permissionsBoundary()))
                .map(done -> PutUserPermissionsBoundaryResponse.builder().build());
    }

    private Future<DeleteUserPermissionsBoundaryResponse> unbound(Asked<DeleteUserPermissionsBoundaryRequest> asked) {
        return users.bound(Kind.USER, asked.input().userName(), Optional.empty())
                .map(done -> DeleteUserPermissionsBoundaryResponse.builder().build());
    }
}
