package io.sallyport.policy.aws;

import io.sallyport.policy.core.Kind;
import io.sallyport.policy.core.ManagedPolicy;
import io.sallyport.policy.service.AttachmentBook;
import io.sallyport.policy.store.Page;
import io.sallyport.runtime.door.Asked;
import io.sallyport.runtime.door.Row;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.iam.model.AttachGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachGroupPolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.DetachGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachGroupPolicyResponse;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DetachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedGroupPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedGroupPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedUserPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedUserPoliciesResponse;

/** Which managed policies count for whom. */
record AttachmentRows(AttachmentBook attachments, Touching touching, Shapes shapes) {
    List<Row<?, ?>> rows() {
        return List.of(
                new Row<>(
                        "AttachUserPolicy",
                        touching.named(
                                Kind.USER,
                                "iam:AttachUserPolicy",
                                AttachUserPolicyRequest::userName,
                                input -> policyArn(input.policyArn())),
                        AttachUserPolicyRequest.class,
                        this::attachUser),
                new Row<>(
                        "DetachUserPolicy",
                        touching.named(
                                Kind.USER,
                                "iam:DetachUserPolicy",
                                DetachUserPolicyRequest::userName,
                                input -> policyArn(input.policyArn())),
                        DetachUserPolicyRequest.class,
                        this::detachUser),
                new Row<>(
                        "ListAttachedUserPolicies",
                        touching.named(
                                Kind.USER, "iam:ListAttachedUserPolicies", ListAttachedUserPoliciesRequest::userName),
                        ListAttachedUserPoliciesRequest.class,
                        this::listUser),
                new Row<>(
                        "AttachRolePolicy",
                        touching.named(
                                Kind.ROLE,
                                "iam:AttachRolePolicy",
                                AttachRolePolicyRequest::roleName,
                                input -> policyArn(input.policyArn())),
                        AttachRolePolicyRequest.class,
                        this::attachRole),
                new Row<>(
                        "DetachRolePolicy",
                        touching.named(
                                Kind.ROLE,
                                "iam:DetachRolePolicy",
                                DetachRolePolicyRequest::roleName,
                                input -> policyArn(input.policyArn())),
                        DetachRolePolicyRequest.class,
                        this::detachRole),
                new Row<>(
                        "ListAttachedRolePolicies",
                        touching.named(
                                Kind.ROLE, "iam:ListAttachedRolePolicies", ListAttachedRolePoliciesRequest::roleName),
                        ListAttachedRolePoliciesRequest.class,
                        this::listRole),
                new Row<>(
                        "AttachGroupPolicy",
                        touching.named(
                                Kind.GROUP,
                                "iam:AttachGroupPolicy",
                                AttachGroupPolicyRequest::groupName,
                                input -> policyArn(input.policyArn())),
                        AttachGroupPolicyRequest.class,
                        this::attachGroup),
                new Row<>(
                        "DetachGroupPolicy",
                        touching.named(
                                Kind.GROUP,
                                "iam:DetachGroupPolicy",
                                DetachGroupPolicyRequest::groupName,
                                input -> policyArn(input.policyArn())),
                        DetachGroupPolicyRequest.class,
                        this::detachGroup),
                new Row<>(
                        "ListAttachedGroupPolicies",
                        touching.named(
                                Kind.GROUP,
                                "iam:ListAttachedGroupPolicies",
                                ListAttachedGroupPoliciesRequest::groupName),
                        ListAttachedGroupPoliciesRequest.class,
                        this::listGroup));
    }

    private static Map<String, List<String>> policyArn(String arn) {
        return Map.of(Touching.POLICY_ARN, List.of(arn));
    }

    private Future<AttachUserPolicyResponse> attachUser(Asked<AttachUserPolicyRequest> asked) {
        return attachments
                .attach(Kind.USER, asked.input().userName(), asked.input().policyArn())
                .map(done -> AttachUserPolicyResponse.builder().build());
    }

    private Future<DetachUserPolicyResponse> detachUser(Asked<DetachUserPolicyRequest> asked) {
        return attachments
                .detach(Kind.USER, asked.input().userName(), asked.input().policyArn())
                .map(done -> DetachUserPolicyResponse.builder().build());
    }

    private Future<ListAttachedUserPoliciesResponse> listUser(Asked<ListAttachedUserPoliciesRequest> asked) {
        var input = asked.input();
        return attachments
                .list(Kind.USER, input.userName(), Shapes.path(input.pathPrefix()))
                .map(all -> part(all, Paging.want(input.marker(), input.maxItems())))
                .map(page -> {
                    var answer = ListAttachedUserPoliciesResponse.builder()
                            .attachedPolicies(page.items())
                            .isTruncated(page.after().isPresent());
                    Paging.marker(page).ifPresent(answer::marker);
                    return answer.build();
                });
    }

    private Future<AttachRolePolicyResponse> attachRole(Asked<AttachRolePolicyRequest> asked) {
        return attachments
                .attach(Kind.ROLE, asked.input().roleName(), asked.input().policyArn())
                .map(done -> AttachRolePolicyResponse.builder().build());
    }

    private Future<DetachRolePolicyResponse> detachRole(Asked<DetachRolePolicyRequest> asked) {
        return attachments
                .detach(Kind.ROLE, asked.input().roleName(), asked.input().policyArn())
                .map(done -> DetachRolePolicyResponse.builder().build());
    }

    private Future<ListAttachedRolePoliciesResponse> listRole(Asked<ListAttachedRolePoliciesRequest> asked) {
        var input = asked.input();
        return attachments
                .list(Kind.ROLE, input.roleName(), Shapes.path(input.pathPrefix()))
                .map(all -> part(all, Paging.want(input.marker(), input.maxItems())))
                .map(page -> {
                    var answer = ListAttachedRolePoliciesResponse.builder()
                            .attachedPolicies(page.items())
                            .isTruncated(page.after().isPresent());
                    Paging.marker(page).ifPresent(answer::marker);
                    return answer.build();
                });
    }

    private Future<AttachGroupPolicyResponse> attachGroup(Asked<AttachGroupPolicyRequest> asked) {
        return attachments
                .attach(Kind.GROUP, asked.input().groupName(), asked.input().policyArn())
                .map(done -> AttachGroupPolicyResponse.builder().build());
    }

    private Future<DetachGroupPolicyResponse> detachGroup(Asked<DetachGroupPolicyRequest> asked) {
        return attachments
                .detach(Kind.GROUP, asked.input().groupName(), asked.input().policyArn())
                .map(done -> DetachGroupPolicyResponse.builder().build());
    }

    private Future<ListAttachedGroupPoliciesResponse> listGroup(Asked<ListAttachedGroupPoliciesRequest> asked) {
        var input = asked.input();
        return attachments
                .list(Kind.GROUP, input.groupName(), Shapes.path(input.pathPrefix()))
                .map(all -> part(all, Paging.want(input.marker(), input.maxItems())))
                .map(page -> {
                    var answer = ListAttachedGroupPoliciesResponse.builder()
                            .attachedPolicies(page.items())
                            .isTruncated(page.after().isPresent());
                    Paging.marker(page).ifPresent(answer::marker);
                    return answer.build();
                });
    }

    private Page<AttachedPolicy> part(List<ManagedPolicy> all, Page.Want want) {
        return Paging.part(all, want, AttachmentRows::place).map(shapes::attached);
    }

    /** Not by its ARN, which is too long for a marker. */
    private static String place(ManagedPolicy policy) {
        return policy.owner() + ":" + Paging.place(policy.name());
    }
}
