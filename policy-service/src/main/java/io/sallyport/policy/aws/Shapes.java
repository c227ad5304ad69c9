package io.sallyport.policy.aws;

import io.sallyport.policy.core.AccessKey;
import io.sallyport.policy.core.Account;
import io.sallyport.policy.core.ManagedPolicy;
import io.sallyport.policy.core.Principal;
import io.sallyport.policy.service.PolicyBook.Used;
import io.sallyport.policy.service.PolicyBook.Version;
import io.sallyport.policy.service.ProfileBook.Held;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.Group;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.PermissionsBoundaryAttachmentType;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.User;

/** The ledger's entries as AWS shows them. Lists show less of each than a look at one does. */
record Shapes(Account account) {
    User listed(Principal user) {
        return user(user).build();
    }

    User whole(Principal user) {
        var shape = user(user);
        user.boundary().ifPresent(arn -> shape.permissionsBoundary(boundary(arn)));
        if (!user.tags().isEmpty()) {
            shape.tags(tags(user.tags()));
        }
        return shape.build();
    }

    private User.Builder user(Principal user) {
        return User.builder()
                .path(user.path())
                .userName(user.name())
                .userId(user.id())
                .arn(user.arn(account))
                .createDate(user.createdAt());
    }

    Group group(Principal group) {
        return Group.builder()
                .path(group.path())
                .groupName(group.name())
                .groupId(group.id())
                .arn(group.arn(account))
                .createDate(group.createdAt())
                .build();
    }

    Role listedRole(Principal role) {
        return role(role).maxSessionDuration(role.terms().maxSessionSeconds()).build();
    }

    /** As CreateRole shows it, without what nobody has asked for. */
    Role createdRole(Principal role, boolean withDuration) {
        var shape = detailed(role);
        return withDuration
                ? shape.maxSessionDuration(role.terms().maxSessionSeconds()).build()
                : shape.build();
    }

    Role wholeRole(Principal role) {
        return detailed(role)
                .maxSessionDuration(role.terms().maxSessionSeconds())
                .roleLastUsed(used -> {})
                .build();
    }

    private Role.Builder detailed(Principal role) {
        var shape = role(role);
        role.boundary().ifPresent(arn -> shape.permissionsBoundary(boundary(arn)));
        if (!role.tags().isEmpty()) {
            shape.tags(tags(role.tags()));
        }
        return shape;
    }

    private Role.Builder role(Principal role) {
        var shape = Role.builder()
                .path(role.path())
                .roleName(role.name())
                .roleId(role.id())
                .arn(role.arn(account))
                .createDate(role.createdAt())
                .assumeRolePolicyDocument(document(role.terms().trustPolicy()));
        if (!role.terms().description().isEmpty()) {
            shape.description(role.terms().description());
        }
        return shape;
    }

    static AttachedPermissionsBoundary boundary(String arn) {
        return AttachedPermissionsBoundary.builder()
                .permissionsBoundaryType(PermissionsBoundaryAttachmentType.PERMISSIONS_BOUNDARY_POLICY)
                .permissionsBoundaryArn(arn)
                .build();
    }

    Policy created(ManagedPolicy policy) {
        var shape = policy(new Used(policy, 0, 0));
        return policy.tags().isEmpty()
                ? shape.build()
                : shape.tags(tags(policy.tags())).build();
    }

    Policy listedPolicy(Used used) {
        return policy(used).build();
    }

    Policy wholePolicy(Used used) {
        var shape = policy(used).tags(tags(used.policy().tags()));
        if (!used.policy().description().isEmpty()) {
            shape.description(used.policy().description());
        }
        return shape.build();
    }

    private Policy.Builder policy(Used used) {
        var policy = used.policy();
        return Policy.builder()
                .policyName(policy.name())
                .policyId(policy.id())
                .arn(policy.arn(account))
                .path(policy.path())
                .defaultVersionId("v" + policy.defaultVersion())
                .attachmentCount((int) used.attached())
                .permissionsBoundaryUsageCount((int) used.bounding())
                .isAttachable(true)
                .createDate(policy.createdAt())
                .updateDate(policy.updatedAt());
    }

    AttachedPolicy attached(ManagedPolicy policy) {
        return AttachedPolicy.builder()
                .policyName(policy.name())
                .policyArn(policy.arn(account))
                .build();
    }

    InstanceProfile listedProfile(Held held) {
        return profile(held).build();
    }

    InstanceProfile wholeProfile(Held held) {
        var shape = profile(held);
        if (!held.profile().tags().isEmpty()) {
            shape.tags(tags(held.profile().tags()));
        }
        return shape.build();
    }

    private InstanceProfile.Builder profile(Held held) {
        var profile = held.profile();
        return InstanceProfile.builder()
                .path(profile.path())
                .instanceProfileName(profile.name())
                .instanceProfileId(profile.id())
                .arn(profile.arn(account))
                .createDate(profile.createdAt())
                .roles(held.role().stream().map(this::listedRole).toList());
    }

    static PolicyVersion listedVersion(Version version) {
        return version(version).build();
    }

    static PolicyVersion wholeVersion(Version version) {
        return version(version).document(document(version.version().document())).build();
    }

    private static PolicyVersion.Builder version(Version version) {
        return PolicyVersion.builder()
                .versionId(version.version().id())
                .isDefaultVersion(version.counts())
                .createDate(version.version().createdAt());
    }

    static StatusType status(AccessKey key) {
        return key.active() ? StatusType.ACTIVE : StatusType.INACTIVE;
    }

    /** Documents travel percent-encoded by RFC 3986 inside answers. */
    static String document(String json) {
        return URLEncoder.encode(json, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    /** @param tags null when not sent */
    static Map<String, String> tags(List<Tag> tags) {
        var map = new LinkedHashMap<String, String>();
        for (var tag : Optional.ofNullable(tags).orElse(List.of())) {
            if (map.put(tag.key(), tag.value()) != null) {
                throw new io.sallyport.contracts.Refusal(
                        io.sallyport.contracts.PolicyFailure.INVALID_INPUT,
                        "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
        }
        return map;
    }

    /** @param path null when not sent */
    static String path(String path) {
        return Optional.ofNullable(path).orElse("/");
    }
}
