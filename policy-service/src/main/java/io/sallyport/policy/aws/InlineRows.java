package io.sallyport.policy.aws;

import io.sallyport.policy.core.InlinePolicy;
import io.sallyport.policy.core.Kind;
import io.sallyport.policy.service.InlineBook;
import io.sallyport.policy.store.Page;
import io.sallyport.runtime.door.Asked;
import io.sallyport.runtime.door.Row;
import io.vertx.core.Future;
import java.util.List;
import software.amazon.awssdk.services.iam.model.DeleteGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteGroupPolicyResponse;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeleteUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetGroupPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListGroupPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListGroupPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListUserPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListUserPoliciesResponse;
import software.amazon.awssdk.services.iam.model.PutGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.PutGroupPolicyResponse;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.PutUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.PutUserPolicyResponse;

/** Policies that belong to one principal. */
record InlineRows(InlineBook inline, Touching touching) {
    List<Row<?, ?>> rows() {
        return List.of(
                new Row<>(
                        "PutUserPolicy",
                        touching.named(Kind.USER, "iam:PutUserPolicy", PutUserPolicyRequest::userName),
                        PutUserPolicyRequest.class,
                        this::putUser),
                new Row<>(
                        "GetUserPolicy",
                        touching.named(Kind.USER, "iam:GetUserPolicy", GetUserPolicyRequest::userName),
                        GetUserPolicyRequest.class,
                        this::getUser),
                new Row<>(
                        "ListUserPolicies",
                        touching.named(Kind.USER, "iam:ListUserPolicies", ListUserPoliciesRequest::userName),
                        ListUserPoliciesRequest.class,
                        this::listUser),
                new Row<>(
                        "DeleteUserPolicy",
                        touching.named(Kind.USER, "iam:DeleteUserPolicy", DeleteUserPolicyRequest::userName),
                        DeleteUserPolicyRequest.class,
                        this::deleteUser),
                new Row<>(
                        "PutRolePolicy",
                        touching.named(Kind.ROLE, "iam:PutRolePolicy", PutRolePolicyRequest::roleName),
                        PutRolePolicyRequest.class,
                        this::putRole),
                new Row<>(
                        "GetRolePolicy",
                        touching.named(Kind.ROLE, "iam:GetRolePolicy", GetRolePolicyRequest::roleName),
                        GetRolePolicyRequest.class,
                        this::getRole),
                new Row<>(
                        "ListRolePolicies",
                        touching.named(Kind.ROLE, "iam:ListRolePolicies", ListRolePoliciesRequest::roleName),
                        ListRolePoliciesRequest.class,
                        this::listRole),
                new Row<>(
                        "DeleteRolePolicy",
                        touching.named(Kind.ROLE, "iam:DeleteRolePolicy", DeleteRolePolicyRequest::roleName),
                        DeleteRolePolicyRequest.class,
                        this::deleteRole),
                new Row<>(
                        "PutGroupPolicy",
                        touching.named(Kind.GROUP, "iam:PutGroupPolicy", PutGroupPolicyRequest::groupName),
                        PutGroupPolicyRequest.class,
                        this::putGroup),
                new Row<>(
                        "GetGroupPolicy",
                        touching.named(Kind.GROUP, "iam:GetGroupPolicy", GetGroupPolicyRequest::groupName),
                        GetGroupPolicyRequest.class,
                        this::getGroup),
                new Row<>(
                        "ListGroupPolicies",
                        touching.named(Kind.GROUP, "iam:ListGroupPolicies", ListGroupPoliciesRequest::groupName),
                        ListGroupPoliciesRequest.class,
                        this::listGroup),
                new Row<>(
                        "DeleteGroupPolicy",
                        touching.named(Kind.GROUP, "iam:DeleteGroupPolicy", DeleteGroupPolicyRequest::groupName),
                        DeleteGroupPolicyRequest.class,
                        this::deleteGroup));
    }

    private Future<PutUserPolicyResponse> putUser(Asked<PutUserPolicyRequest> asked) {
        var input = asked.input();
        return inline.put(Kind.USER, input.userName(), new InlinePolicy(input.policyName(), input.policyDocument()))
                .map(done -> PutUserPolicyResponse.builder().build());
    }

