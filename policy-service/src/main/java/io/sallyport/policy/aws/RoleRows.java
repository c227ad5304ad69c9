package io.sallyport.policy.aws;

import io.sallyport.policy.core.Account;
import io.sallyport.policy.core.Documents;
import io.sallyport.policy.core.Kind;
import io.sallyport.policy.core.Principal;
import io.sallyport.policy.core.Principal.Terms;
import io.sallyport.policy.core.Tags;
import io.sallyport.policy.service.PrincipalBook;
import io.sallyport.runtime.door.Asked;
import io.sallyport.runtime.door.Proof;
import io.sallyport.runtime.door.Row;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsResponse;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.TagRoleResponse;
import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleResponse;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.UpdateRoleDescriptionRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleDescriptionResponse;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleResponse;

/** Roles. */
record RoleRows(PrincipalBook roles, Touching touching, Shapes shapes, Account account) {
    private static final int HOUR = 3600;

    List<Row<?, ?>> rows() {
        return List.of(
                new Row<>("CreateRole", creating(), CreateRoleRequest.class, this::create),
                new Row<>(
                        "GetRole",
                        touching.named(Kind.ROLE, "iam:GetRole", GetRoleRequest::roleName),
                        GetRoleRequest.class,
                        this::get),
                new Row<>(
                        "ListRoles",
                        Proof.signed(
                                "iam:ListRoles",
                                input -> account.principal(Kind.ROLE, Shapes.path(input.pathPrefix()), "")),
                        ListRolesRequest.class,
                        this::list),
                new Row<>(
                        "UpdateRole",
                        touching.named(Kind.ROLE, "iam:UpdateRole", UpdateRoleRequest::roleName),
                        UpdateRoleRequest.class,
                        this::update),
                new Row<>(
                        "UpdateRoleDescription",
                        touching.named(Kind.ROLE, "iam:UpdateRoleDescription", UpdateRoleDescriptionRequest::roleName),
                        UpdateRoleDescriptionRequest.class,
                        this::describe),
                new Row<>(
                        "UpdateAssumeRolePolicy",
                        touching.named(
                                Kind.ROLE, "iam:UpdateAssumeRolePolicy", UpdateAssumeRolePolicyRequest::roleName),
                        UpdateAssumeRolePolicyRequest.class,
                        this::trust),
                new Row<>(
                        "DeleteRole",
                        touching.named(Kind.ROLE, "iam:DeleteRole", DeleteRoleRequest::roleName),
                        DeleteRoleRequest.class,
                        this::delete),
                new Row<>(
                        "TagRole",
                        touching.named(
                                Kind.ROLE,
                                "iam:TagRole",
                                TagRoleRequest::roleName,
                                input -> Touching.tagged(Shapes.tags(input.tags()))),
                        TagRoleRequest.class,
                        this::tag),
                new Row<>(
                        "UntagRole",
                        touching.named(
                                Kind.ROLE,
                                "iam:UntagRole",
                                UntagRoleRequest::roleName,
                                input -> Map.of("aws:TagKeys", input.tagKeys())),
                        UntagRoleRequest.class,
                        this::untag),
                new Row<>(
                        "ListRoleTags",
                        touching.named(Kind.ROLE, "iam:ListRoleTags", ListRoleTagsRequest::roleName),
                        ListRoleTagsRequest.class,
                        this::listTags),
                new Row<>(
                        "PutRolePermissionsBoundary",
                        touching.named(
                                Kind.ROLE,
                                "iam:PutRolePermissionsBoundary",
                                PutRolePermissionsBoundaryRequest::roleName,
                                input -> Map.of(Touching.BOUNDARY, List.of(input.permissionsBoundary()))),
                        PutRolePermissionsBoundaryRequest.class,
                        this::bound),
                new Row<>(
                        "DeleteRolePermissionsBoundary",
                        touching.named(
                                Kind.ROLE,
                                "iam:DeleteRolePermissionsBoundary",
                                DeleteRolePermissionsBoundaryRequest::roleName),
                        DeleteRolePermissionsBoundaryRequest.class,
                        this::unbound));
    }

    private Proof<CreateRoleRequest> creating() {
        return new Proof.Signed<>(
                "iam:CreateRole",
                input -> List.of(account.principal(Kind.ROLE, Shapes.path(input.path()), input.roleName())),
                input -> Touching.made(Shapes.tags(input.tags()), input.permissionsBoundary()));
    }

