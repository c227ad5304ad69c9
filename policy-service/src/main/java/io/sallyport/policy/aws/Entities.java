package io.sallyport.policy.aws;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.policy.core.Kind;
import io.sallyport.policy.core.Principal;
import io.sallyport.policy.store.Page;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyResponse;
import software.amazon.awssdk.services.iam.model.PolicyGroup;
import software.amazon.awssdk.services.iam.model.PolicyRole;
import software.amazon.awssdk.services.iam.model.PolicyUser;

/** The users, roles and groups for which a policy counts, as one list in three parts. */
final class Entities {
    private Entities() {}

    static List<Principal> of(List<Principal> all, Optional<EntityType> wanted) {
        return wanted.map(Entities::kind)
                .map(kind -> all.stream().filter(principal -> principal.kind() == kind))
                .orElseGet(all::stream)
                .toList();
    }

    static String key(Principal principal) {
        return principal.kind() + ":" + Paging.place(principal.name());
    }

    private static Kind kind(EntityType type) {
        return switch (type) {
            case USER -> Kind.USER;
            case ROLE -> Kind.ROLE;
            case GROUP -> Kind.GROUP;
            case LOCAL_MANAGED_POLICY, AWS_MANAGED_POLICY, UNKNOWN_TO_SDK_VERSION ->
                throw new Refusal(GatewayFailure.INVALID_REQUEST, "EntityFilter must be User, Role or Group");
        };
    }

    static ListEntitiesForPolicyResponse answer(Page<Principal> page) {
        var answer = ListEntitiesForPolicyResponse.builder()
                .policyGroups(of(page, Kind.GROUP)
                        .map(group -> PolicyGroup.builder()
                                .groupName(group.name())
                                .groupId(group.id())
                                .build())
                        .toList())
                .policyUsers(of(page, Kind.USER)
                        .map(user -> PolicyUser.builder()
                                .userName(user.name())
                                .userId(user.id())
                                .build())
                        .toList())
                .policyRoles(of(page, Kind.ROLE)
                        .map(role -> PolicyRole.builder()
                                .roleName(role.name())
                                .roleId(role.id())
                                .build())
                        .toList())
                .isTruncated(page.after().isPresent());
        Paging.marker(page).ifPresent(answer::marker);
        return answer.build();
    }

    private static Stream<Principal> of(Page<Principal> page, Kind kind) {
        return page.items().stream().filter(principal -> principal.kind() == kind);
    }
}
