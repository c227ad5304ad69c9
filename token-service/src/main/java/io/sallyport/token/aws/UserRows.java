package io.sallyport.token.aws;

import io.sallyport.contracts.Secret;
import io.sallyport.runtime.door.Row;
import io.sallyport.token.core.Pool;
import io.sallyport.token.core.UserFilter;
import io.sallyport.token.service.AdminUsers;
import io.sallyport.token.service.AdminUsers.Invitation;
import io.sallyport.token.service.Directory;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminConfirmSignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminConfirmSignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDeleteUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDeleteUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDisableUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDisableUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminEnableUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminEnableUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminSetUserPasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminSetUserPasswordResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUpdateUserAttributesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUpdateUserAttributesResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUserGlobalSignOutRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUserGlobalSignOutResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersResponse;

/** What administrators do with users. */
record UserRows(Rows rows, Directory directory, AdminUsers users) {
    List<Row<?, ?>> all() {
        return List.of(
                rows.admin(
                        "AdminCreateUser",
                        AdminCreateUserRequest.class,
                        AdminCreateUserRequest::userPoolId,
                        this::create),
                rows.admin("AdminGetUser", AdminGetUserRequest.class, AdminGetUserRequest::userPoolId, this::get),
                rows.admin(
                        "AdminDeleteUser",
                        AdminDeleteUserRequest.class,
                        AdminDeleteUserRequest::userPoolId,
                        this::delete),
                rows.admin(
                        "AdminSetUserPassword",
                        AdminSetUserPasswordRequest.class,
                        AdminSetUserPasswordRequest::userPoolId,
                        this::setPassword),
                rows.admin(
                        "AdminConfirmSignUp",
                        AdminConfirmSignUpRequest.class,
                        AdminConfirmSignUpRequest::userPoolId,
                        this::confirm),
                rows.admin(
                        "AdminDisableUser",
                        AdminDisableUserRequest.class,
                        AdminDisableUserRequest::userPoolId,
                        this::disable),
                rows.admin(
                        "AdminEnableUser",
                        AdminEnableUserRequest.class,
                        AdminEnableUserRequest::userPoolId,
                        this::enable),
                rows.admin(
                        "AdminUpdateUserAttributes",
                        AdminUpdateUserAttributesRequest.class,
                        AdminUpdateUserAttributesRequest::userPoolId,
                        this::setAttributes),
                rows.admin(
                        "AdminUserGlobalSignOut",
                        AdminUserGlobalSignOutRequest.class,
                        AdminUserGlobalSignOutRequest::userPoolId,
                        this::signOut),
                rows.admin("ListUsers", ListUsersRequest.class, ListUsersRequest::userPoolId, this::list));
    }

    private AdminCreateUserResponse create(AdminCreateUserRequest r) {
        if (Boolean.TRUE.equals(r.forceAliasCreation())) {
            Members.notBuilt("ForceAliasCreation", true);
        }
        Members.onlyBuilt("MessageAction", r.messageActionAsString(), "SUPPRESS");
        var user = users.create(
                pool(r.userPoolId()),
                new Invitation(
                        r.username(),
                        Members.attributes(r.userAttributes()),
                        Optional.ofNullable(r.temporaryPassword()).map(Secret::of),
                        mediums(r)));
        return AdminCreateUserResponse.builder()
                .user(UserShapes.user(user, name -> true))
                .build();
    }

    private static List<String> mediums(AdminCreateUserRequest r) {
        if (r.messageActionAsString() != null) {
            return List.of();
        }
        return r.desiredDeliveryMediumsAsStrings().isEmpty() ? List.of("SMS") : r.desiredDeliveryMediumsAsStrings();
    }

    private Pool pool(String id) {
        return directory.pool(id);
    }

    private AdminGetUserResponse get(AdminGetUserRequest r) {
        return UserShapes.gotten(directory.user(pool(r.userPoolId()), r.username()));
    }

    private AdminDeleteUserResponse delete(AdminDeleteUserRequest r) {
        users.delete(pool(r.userPoolId()), r.username());
        return AdminDeleteUserResponse.builder().build();
    }

    private AdminSetUserPasswordResponse setPassword(AdminSetUserPasswordRequest r) {
        users.setPassword(
                pool(r.userPoolId()), r.username(), Secret.of(r.password()), Boolean.TRUE.equals(r.permanent()));
        return AdminSetUserPasswordResponse.builder().build();
    }

    private AdminConfirmSignUpResponse confirm(AdminConfirmSignUpRequest r) {
        users.confirm(pool(r.userPoolId()), r.username());
        return AdminConfirmSignUpResponse.builder().build();
    }

    private AdminDisableUserResponse disable(AdminDisableUserRequest r) {
        users.disable(pool(r.userPoolId()), r.username());
        return AdminDisableUserResponse.builder().build();
    }

    private AdminEnableUserResponse enable(AdminEnableUserRequest r) {
        users.enable(pool(r.userPoolId()), r.username());
        return AdminEnableUserResponse.builder().build();
    }

    private AdminUpdateUserAttributesResponse setAttributes(AdminUpdateUserAttributesRequest r) {
        users.setAttributes(pool(r.userPoolId()), r.username(), Members.attributes(r.userAttributes()));
        return AdminUpdateUserAttributesResponse.builder().build();
    }

    private AdminUserGlobalSignOutResponse signOut(AdminUserGlobalSignOutRequest r) {
        users.signOut(pool(r.userPoolId()), r.username());
        return AdminUserGlobalSignOutResponse.builder().build();
    }

    private ListUsersResponse list(ListUsersRequest r) {
        var limit = Members.limit(r.limit());
        var filter = UserFilter.parse(Optional.ofNullable(r.filter()).orElse(""));
        var listed = users.list(pool(r.userPoolId()), filter, Members.after(r.paginationToken()), limit);
        Predicate<String> shown = r.hasAttributesToGet() ? r.attributesToGet()::contains : name -> true;
        return ListUsersResponse.builder()
                .users(listed.map(user -> UserShapes.user(user, shown)))
                .paginationToken(listed.next().orElse(null))
                .build();
    }
}
