package io.sallyport.exchange.aws;

import static java.util.stream.Collectors.toMap;

import io.sallyport.exchange.core.MappingRule;
import io.sallyport.exchange.core.PoolRoles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cognitoidentity.model.AmbiguousRoleResolutionType;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdentityPoolRolesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.MappingRuleMatchType;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMapping;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMappingType;
import software.amazon.awssdk.services.cognitoidentity.model.SetIdentityPoolRolesRequest;

/** The roles of a pool between AWS's shapes and ours. */
final class RoleShapes {
    private static final String AUTHENTICATED = "authenticated";
    private static final String UNAUTHENTICATED = "unauthenticated";

    private RoleShapes() {}

    static PoolRoles roles(SetIdentityPoolRolesRequest request, String accountId) {
        var mappings = new HashMap<String, io.sallyport.exchange.core.RoleMapping>();
        request.roleMappings().forEach((provider, mapping) -> mappings.put(provider, mapping(provider, mapping)));
        var roles = new PoolRoles(
                Optional.ofNullable(request.roles().get(AUTHENTICATED)),
                Optional.ofNullable(request.roles().get(UNAUTHENTICATED)),
                mappings);
        var ours = Pattern.compile("arn:aws:iam::" + accountId + ":role/[\\x21-\\x7e]+");
        roles.all()
                .forEach(role ->
                        Members.demand(ours.matcher(role).matches(), "'" + role + "' is no role of this account"));
        return roles;
    }

    private static io.sallyport.exchange.core.RoleMapping mapping(String provider, RoleMapping sent) {
        var rules = sent.rulesConfiguration() == null
                ? List.<MappingRule>of()
                : sent.rulesConfiguration().rules().stream()
                        .map(RoleShapes::rule)
                        .toList();
        Members.demand(
                sent.ambiguousRoleResolution() != null,
                "the role mapping of " + provider + " needs AmbiguousRoleResolution");
        Members.demand(
                (sent.type() == RoleMappingType.RULES) != rules.isEmpty(),
                "the role mapping of " + provider + " needs RulesConfiguration with Type Rules, and with no other");
        return new io.sallyport.exchange.core.RoleMapping(
                sent.type() == RoleMappingType.RULES
                        ? io.sallyport.exchange.core.RoleMapping.Kind.RULES
                        : io.sallyport.exchange.core.RoleMapping.Kind.TOKEN,
                sent.ambiguousRoleResolution() == AmbiguousRoleResolutionType.DENY,
                rules);
    }

    private static MappingRule rule(software.amazon.awssdk.services.cognitoidentity.model.MappingRule sent) {
        var match = switch (sent.matchType()) {
            case EQUALS -> MappingRule.Match.EQUALS;
            case NOT_EQUAL -> MappingRule.Match.NOT_EQUAL;
            case STARTS_WITH -> MappingRule.Match.STARTS_WITH;
            case CONTAINS -> MappingRule.Match.CONTAINS;
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException("bounds let an unknown MatchType through");
        };
        return new MappingRule(sent.claim(), match, sent.value(), sent.roleARN());
    }

    static GetIdentityPoolRolesResponse told(String poolId, PoolRoles roles) {
        var named = new HashMap<String, String>();
        roles.authenticated().ifPresent(role -> named.put(AUTHENTICATED, role));
        roles.unauthenticated().ifPresent(role -> named.put(UNAUTHENTICATED, role));
        var answer =
                GetIdentityPoolRolesResponse.builder().identityPoolId(poolId).roles(named);
        return (roles.mappings().isEmpty() ? answer : answer.roleMappings(told(roles))).build();
    }

    private static Map<String, RoleMapping> told(PoolRoles roles) {
        return roles.mappings().entrySet().stream().collect(toMap(Map.Entry::getKey, one -> told(one.getValue())));
    }

    private static RoleMapping told(io.sallyport.exchange.core.RoleMapping mapping) {
        var answer = RoleMapping.builder()
                .ambiguousRoleResolution(
                        mapping.denyAmbiguous()
                                ? AmbiguousRoleResolutionType.DENY
                                : AmbiguousRoleResolutionType.AUTHENTICATED_ROLE);
        return switch (mapping.kind()) {
            case TOKEN -> answer.type(RoleMappingType.TOKEN).build();
            case RULES ->
                answer.type(RoleMappingType.RULES)
                        .rulesConfiguration(c -> c.rules(
                                mapping.rules().stream().map(RoleShapes::told).toList()))
                        .build();
        };
    }

    private static software.amazon.awssdk.services.cognitoidentity.model.MappingRule told(MappingRule rule) {
        var match = switch (rule.match()) {
            case EQUALS -> MappingRuleMatchType.EQUALS;
            case NOT_EQUAL -> MappingRuleMatchType.NOT_EQUAL;
            case STARTS_WITH -> MappingRuleMatchType.STARTS_WITH;
            case CONTAINS -> MappingRuleMatchType.CONTAINS;
        };
        return software.amazon.awssdk.services.cognitoidentity.model.MappingRule.builder()
                .claim(rule.claim())
                .matchType(match)
                .value(rule.value())
                .roleARN(rule.roleArn())
                .build();
    }
}
