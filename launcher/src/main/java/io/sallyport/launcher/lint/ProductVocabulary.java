package io.sallyport.launcher.lint;

import static io.sallyport.analysis.lint.PolicyKind.IDENTITY;
import static io.sallyport.analysis.lint.PolicyKind.RESOURCE;
import static io.sallyport.analysis.lint.PolicyKind.TRUST;

import io.sallyport.analysis.lint.Occasion;
import io.sallyport.analysis.lint.PolicyKind;
import io.sallyport.analysis.lint.Vocabulary;
import io.sallyport.awswire.AwsOperation;
import io.sallyport.awswire.AwsService;
import io.sallyport.iampolicy.Selection;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What this product serves, and what its requests carry; a test holds it against the code that makes those requests. */
final class ProductVocabulary {
    /** Actions that are no operations, as the Service Authorization Reference has them, and our own. */
    private static final String NO_OPERATIONS = """
            execute-api:Invoke execute-api:InvalidateCache execute-api:ManageConnections iam:PassRole
            sts:TagSession sts:SetSourceIdentity sts:SetContext sts:GetServiceBearerToken
            lambda:InvokeFunctionUrl lambda:EnableReplication lambda:DisableReplication
            cognito-idp:AssociateWebACL cognito-idp:DisassociateWebACL cognito-idp:GetWebACLForResource
            cognito-idp:ListResourcesForWebACL apigateway:SetWebACL apigateway:UpdateRestApiPolicy
            apigateway:AddCertificateToDomain apigateway:RemoveCertificateFromDomain
            apigateway:CreateAccessAssociation apigateway:RejectAccessAssociation
            apigateway:UpdateDomainNameManagementPolicy apigateway:UpdateDomainNamePolicy
            apigateway:PublishPortal apigateway:PutPortalProductSharingPolicy
            apigateway:DeletePortalProductSharingPolicy elasticloadbalancing:SetWebAcl
            sallyport:SimulateRequest""";

    /** Of classic load balancers, which share the prefix. */
    private static final String CLASSIC = """
            ApplySecurityGroupsToLoadBalancer AttachLoadBalancerToSubnets ConfigureHealthCheck
            CreateAppCookieStickinessPolicy CreateLBCookieStickinessPolicy CreateLoadBalancerListeners
            CreateLoadBalancerPolicy DeleteLoadBalancerListeners DeleteLoadBalancerPolicy
            DeregisterInstancesFromLoadBalancer DescribeInstanceHealth DescribeLoadBalancerPolicies
            DescribeLoadBalancerPolicyTypes DetachLoadBalancerFromSubnets
            DisableAvailabilityZonesForLoadBalancer EnableAvailabilityZonesForLoadBalancer
            RegisterInstancesWithLoadBalancer SetLoadBalancerListenerSSLCertificate
            SetLoadBalancerPoliciesForBackendServer SetLoadBalancerPoliciesOfListener""";

    private static final String WEB_IDENTITY = "sts:AssumeRoleWithWebIdentity";
    private static final String CLAIMS = """
            *:aud *:sub *:amr cognito-identity.amazonaws.com:aud cognito-identity.amazonaws.com:sub
            cognito-identity.amazonaws.com:amr""";
    private static final String WHEN = "aws:CurrentTime aws:EpochTime aws:RequestedRegion";
    private static final String HOW = "aws:SourceIp aws:SecureTransport aws:UserAgent aws:Referer";
    private static final String WHO = """
            aws:PrincipalArn aws:PrincipalAccount aws:PrincipalType aws:PrincipalIsAWSService
            aws:PrincipalTag/* aws:userid aws:username aws:TokenIssueTime aws:SourceIdentity
            aws:FederatedProvider""";

    static final Occasion SIGNED = occasion(
            "somebody signs",
            EnumSet.of(IDENTITY, TRUST),
            new Selection.AllBut<>(List.of(WEB_IDENTITY, "sts:AssumeRoleWithSAML")),
            WHO,
            CLAIMS,
            WHEN,
            HOW);
    static final Occasion API =
            occasion("an API is called", EnumSet.of(RESOURCE), only("execute-api:Invoke"), WHO, CLAIMS, WHEN, HOW);
    static final Occasion IAM = occasion("what IAM keeps is managed (iam:…)", EnumSet.of(IDENTITY), only("iam:*"), """
                    aws:ResourceTag/* iam:ResourceTag/* aws:RequestTag/* aws:TagKeys iam:PermissionsBoundary
                    iam:PolicyARN""");
    static final Occasion PASSING = occasion(
            "a role is handed to a service (iam:PassRole)",
            EnumSet.of(IDENTITY),
            only("iam:PassRole"),
            "iam:PassedToService");
    static final Occasion ASSUMING = occasion(
            "a role is taken with sts:AssumeRole",
            EnumSet.of(IDENTITY, TRUST),
            only("sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"),
            """
                    sts:RoleSessionName sts:ExternalId sts:SourceIdentity aws:RequestTag/* aws:TagKeys
                    sts:TransitiveTagKeys""");
    static final Occasion BY_SERVICE = occasion(
            "a service takes a role",
            EnumSet.of(TRUST),
            only("sts:AssumeRole"),
            WHEN,
            "sts:RoleSessionName aws:PrincipalIsAWSService aws:PrincipalServiceName aws:SourceAccount");
    static final Occasion BY_TOKEN = occasion(
            "a role is taken with sts:AssumeRoleWithWebIdentity",
            EnumSet.of(TRUST),
            only(WEB_IDENTITY),
            WHEN,
            HOW,
            CLAIMS,
            "sts:RoleSessionName aws:FederatedProvider");
    static final Occasion INVOKING = occasion(
            "a service invokes a function",
            EnumSet.of(RESOURCE),
            only("lambda:InvokeFunction"),
            "aws:SourceArn aws:SourceAccount");

    private ProductVocabulary() {}

    static Vocabulary vocabulary() {
        return new Vocabulary(actions(), List.of(SIGNED, API, IAM, PASSING, ASSUMING, BY_SERVICE, BY_TOKEN, INVOKING));
    }

    private static List<String> actions() {
        var operations = Arrays.stream(AwsService.values())
                .flatMap(service -> service.facts().operations().stream())
                .map(AwsOperation::iamAction);
        var classic = words(CLASSIC).stream().map(action -> "elasticloadbalancing:" + action);
        return Stream.of(operations, words(NO_OPERATIONS).stream(), classic)
                .flatMap(some -> some)
                .distinct()
                .toList();
    }

    private static Occasion occasion(String name, Set<PolicyKind> kinds, Selection<String> actions, String... keys) {
        return new Occasion(name, kinds, actions, words(String.join(" ", keys)));
    }

    private static Selection<String> only(String... actions) {
        return new Selection.Only<>(List.of(actions));
    }

    private static List<String> words(String text) {
        return List.of(text.split("\\s+"));
    }
}
