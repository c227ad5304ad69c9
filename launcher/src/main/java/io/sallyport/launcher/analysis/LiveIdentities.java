package io.sallyport.launcher.analysis;

import io.sallyport.analysis.World.Powers;
import io.sallyport.analysis.World.Role;
import io.sallyport.analysis.World.User;
import io.sallyport.iampolicy.CompiledPolicies;
import io.sallyport.iampolicy.NamedPolicy;
import io.sallyport.iampolicy.Rules;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.Group;
import software.amazon.awssdk.services.iam.model.Tag;

/** Users and roles as a running product's IAM tells them. */
final class LiveIdentities {
    private final IamClient iam;
    private final Map<String, NamedPolicy> managed = new HashMap<>();
    private final Map<String, List<NamedPolicy>> groups = new HashMap<>();

    LiveIdentities(IamClient iam) {
        this.iam = iam;
    }

    List<User> users() {
        return iam.listUsersPaginator().users().stream()
                .map(u -> user(u.userName(), u.arn()))
                .toList();
    }

    private User user(String name, String arn) {
        var groupNames = iam.listGroupsForUserPaginator(r -> r.userName(name)).groups().stream()
                .map(Group::groupName)
                .toList();
        var inline = iam.listUserPoliciesPaginator(r -> r.userName(name)).policyNames().stream()
                .map(p -> parsed(
                        "user " + name + "/" + p,
                        iam.getUserPolicy(r -> r.userName(name).policyName(p)).policyDocument()));
        var attached =
                attached(iam.listAttachedUserPoliciesPaginator(r -> r.userName(name)).attachedPolicies().stream());
        var ofGroups = groupNames.stream().flatMap(g -> groups.computeIfAbsent(g, this::group).stream());
        var found = iam.getUser(r -> r.userName(name)).user();
        var powers = powers(
                Stream.concat(Stream.concat(inline, attached), ofGroups), found.permissionsBoundary(), found.tags());
        return new User(arn, Set.copyOf(groupNames), powers);
    }

    private List<NamedPolicy> group(String name) {
        var inline = iam.listGroupPoliciesPaginator(r -> r.groupName(name)).policyNames().stream()
                .map(p -> parsed(
                        "group " + name + "/" + p,
                        iam.getGroupPolicy(r -> r.groupName(name).policyName(p)).policyDocument()));
        var attached = iam.listAttachedGroupPoliciesPaginator(r -> r.groupName(name)).attachedPolicies().stream();
        return Stream.concat(inline, attached(attached)).toList();
    }

    List<Role> roles() {
        return iam.listRolesPaginator().roles().stream()
                .map(r -> role(r.roleName(), r.arn()))
                .toList();
    }

    private Role role(String name, String arn) {
        var inline = iam.listRolePoliciesPaginator(r -> r.roleName(name)).policyNames().stream()
                .map(p -> parsed(
                        "role " + name + "/" + p,
                        iam.getRolePolicy(r -> r.roleName(name).policyName(p)).policyDocument()));
        var attached = iam.listAttachedRolePoliciesPaginator(r -> r.roleName(name)).attachedPolicies().stream();
        var found = iam.getRole(r -> r.roleName(name)).role();
        var powers = powers(Stream.concat(inline, attached(attached)), found.permissionsBoundary(), found.tags());
        var trust =
                Documents.parse("trust policy of role " + name, decoded(found.assumeRolePolicyDocument()), Rules.TRUST);
        return new Role(arn, CompiledPolicies.of(trust), powers);
    }

    private Powers powers(Stream<NamedPolicy> own, @Nullable AttachedPermissionsBoundary boundary, List<Tag> tags) {
        return new Powers(
                CompiledPolicies.of(own.toList()),
                Optional.ofNullable(boundary).map(b -> CompiledPolicies.of(managed(b.permissionsBoundaryArn()))),
                tags.stream().collect(Collectors.toMap(Tag::key, Tag::value)));
    }

    private Stream<NamedPolicy> attached(Stream<AttachedPolicy> attached) {
        return attached.map(a -> managed(a.policyArn()));
    }

    private NamedPolicy managed(String arn) {
        return managed.computeIfAbsent(arn, a -> {
            var policy = iam.getPolicy(r -> r.policyArn(a)).policy();
            var version = iam.getPolicyVersion(r -> r.policyArn(a).versionId(policy.defaultVersionId()));
            return parsed(policy.policyName(), version.policyVersion().document());
        });
    }

    private static NamedPolicy parsed(String name, String document) {
        return Documents.parse(name, decoded(document), Rules.IDENTITY);
    }

    /** Documents come percent-encoded, as AWS sends them. */
    private static String decoded(String document) {
        return URLDecoder.decode(document, StandardCharsets.UTF_8);
    }
}
