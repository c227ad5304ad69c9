package io.sallyport.launcher.story;

import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;

/**
 * Sets the stage with the SDK's clients: functions, user pool, identity pool and its role, the API and its deployment.
 *
 * <p>Everything it makes is named after {@code suffix}, so that several stages stand side by side.
 */
public final class Stage {
    private static final String STAGE = "test";

    private final Clients clients;
    private final Example example;
    private final String accountId;
    private final String region;
    private final String suffix;

    public Stage(Clients clients, Example example, String accountId, String region, String suffix) {
        this.clients = clients;
        this.example = example;
        this.accountId = accountId;
        this.region = region;
        this.suffix = suffix;
    }

    /** What stands when the curtain opens. */
    public record Set(String apiId, String poolId, String clientId, String identityPoolId, String roleArn) {
        /** @return the path of the deployed stage under any host */
        public String path() {
            return "/_aws/execute-api/" + apiId + "/" + STAGE;
        }
    }

    public Set build(Narrator narrator) {
        var inventory = function("inventory");
        var authorizer = function("authorizer");
        narrator.step(
                "lambda create-function inventory, authorizer",
                "two functions in " + example.language().title());
        var poolId = userPool();
        var clientId = poolClient(poolId);
        narrator.step("cognito-idp create-user-pool, create-user-pool-client", poolId);
        var apiId = api(inventory, authorizer, poolId);
        narrator.step("apigateway import-rest-api openapi.yaml, create-deployment", apiId + " live at stage " + STAGE);
        var identityPoolId = identityPool(poolId, clientId);
        var roleArn = visitorRole(apiId, identityPoolId);
        narrator.step("cognito-identity create-identity-pool; iam create-role, put-role-policy", roleArn);
        return new Set(apiId, poolId, clientId, identityPoolId, roleArn);
    }

    private String function(String called) {
        var name = called + suffix;
        var role = clients.iam()
                .createRole(r -> r.roleName(name + "-function")
                        .assumeRolePolicyDocument(example.text("policies/function-trust.json", Map.of())))
                .role();
        var lambda = clients.lambda();
        var made = lambda.createFunction(f -> f.functionName(name)
                .runtime(example.language().runtime())
                .handler(example.language().handler(called))
                .role(role.arn())
                .timeout(10)
                .code(c -> c.zipFile(SdkBytes.fromByteArray(example.zip(called)))));
        lambda.waiter().waitUntilFunctionActiveV2(w -> w.functionName(name));
        lambda.addPermission(p -> p.functionName(name)
                .statementId("gateway")
                .action("lambda:InvokeFunction")
                .principal("apigateway.amazonaws.com")
                .sourceArn("arn:aws:execute-api:" + region + ":" + accountId + ":*"));
        return made.functionArn();
    }

    private String userPool() {
        return clients.pools()
                .createUserPool(p -> p.poolName("visitors" + suffix))
                .userPool()
                .id();
    }

    private String poolClient(String poolId) {
        return clients.pools()
                .createUserPoolClient(c -> c.userPoolId(poolId)
                        .clientName("web")
                        .explicitAuthFlows(
                                ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH,
                                ExplicitAuthFlowsType.ALLOW_USER_SRP_AUTH,
                                ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH))
                .userPoolClient()
                .clientId();
    }

    private String api(String inventory, String authorizer, String poolId) {
        var document = example.text(
                "openapi.yaml",
                Map.of(
                        "ACCOUNT", accountId,
                        "REGION", region,
                        "INVENTORY", inventory,
                        "AUTHORIZER", authorizer,
                        "POOL", "arn:aws:cognito-idp:" + region + ":" + accountId + ":userpool/" + poolId));
        var apis = clients.restApis();
        var api = apis.importRestApi(
                i -> i.body(SdkBytes.fromUtf8String(document)).failOnWarnings(true));
        apis.createDeployment(d -> d.restApiId(api.id()).stageName(STAGE));
        return api.id();
    }

    private String identityPool(String poolId, String clientId) {
        var provider = CognitoIdentityProvider.builder()
                .providerName("cognito-idp." + region + ".amazonaws.com/" + poolId)
                .clientId(clientId)
                .build();
        return clients.identities()
                .createIdentityPool(p -> p.identityPoolName("visitors" + suffix)
                        .allowUnauthenticatedIdentities(false)
                        .cognitoIdentityProviders(provider))
                .identityPoolId();
    }

    private String visitorRole(String apiId, String identityPoolId) {
        var trust = example.text("policies/visitor-trust.json", Map.of("IDENTITY_POOL", identityPoolId));
        var iam = clients.iam();
        var name = "visitor" + suffix;
        var role = iam.createRole(r -> r.roleName(name).assumeRolePolicyDocument(trust))
                .role();
        iam.putRolePolicy(p -> p.roleName(name)
                .policyName("call-the-api")
                .policyDocument(example.text("policies/visitor.json", Map.of("API", apiId))));
        clients.identities()
                .setIdentityPoolRoles(r -> r.identityPoolId(identityPoolId).roles(Map.of("authenticated", role.arn())));
        return role.arn();
    }
}