    private Future<CreateRoleResponse> create(Asked<CreateRoleRequest> asked) {
        var input = asked.input();
        var duration = Optional.ofNullable(input.maxSessionDuration());
        var terms = new Terms(
                Optional.ofNullable(input.description()).orElse(""),
                Documents.trust(input.assumeRolePolicyDocument()),
                duration.orElse(HOUR));
        var wanted = new PrincipalBook.Wanted(
                Kind.ROLE,
                input.roleName(),
                Shapes.path(input.path()),
                Optional.ofNullable(input.permissionsBoundary()),
                Shapes.tags(input.tags()),
                terms);
        return roles.create(wanted)
                .map(role -> CreateRoleResponse.builder()
                        .role(shapes.createdRole(role, duration.isPresent()))
                        .build());
    }

    private Future<GetRoleResponse> get(Asked<GetRoleRequest> asked) {
        return roles.find(Kind.ROLE, asked.input().roleName())
                .map(role ->
                        GetRoleResponse.builder().role(shapes.wholeRole(role)).build());
    }

    private Future<ListRolesResponse> list(Asked<ListRolesRequest> asked) {
        var input = asked.input();
        return roles.list(Kind.ROLE, Shapes.path(input.pathPrefix()), Paging.want(input.marker(), input.maxItems()))
                .map(page -> {
                    var answer = ListRolesResponse.builder()
                            .roles(page.map(shapes::listedRole).items())
                            .isTruncated(page.after().isPresent());
                    Paging.marker(page).ifPresent(answer::marker);
                    return answer.build();
                });
    }

    private Future<UpdateRoleResponse> update(Asked<UpdateRoleRequest> asked) {
        var input = asked.input();
        return edit(
                        input.roleName(),
                        terms -> new Terms(
                                Optional.ofNullable(input.description()).orElse(terms.description()),
                                terms.trustPolicy(),
                                Optional.ofNullable(input.maxSessionDuration()).orElse(terms.maxSessionSeconds())))
                .map(done -> UpdateRoleResponse.builder().build());
    }

    private Future<UpdateRoleDescriptionResponse> describe(Asked<UpdateRoleDescriptionRequest> asked) {
        var input = asked.input();
        return edit(
                        input.roleName(),
                        terms -> new Terms(input.description(), terms.trustPolicy(), terms.maxSessionSeconds()))
                .map(role -> UpdateRoleDescriptionResponse.builder()
                        .role(shapes.wholeRole(role))
                        .build());
    }

    private Future<UpdateAssumeRolePolicyResponse> trust(Asked<UpdateAssumeRolePolicyRequest> asked) {
        var input = asked.input();
        var document = Documents.trust(input.policyDocument());
        return edit(input.roleName(), terms -> new Terms(terms.description(), document, terms.maxSessionSeconds()))
                .map(done -> UpdateAssumeRolePolicyResponse.builder().build());
    }

    private Future<Principal> edit(String name, UnaryOperator<Terms> edit) {
        return roles.edit(Kind.ROLE, name, role -> role.on(edit.apply(role.terms())));
    }

    private Future<DeleteRoleResponse> delete(Asked<DeleteRoleRequest> asked) {
        return roles.delete(Kind.ROLE, asked.input().roleName())
                .map(done -> DeleteRoleResponse.builder().build());
    }

    private Future<TagRoleResponse> tag(Asked<TagRoleRequest> asked) {
        var tags = Shapes.tags(asked.input().tags());
        return roles.edit(Kind.ROLE, asked.input().roleName(), role -> role.tagged(Tags.with(role.tags(), tags)))
                .map(done -> TagRoleResponse.builder().build());
    }

    private Future<UntagRoleResponse> untag(Asked<UntagRoleRequest> asked) {
        var keys = asked.input().tagKeys();
        return roles.edit(Kind.ROLE, asked.input().roleName(), role -> role.tagged(Tags.without(role.tags(), keys)))
                .map(done -> UntagRoleResponse.builder().build());
    }

    private Future<ListRoleTagsResponse> listTags(Asked<ListRoleTagsRequest> asked) {
        var input = asked.input();
        return roles.find(Kind.ROLE, input.roleName())
                .map(role -> Paging.tags(role.tags(), Paging.want(input.marker(), input.maxItems())))
                .map(page -> {
                    var answer = ListRoleTagsResponse.builder()
                            .tags(page.items())
                            .isTruncated(page.after().isPresent());
                    Paging.marker(page).ifPresent(answer::marker);
                    return answer.build();
                });
    }

    private Future<PutRolePermissionsBoundaryResponse> bound(Asked<PutRolePermissionsBoundaryRequest> asked) {
        var input = asked.input();
        return roles.bound(Kind.ROLE, input.roleName(), Optional.of(input.permissionsBoundary()))
                .map(done -> PutRolePermissionsBoundaryResponse.builder().build());
    }

    private Future<DeleteRolePermissionsBoundaryResponse> unbound(Asked<DeleteRolePermissionsBoundaryRequest> asked) {
        return roles.bound(Kind.ROLE, asked.input().roleName(), Optional.empty())
                .map(done -> DeleteRolePermissionsBoundaryResponse.builder().build());
    }
}