    private Future<GetUserPolicyResponse> getUser(Asked<GetUserPolicyRequest> asked) {
        return inline.find(Kind.USER, asked.input().userName(), asked.input().policyName())
                .map(found -> GetUserPolicyResponse.builder()
                        .userName(found.owner().name())
                        .policyName(found.policy().name())
                        .policyDocument(Shapes.document(found.policy().document()))
                        .build());
    }

    private Future<ListUserPoliciesResponse> listUser(Asked<ListUserPoliciesRequest> asked) {
        var input = asked.input();
        return names(Kind.USER, input.userName(), Paging.want(input.marker(), input.maxItems()))
                .map(page -> {
                    var answer = ListUserPoliciesResponse.builder()
                            .policyNames(page.items())
                            .isTruncated(page.after().isPresent());
                    Paging.marker(page).ifPresent(answer::marker);
                    return answer.build();
                });
    }

    private Future<DeleteUserPolicyResponse> deleteUser(Asked<DeleteUserPolicyRequest> asked) {
        return inline.delete(Kind.USER, asked.input().userName(), asked.input().policyName())
                .map(done -> DeleteUserPolicyResponse.builder().build());
    }

    private Future<PutRolePolicyResponse> putRole(Asked<PutRolePolicyRequest> asked) {
        var input = asked.input();
        return inline.put(Kind.ROLE, input.roleName(), new InlinePolicy(input.policyName(), input.policyDocument()))
                .map(done -> PutRolePolicyResponse.builder().build());
    }

    private Future<GetRolePolicyResponse> getRole(Asked<GetRolePolicyRequest> asked) {
        return inline.find(Kind.ROLE, asked.input().roleName(), asked.input().policyName())
                .map(found -> GetRolePolicyResponse.builder()
                        .roleName(found.owner().name())
                        .policyName(found.policy().name())
                        .policyDocument(Shapes.document(found.policy().document()))
                        .build());
    }

    private Future<ListRolePoliciesResponse> listRole(Asked<ListRolePoliciesRequest> asked) {
        var input = asked.input();
        return names(Kind.ROLE, input.roleName(), Paging.want(input.marker(), input.maxItems()))
                .map(page -> {
                    var answer = ListRolePoliciesResponse.builder()
                            .policyNames(page.items())
                            .isTruncated(page.after().isPresent());
                    Paging.marker(page).ifPresent(answer::marker);
                    return answer.build();
                });
    }

    private Future<DeleteRolePolicyResponse> deleteRole(Asked<DeleteRolePolicyRequest> asked) {
        return inline.delete(Kind.ROLE, asked.input().roleName(), asked.input().policyName())
                .map(done -> DeleteRolePolicyResponse.builder().build());
    }

    private Future<PutGroupPolicyResponse> putGroup(Asked<PutGroupPolicyRequest> asked) {
        var input = asked.input();
        return inline.put(Kind.GROUP, input.groupName(), new InlinePolicy(input.policyName(), input.policyDocument()))
                .map(done -> PutGroupPolicyResponse.builder().build());
    }

    private Future<GetGroupPolicyResponse> getGroup(Asked<GetGroupPolicyRequest> asked) {
        return inline.find(Kind.GROUP, asked.input().groupName(), asked.input().policyName())
                .map(found -> GetGroupPolicyResponse.builder()
                        .groupName(found.owner().name())
                        .policyName(found.policy().name())
                        .policyDocument(Shapes.document(found.policy().document()))
                        .build());
    }

    private Future<ListGroupPoliciesResponse> listGroup(Asked<ListGroupPoliciesRequest> asked) {
        var input = asked.input();
        return names(Kind.GROUP, input.groupName(), Paging.want(input.marker(), input.maxItems()))
                .map(page -> {
                    var answer = ListGroupPoliciesResponse.builder()
                            .policyNames(page.items())
                            .isTruncated(page.after().isPresent());
                    Paging.marker(page).ifPresent(answer::marker);
                    return answer.build();
                });
    }

    private Future<DeleteGroupPolicyResponse> deleteGroup(Asked<DeleteGroupPolicyRequest> asked) {
        return inline.delete(
                        Kind.GROUP, asked.input().groupName(), asked.input().policyName())
                .map(done -> DeleteGroupPolicyResponse.builder().build());
    }

    private Future<Page<String>> names(Kind kind, String name, Page.Want want) {
        return inline.list(kind, name)
                .map(all -> Paging.part(all.stream().map(InlinePolicy::name).toList(), want, Paging::place));
    }
}
