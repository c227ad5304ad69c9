package io.sallyport.analysis.lint;

import java.util.List;
import java.util.stream.Stream;

/**
 * Condition keys that AWS has: the global ones, those of the services that are served here, and those of web identities.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">IAM User Guide, "AWS global
 *     condition context keys"</a>
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html">IAM User Guide, "IAM and
 *     AWS STS condition context keys"</a>
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">
 *     Service Authorization Reference</a>
 */
final class AwsKeys {
    private static final String GLOBAL = """
            aws:AssumedRoot aws:CalledVia aws:CalledViaAWSMCP aws:CalledViaFirst aws:CalledViaLast
            aws:ChatbotSourceArn aws:CurrentTime aws:Ec2InstanceSourcePrivateIPv4 aws:Ec2InstanceSourceVpc
            aws:EpochTime aws:FederatedProvider aws:IsMcpServiceAction aws:MultiFactorAuthAge
            aws:MultiFactorAuthPresent aws:PrincipalAccount aws:PrincipalArn aws:PrincipalIsAWSService
            aws:PrincipalOrgID aws:PrincipalOrgPaths aws:PrincipalServiceName aws:PrincipalServiceNamesList
            aws:PrincipalTag/* aws:PrincipalType aws:Referer aws:RequestTag/* aws:RequestedRegion
            aws:ResourceAccount aws:ResourceOrgID aws:ResourceOrgPaths aws:ResourceTag/* aws:SecureTransport
            aws:SourceAccount aws:SourceArn aws:SignInSessionArn aws:SourceIdentity aws:SourceIp
            aws:SourceOrgID aws:SourceOrgPaths aws:SourceVpc aws:SourceVpcArn aws:SourceVpce aws:TagKeys
            aws:TokenIssueTime aws:UserAgent aws:ViaAWSService aws:VpcSourceIp aws:VpceAccount aws:VpceOrgID
            aws:VpceOrgPaths aws:userid aws:username""";

    private static final String SERVED = """
            acm:CertificateAuthority acm:CertificateTransparencyLogging acm:DomainNames acm:Export
            acm:KeyAlgorithm acm:ValidationMethod apigateway:Request/* apigateway:Resource/*
            cognito-identity-auth:AccountId cognito-identity-auth:IdentityPoolArn
            cognito-identity-unauth:AccountId cognito-identity-unauth:IdentityPoolArn
            elasticloadbalancing:CreateAction elasticloadbalancing:ListenerProtocol
            elasticloadbalancing:ResourceTag/* elasticloadbalancing:Scheme
            elasticloadbalancing:SecurityGroup elasticloadbalancing:SecurityPolicy
            elasticloadbalancing:Subnet execute-api:viaDomainArn iam:AWSServiceName
            iam:AssociatedResourceArn iam:FIDO-FIPS-140-2-certification iam:FIDO-FIPS-140-3-certification
            iam:FIDO-certification iam:OrganizationsPolicyId iam:PassedToService iam:PermissionsBoundary
            iam:PolicyARN iam:RegisterSecurityKey iam:ResourceTag/* iam:ServiceSpecificCredentialAgeDays
            iam:ServiceSpecificCredentialServiceName lambda:CodeSigningConfigArn lambda:EventSourceToken
            lambda:FunctionArn lambda:FunctionUrlAuthType lambda:InvokedViaFunctionUrl lambda:Layer
            lambda:Principal lambda:SecurityGroupIds lambda:SourceFunctionArn lambda:SubnetIds lambda:VpcIds
            sts:AWSServiceName sts:DurationSeconds sts:ExternalId sts:IdentityTokenAudience
            sts:RequestContext/* sts:RequestContextProviders sts:RoleSessionName sts:SigningAlgorithm
            sts:SourceIdentity sts:TaskPolicyArn sts:TransitiveTagKeys""";

    private static final String WEB_IDENTITY = """
            *:aud *:sub *:amr *:azp accounts.google.com:email accounts.google.com:oaud
            cognito-identity.amazonaws.com:amr cognito-identity.amazonaws.com:aud
            cognito-identity.amazonaws.com:sub graph.facebook.com:app_id graph.facebook.com:id saml:*
            token.actions.githubusercontent.com:* www.amazon.com:app_id www.amazon.com:user_id""";

    /** {@code *} as in {@link KeyPattern}. */
    static final List<String> ALL = Stream.of(GLOBAL, SERVED, WEB_IDENTITY)
            .flatMap(text -> Stream.of(text.split("\\s+")))
            .toList();

    private AwsKeys() {}

    static boolean has(String key) {
        return ALL.stream().anyMatch(k -> new KeyPattern(k).matches(key));
    }
}
