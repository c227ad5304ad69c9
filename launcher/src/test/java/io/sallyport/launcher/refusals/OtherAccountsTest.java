package io.sallyport.launcher.refusals;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.contracts.Secret;
import io.sallyport.launcher.RawHttps;
import io.sallyport.launcher.RawHttps.Reply;
import io.sallyport.launcher.RunningProduct.Running;
import io.sallyport.launcher.Zips;
import io.sallyport.sigv4.Credentials;
import io.sallyport.sigv4.Header;
import io.sallyport.sigv4.Payload;
import io.sallyport.sigv4.Signer;
import io.sallyport.sigv4.WireRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.Runtime;
import software.amazon.awssdk.services.sts.model.StsException;

/** An ARN with this deployment's names in it and another account is an ARN of something else. */
@OnTheScene
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherAccountsTest {
    private static final String ELSEWHERE = "999999999999";
    private static final String YES = """
            export const handler = async () => ({ statusCode: 200, principalId: "p",
              policyDocument: { Version: "2012-10-17",
                Statement: [{ Effect: "Allow", Action: "execute-api:Invoke", Resource: "*" }] } });
            """;

    private Optional<RawHttps> connection = Optional.empty();
    private Optional<String> function = Optional.empty();

    @BeforeAll
    void deploy(Scene scene) {
        connection = Optional.of(running(scene).raw());
        function = Optional.of(function(scene, "yes", running(scene).account()));
    }

    @AfterAll
    void close() {
        connection.orElseThrow().close();
    }

    private static Running running(Scene scene) {
        return scene.product().running();
    }

    private static String elsewhere(Scene scene, String arn) {
        return arn.replace(running(scene).account(), ELSEWHERE);
    }

    /** @param invoker whose requests may invoke it, beside being API Gateway's */
    private static String function(Scene scene, String name, String invoker) {
        var lambda = running(scene).clients().lambda();
        var arn = lambda.createFunction(f -> f.functionName(name)
                        .runtime(Runtime.NODEJS20_X)
                        .handler("yes.handler")
                        .role(scene.places().role())
                        .code(c -> c.zipFile(Zips.of("yes.mjs", YES.getBytes(UTF_8)))))
                .functionArn();
        lambda.waiter().waitUntilFunctionActiveV2(w -> w.functionName(name));
        lambda.addPermission(p -> p.functionName(name)
                .statementId("gateway")
                .action("lambda:InvokeFunction")
                .principal("apigateway.amazonaws.com")
                .sourceArn("arn:aws:execute-api:us-east-1:" + invoker + ":*"));
        return arn;
    }

    @Test
    void an_allow_on_another_accounts_api_allows_nothing_on_this_one(Scene scene) {
        var api = scene.places().restApi().split("/", -1)[3];
        var here = "arn:aws:execute-api:us-east-1:" + running(scene).account() + ":" + api + "/*";
        var path = scene.places().restApi() + "/signed";

        assertThat(signed(user(scene, "here", here), path).status()).isEqualTo(200);
        var before = scene.backend().reached();
        assertThat(signed(user(scene, "there", elsewhere(scene, here)), path).status())
                .isEqualTo(403);
        assertThat(scene.backend().reached()).isEqualTo(before);
    }

    private static Credentials user(Scene scene, String name, String resource) {
        var iam = running(scene).clients().iam();
        iam.createUser(u -> u.userName(name));
        iam.putUserPolicy(p -> p.userName(name).policyName("call").policyDocument("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"execute-api:Invoke","Resource":"%s"}]}""".formatted(resource)));
        var key = iam.createAccessKey(k -> k.userName(name)).accessKey();
        return Credentials.longTerm(key.accessKeyId(), Secret.of(key.secretAccessKey()));
    }

    private Reply signed(Credentials who, String path) {
        var http = connection.orElseThrow();
        var host = List.of(new Header("Host", http.endpoint().getAuthority()));
        var request = new WireRequest("GET", path, "", host, Payload.EMPTY);
        return http.send(new Signer(who, "us-east-1", "execute-api").sign(request, Instant.now()), "");
    }

    /** @param guard JSON of a security scheme */
    private String deployed(Scene scene, String integration, String guard) {
        var apis = running(scene).clients().restApis();
        var document = """
                {"openapi":"3.0.1","info":{"title":"elsewhere","version":"1"},"paths":{"/x":{"get":{
                  "security":[{"guard":[]}],"x-amazon-apigateway-integration":%s}}},
                  "components":{"securitySchemes":{"guard":%s}}}""".formatted(integration, guard);
        var id = apis.importRestApi(i -> i.body(SdkBytes.fromUtf8String(document)))
                .id();
        apis.createDeployment(d -> d.restApiId(id).stageName("live"));
        return "/_aws/execute-api/" + id + "/live/x";
    }

    private Reply called(String path, String token) {
        var http = connection.orElseThrow();
        var headers = List.of(new Header("Host", http.endpoint().getAuthority()), new Header("Authorization", token));
        return http.send(new WireRequest("GET", path, "", headers, Payload.EMPTY), "");
    }

    private static String invocation(String functionArn) {
        return "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/" + functionArn + "/invocations";
    }

    private static String proxy(String functionArn) {
        return "{\"type\":\"aws_proxy\",\"httpMethod\":\"POST\",\"uri\":\"" + invocation(functionArn) + "\"}";
    }

    private static String asking(String functionArn) {
        return """
                {"type":"apiKey","name":"Authorization","in":"header","x-amazon-apigateway-authtype":"custom",
                 "x-amazon-apigateway-authorizer":{"type":"token","authorizerUri":"%s"}}""".formatted(invocation(functionArn));
    }

    private static String members(String poolArn) {
        return """
                {"type":"apiKey","name":"Authorization","in":"header","x-amazon-apigateway-authtype":"cognito_user_pools",
                 "x-amazon-apigateway-authorizer":{"type":"cognito_user_pools","providerARNs":["%s"]}}""".formatted(poolArn);
    }

    private static String backend(Scene scene) {
        return "{\"type\":\"http_proxy\",\"httpMethod\":\"GET\",\"uri\":\""
                + scene.backend().url() + "/reached\"}";
    }

    @Test
    void another_accounts_function_is_not_ours_behind_an_api(Scene scene) {
        var ours = function.orElseThrow();
        assertThat(called(deployed(scene, proxy(ours), asking(ours)), "bob").status())
                .isEqualTo(200);

        var reply = called(deployed(scene, proxy(elsewhere(scene, ours)), asking(ours)), "bob");

        assertThat(Said.of(reply)).isEqualTo(new Said(500, "InternalServerErrorException", "Internal server error"));
    }

    @Test
    void another_accounts_function_is_not_asked_as_an_authorizer(Scene scene) {
        var ours = function.orElseThrow();
        var before = scene.backend().reached();

        var reply = called(deployed(scene, backend(scene), asking(elsewhere(scene, ours))), "bob");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.header("x-amzn-errortype")).isEqualTo("AuthorizerFailureException");
        assertThat(scene.backend().reached()).isEqualTo(before);
    }

    @Test
    void another_accounts_user_pool_is_not_ours_though_it_is_called_the_same(Scene scene) {
        var ours = "arn:aws:cognito-idp:us-east-1:" + running(scene).account() + ":userpool/"
                + scene.ours().id();
        var token = scene.signIn(scene.ours().client(), Duration.ZERO).id();
        assertThat(called(deployed(scene, backend(scene), members(ours)), token).status())
                .isEqualTo(200);
        var before = scene.backend().reached();

        var reply = called(deployed(scene, backend(scene), members(elsewhere(scene, ours))), token);

        assertThat(Said.of(reply)).isEqualTo(new Said(401, "UnauthorizedException", "Unauthorized"));
        assertThat(scene.backend().reached()).isEqualTo(before);
    }

    @Test
    void another_accounts_role_cannot_be_assumed_here(Scene scene) {
        var user = user(scene, "climber", "*");
        running(scene)
                .clients()
                .iam()
                .putUserPolicy(p -> p.userName("climber").policyName("assume").policyDocument("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:*","Resource":"*"}]}"""));

        assertThatExceptionOfType(StsException.class)
                .isThrownBy(() -> running(scene)
                        .clientsAs(user.accessKeyId(), user.secretKey().reveal())
                        .sts()
                        .assumeRole(
                                a -> a.roleArn(elsewhere(scene, scene.places().role()))
                                        .roleSessionName("climbing")))
                .matches(e -> e.statusCode() == 403)
                .matches(e -> e.awsErrorDetails().errorCode().equals("AccessDenied"));
    }

    @Test
    void another_accounts_provider_in_a_trust_policy_is_not_ours(Scene scene) {
        var provider = scene.provider(scene.ours());
        var role = running(scene)
                .clients()
                .iam()
                .createRole(r -> r.roleName("abroad").assumeRolePolicyDocument("""
                        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRoleWithWebIdentity",
                          "Principal":{"Federated":"arn:aws:iam::%s:oidc-provider/%s"}}]}""".formatted(ELSEWHERE, provider)))
                .role();
        var token = scene.signIn(scene.ours().client(), Duration.ZERO).id();

        assertThat(Said.of(Place.assume(connection.orElseThrow(), role.arn(), token)))
                .isEqualTo(new Said(403, "AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity"));
    }

    @Test
    void another_accounts_names_are_found_by_no_service(Scene scene) {
        var clients = running(scene).clients();
        assertThatExceptionOfType(LambdaException.class)
                .isThrownBy(() ->
                        clients.lambda().invoke(i -> i.functionName(elsewhere(scene, function.orElseThrow()))))
                .matches(e -> e.statusCode() == 404 || e.statusCode() == 403);
        var policy = clients.iam()
                .createPolicy(p -> p.policyName("ours").policyDocument("""
                        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"""))
                .policy()
                .arn();
        assertThatExceptionOfType(NoSuchEntityException.class)
                .isThrownBy(() -> clients.iam()
                        .attachRolePolicy(a -> a.roleName("federated").policyArn(elsewhere(scene, policy))));
    }

    @Test
    void a_permission_for_another_accounts_apis_lets_none_of_ours_invoke(Scene scene) {
        var arn = function(scene, "lent", ELSEWHERE);

        var reply = called(deployed(scene, proxy(arn), asking(function.orElseThrow())), "bob");

        assertThat(Said.of(reply)).isEqualTo(new Said(500, "InternalServerErrorException", "Internal server error"));
    }

    @Test
    void an_identity_pool_hands_out_no_role_of_another_account(Scene scene) {
        var identities = running(scene).clients().identities();
        var pool = identities
                .createIdentityPool(p -> p.identityPoolName("abroad").allowUnauthenticatedIdentities(true))
                .identityPoolId();
        var role = elsewhere(scene, scene.places().role());

        assertThatExceptionOfType(software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityException.class)
                .isThrownBy(() -> {
                    identities.setIdentityPoolRoles(r -> r.identityPoolId(pool).roles(Map.of("unauthenticated", role)));
                    var guest = running(scene).clients().visitorIdentities();
                    var id = guest.getId(g -> g.identityPoolId(pool)).identityId();
                    guest.getCredentialsForIdentity(g -> g.identityId(id));
                })
                .matches(e -> e.statusCode() == 400);
    }
}
