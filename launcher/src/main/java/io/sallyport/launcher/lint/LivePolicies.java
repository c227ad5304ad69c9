package io.sallyport.launcher.lint;

import io.sallyport.analysis.lint.PolicyKind;
import io.sallyport.launcher.analysis.Connection;
import io.sallyport.launcher.story.Clients;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Every policy of a running product but its guard rails, which are files; those that nobody has attached yet, too. */
final class LivePolicies {
    private static final String NEWEST = "$LATEST";

    private final IamClient iam;
    private final Clients clients;

    private LivePolicies(Clients clients) {
        this.clients = clients;
        this.iam = clients.iam();
    }

    /** @throws io.sallyport.runtime.config.BadSetting when it does not answer */
    static List<PolicyText> of(Connection connection) {
        return connection.read(() -> new LivePolicies(connection.clients()).all());
    }

    private List<PolicyText> all() {
        return Stream.of(users(), groups(), roles(), managed(), apis(), functions())
                .flatMap(found -> found)
                .toList();
    }

    private Stream<PolicyText> users() {
        return iam.listUsersPaginator().users().stream()
                .flatMap(u -> iam.listUserPoliciesPaginator(r -> r.userName(u.userName())).policyNames().stream()
                        .map(p -> identity(
                                "user " + u.userName() + "/" + p,
                                iam.getUserPolicy(r -> r.userName(u.userName()).policyName(p))
                                        .policyDocument())));
    }

    private Stream<PolicyText> groups() {
        return iam.listGroupsPaginator().groups().stream()
                .flatMap(g -> iam.listGroupPoliciesPaginator(r -> r.groupName(g.groupName())).policyNames().stream()
                        .map(p -> identity(
                                "group " + g.groupName() + "/" + p,
                                iam.getGroupPolicy(
                                                r -> r.groupName(g.groupName()).policyName(p))
                                        .policyDocument())));
    }

    private Stream<PolicyText> roles() {
        return iam.listRolesPaginator().roles().stream().flatMap(r -> role(r.roleName()));
    }

    private Stream<PolicyText> role(String name) {
        var trust = iam.getRole(r -> r.roleName(name)).role().assumeRolePolicyDocument();
        var inline = iam.listRolePoliciesPaginator(r -> r.roleName(name)).policyNames().stream()
                .map(p -> identity(
                        "role " + name + "/" + p,
                        iam.getRolePolicy(r -> r.roleName(name).policyName(p)).policyDocument()));
        return Stream.concat(
                Stream.of(new PolicyText("trust policy of role " + name, PolicyKind.TRUST, decoded(trust))), inline);
    }

    private Stream<PolicyText> managed() {
        return iam.listPoliciesPaginator(r -> r.scope(PolicyScopeType.LOCAL)).policies().stream()
                .map(this::managed);
    }

    private PolicyText managed(Policy policy) {
        var version = iam.getPolicyVersion(r -> r.policyArn(policy.arn()).versionId(policy.defaultVersionId()));
        return identity("policy " + policy.policyName(), version.policyVersion().document());
    }

    private static PolicyText identity(String name, String document) {
        return new PolicyText(name, PolicyKind.IDENTITY, decoded(document));
    }

    /** IAM's documents come percent-encoded, as AWS sends them. */
    private static String decoded(String document) {
        return URLDecoder.decode(document, StandardCharsets.UTF_8);
    }

    private Stream<PolicyText> apis() {
        return clients.restApis().getRestApisPaginator().items().stream()
                .filter(api -> api.policy() != null)
                .map(api -> new PolicyText("policy of API " + api.id(), PolicyKind.RESOURCE, api.policy()));
    }

    private Stream<PolicyText> functions() {
        var lambda = clients.lambda();
        return lambda.listFunctionsPaginator().functions().stream()
                .flatMap(f -> Stream.concat(Stream.of(f.functionName()), versions(lambda, f.functionName())))
                .flatMap(name -> function(lambda, name).stream());
    }

    /** A version has a policy of its own. */
    private static Stream<String> versions(LambdaClient lambda, String function) {
        return lambda.listVersionsByFunctionPaginator(r -> r.functionName(function)).versions().stream()
                .filter(v -> !v.version().equals(NEWEST))
                .map(v -> function + ":" + v.version());
    }

    private static Optional<PolicyText> function(LambdaClient lambda, String name) {
        try {
            var json = lambda.getPolicy(r -> r.functionName(name)).policy();
            return Optional.of(new PolicyText("policy of function " + name, PolicyKind.RESOURCE, json));
        } catch (ResourceNotFoundException e) {
            return Optional.empty(); // a function without permissions has none
        }
    }
}
