package io.sallyport.policy.aws;

import io.sallyport.policy.core.InlinePolicy;
import io.sallyport.policy.core.ManagedPolicy;
import io.sallyport.policy.core.Principal;
import io.sallyport.policy.service.DetailBook.Detail;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;

/** What the account holds, as GetAccountAuthorizationDetails shows it. */
record DetailShapes(Shapes shapes) {
    static GetAccountAuthorizationDetailsResponse.Builder of(List<Detail> details, Shapes shapes) {
        return new DetailShapes(shapes).of(details);
    }

    private GetAccountAuthorizationDetailsResponse.Builder of(List<Detail> details) {
        var users = new ArrayList<UserDetail>();
        var groups = new ArrayList<GroupDetail>();
        var roles = new ArrayList<RoleDetail>();
        var policies = new ArrayList<ManagedPolicyDetail>();
        for (var detail : details) {
            switch (detail) {
                case Detail.OfPolicy policy -> policies.add(policy(policy));
                case Detail.OfPrincipal principal -> {
                    switch (principal.principal().kind()) {
                        case USER -> users.add(user(principal));
                        case GROUP -> groups.add(group(principal));
                        case ROLE -> roles.add(role(principal));
                    }
                }
            }
        }
        return GetAccountAuthorizationDetailsResponse.builder()
                .userDetailList(users)
                .groupDetailList(groups)
                .roleDetailList(roles)
                .policies(policies);
    }

    private UserDetail user(Detail.OfPrincipal detail) {
        var user = detail.principal();
        var shape = UserDetail.builder()
                .path(user.path())
                .userName(user.name())
                .userId(user.id())
                .arn(user.arn(shapes.account()))
                .createDate(user.createdAt())
                .userPolicyList(inline(detail.inline()))
                .groupList(detail.groups().stream().map(Principal::name).toList())
                .attachedManagedPolicies(attached(detail.attached()))
                .tags(Shapes.tags(user.tags()));
        user.boundary().ifPresent(arn -> shape.permissionsBoundary(Shapes.boundary(arn)));
        return shape.build();
    }

    private GroupDetail group(Detail.OfPrincipal detail) {
        var group = detail.principal();
        return GroupDetail.builder()
                .path(group.path())
                .groupName(group.name())
                .groupId(group.id())
                .arn(group.arn(shapes.account()))
                .createDate(group.createdAt())
                .groupPolicyList(inline(detail.inline()))
                .attachedManagedPolicies(attached(detail.attached()))
                .build();
    }

    private RoleDetail role(Detail.OfPrincipal detail) {
        var role = detail.principal();
        var shape = RoleDetail.builder()
                .path(role.path())
                .roleName(role.name())
                .roleId(role.id())
                .arn(role.arn(shapes.account()))
                .createDate(role.createdAt())
                .assumeRolePolicyDocument(Shapes.document(role.terms().trustPolicy()))
                .instanceProfileList(
                        detail.profiles().stream().map(shapes::listedProfile).toList())
                .rolePolicyList(inline(detail.inline()))
                .attachedManagedPolicies(attached(detail.attached()))
                .tags(Shapes.tags(role.tags()))
                .roleLastUsed(used -> {});
        role.boundary().ifPresent(arn -> shape.permissionsBoundary(Shapes.boundary(arn)));
        return shape.build();
    }

    private ManagedPolicyDetail policy(Detail.OfPolicy detail) {
        var policy = shapes.wholePolicy(detail.used());
        return ManagedPolicyDetail.builder()
                .policyName(policy.policyName())
                .policyId(policy.policyId())
                .arn(policy.arn())
                .path(policy.path())
                .defaultVersionId(policy.defaultVersionId())
                .attachmentCount(policy.attachmentCount())
                .permissionsBoundaryUsageCount(policy.permissionsBoundaryUsageCount())
                .isAttachable(policy.isAttachable())
                .description(policy.description())
                .createDate(policy.createDate())
                .updateDate(policy.updateDate())
                .policyVersionList(
                        detail.versions().stream().map(Shapes::wholeVersion).toList())
                .build();
    }

    private static List<PolicyDetail> inline(List<InlinePolicy> policies) {
        return policies.stream()
                .map(policy -> PolicyDetail.builder()
                        .policyName(policy.name())
                        .policyDocument(Shapes.document(policy.document()))
                        .build())
                .toList();
    }

    private List<AttachedPolicy> attached(List<ManagedPolicy> policies) {
        return policies.stream().map(shapes::attached).toList();
    }
}
