package io.sallyport.launcher;

import static io.sallyport.launcher.PolicyFolder.allowing;
import static io.sallyport.launcher.PolicyFolder.denying;
import static io.sallyport.launcher.PolicyFolder.say;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.launcher.RunningProduct.Running;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** P09, P05: the analysis commands as a person at a terminal meets them. */
@ExtendWith(RunningProduct.class)
class AnalysisCommandTest {
    @TempDir
    private Path folder;

    private void write(String file, String json) {
        new PolicyFolder(folder).write(file, json);
    }

    @Test
    void p09_a_running_product_tells_who_reaches_a_method_and_who_does_not(Running running) {
        var api = running.stage("-analysis").apiId();
        var data = running.data().toString();

        var post = say("can-anyone", "POST", "/inventory", "--api", api, "--stage", "test", "--data", data);
        assertThat(post.text()).startsWith("NO   nobody can reach POST /inventory");
        assertThat(post.status()).isZero();

        var get = say("who-can", "GET", "/pets", "--api", api, "--data", data);
        assertThat(get.status()).isEqualTo(1);
        assertThat(get.text())
                .contains("YES  whoever signs in to identity pool")
                .contains("assumes role visitor-analysis")
                .contains("sts:AssumeRoleWithWebIdentity")
                .contains("role visitor-analysis/call-the-api:4:5 CallTheApi (identity)");
    }

    @Test
    void p09_a_method_that_asks_nobody_is_open_whatever_policies_say(Running running) {
        var api = running.stage("-open").apiId();
        var data = running.data().toString();
        assertThat(say("can-anyone", "GET", "/health", "--api", api, "--data", data)
                        .text())
                .startsWith("YES  anyone can reach GET /health");
        assertThat(say("can-anyone", "GET", "/token/pets", "--api", api, "--data", data)
                        .status())
                .isEqualTo(2);
        var unknown = say("can-anyone", "GET", "/nothing", "--api", api, "--data", data);
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.text())
                .contains("no route of the API serves GET /nothing")
                .contains("GET /pets");
        assertThat(say("can-anyone", "GET", "/", "--api", "nothing123", "--data", data)
                        .text())
                .contains("there is no API nothing123");
    }

    @Test
    void p05_a_running_products_policies_are_linted_wherever_they_hang(Running running) {
        running.stage("-linted");
        running.clients()
                .lambda()
                .addPermission(p -> p.functionName("authorizer-linted")
                        .statementId("all")
                        .action("lambda:InvokeFunction")
                        .principal("*"));
        var everybodyBut = allowing("'NotPrincipal':{'AWS':'123456789012'},'Action':'*','Resource':'*'")
                .replace('\'', '"');
        var api = running.clients()
                .restApis()
                .createRestApi(a -> a.name("linted").policy(everybodyBut))
                .id();
        var iam = running.clients().iam();
        var hole = denying("'Action':'*','Resource':'*','Condition':{'Bool':{'aws:SecureTransprot':'false'}}")
                .replace('\'', '"');
        iam.createUser(u -> u.userName("linted"));
        iam.putUserPolicy(u -> u.userName("linted").policyName("own").policyDocument(hole));
        iam.createGroup(g -> g.groupName("linted"));
        iam.putGroupPolicy(g -> g.groupName("linted").policyName("all").policyDocument(hole));
        iam.createPolicy(p -> p.policyName("linted-unattached").policyDocument(hole));
        iam.createRole(r -> r.roleName("linted")
                .assumeRolePolicyDocument(allowing("'Principal':{'Federated':'cognito-identity.amazonaws.com'},"
                                + "'Action':'sts:AssumeRoleWithWebIdentity'")
                        .replace('\'', '"')));
        iam.putRolePolicy(r -> r.roleName("linted").policyName("own").policyDocument(hole));

        var said = say("policy-lint", "--data", running.data().toString());

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text())
                .contains("user linted/own:2:81: error unknown-key: there is no key aws:SecureTransprot")
                .contains("group linted/all:2:81: error unknown-key")
                .contains("role linted/own:2:81: error unknown-key")
                .contains("policy linted-unattached:2:81: error unknown-key")
                .contains("trust policy of role linted:2:15: error confused-deputy")
                .contains("policy of API " + api + ":2:15: error allow-not-principal")
                .containsPattern("policy of function authorizer-linted:.*warning any-source: every service may")
                .as("what the story sets up is clean")
                .doesNotContain("function inventory-linted:", "visitor-linted:", "-linted/", "-function:");
    }

    /** @return an HTTP API that {@code http-caller} may call at one route of its stage {@code $default} */
    private static String httpApi(Running running) {
        var apis = running.clients().httpApis();
        var id = apis.createApi(a -> a.name("analysed").protocolType("HTTP")).apiId();
        var backend = apis.createIntegration(i -> i.apiId(id)
                        .integrationType("HTTP_PROXY")
                        .integrationMethod("ANY")
                        .integrationUri("http://127.0.0.1:9/")
                        .payloadFormatVersion("1.0"))
                .integrationId();
        var tokens = apis.createAuthorizer(a -> a.apiId(id)
                        .name("tokens")
                        .authorizerType("JWT")
                        .identitySource("$request.header.Authorization")
                        .jwtConfiguration(
                                j -> j.issuer("https://issuer.example.com").audience("web")))
                .authorizerId();
        for (var key : List.of("GET /pets", "$default")) {
            apis.createRoute(
                    r -> r.apiId(id).routeKey(key).authorizationType("AWS_IAM").target("integrations/" + backend));
        }
        apis.createRoute(r -> r.apiId(id)
                .routeKey("ANY /files/{proxy+}")
                .authorizationType("JWT")
                .authorizerId(tokens)
                .authorizationScopes("files")
                .target("integrations/" + backend));
        apis.createRoute(r -> r.apiId(id).routeKey("GET /health").target("integrations/" + backend));
        apis.createRoute(r -> r.apiId(id).routeKey("PUT /unfinished"));
        apis.createStage(s -> s.apiId(id).stageName("$default").autoDeploy(true));
        var arn = "arn:aws:execute-api:" + running.region() + ":" + running.account() + ":" + id;
        running.clients().iam().createUser(u -> u.userName("http-caller"));
        running.clients()
                .iam()
                .putUserPolicy(u -> u.userName("http-caller")
                        .policyName("call")
                        .policyDocument(
                                allowing("'Action':'execute-api:Invoke','Resource':'" + arn + "/$default/GET/pets'")
                                        .replace('\'', '"')));
        return id;
    }

    @Test
    void p09_an_http_apis_routes_stages_and_authorizers_are_read_too(Running running) {
        var api = httpApi(running);
        var data = running.data().toString();

        var get = say("can-anyone", "GET", "/pets", "--api", api, "--stage", "$default", "--data", data);
        assertThat(get.text())
                .startsWith("YES  user http-caller can reach GET /pets")
                .contains(api + "/$default/GET/pets");
        assertThat(get.status()).isEqualTo(1);
        assertThat(say("can-anyone", "GET", "/pets", "--api", api, "--stage", "other", "--data", data)
                        .status())
                .isZero();
        assertThat(say("can-anyone", "GET", "/pets/", "--api", api, "--data", data)
                        .text())
                .as("another route, and judged as the same path")
                .startsWith("YES  user http-caller");
        assertThat(say("who-can", "POST", "/pets", "--api", api, "--data", data).text())
                .as("the catch-all's")
                .startsWith("NO   nobody can reach POST /pets");
        assertThat(say("can-anyone", "PUT", "/unfinished", "--api", api, "--data", data)
                        .status())
                .as("a route that is not published leaves it to the catch-all")
                .isZero();
        assertThat(say("can-anyone", "DELETE", "/files/a/b", "--api", api, "--data", data)
                        .text())
                .startsWith("YES  whoever has a token of https://issuer.example.com for web with scope files")
                .contains("of type JWT");
        assertThat(say("can-anyone", "ANY", "/health", "--api", api, "--data", data)
                        .text())
                .startsWith("YES  anyone can reach ANY /health of API " + api + " (where it is route GET /health)");
        assertThat(say("who-can", "GET", "/{x}", "--api", api, "--data", data).text())
                .contains("anyone can reach")
                .contains("YES  user http-caller can reach GET /{x}");
    }

    @Test
    void p09_a_product_that_does_not_run_is_one_sentence(Running running) throws IOException {
        var env = Files.readString(running.data().resolve("bootstrap.env"));
        write(
                "bootstrap.env",
                env.replace(running.url(), "https://localhost:" + free()).replace("'", "\""));
        for (var arguments : List.of(
                new String[] {"can-anyone", "GET", "/pets", "--api", "ff5h7fdsed"},
                new String[] {"who-can", "s3:GetObject", "*"})) {
            var said = say(with(arguments, "--data", folder.toString()));
            assertThat(said.text()).contains("the product did not answer").endsWith("is it running?\n");
            assertThat(said.status()).isEqualTo(2);
        }
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void p09_policies_in_files_are_enough() {
        write("users/dev/own.json", allowing("'Action':'sts:AssumeRole','Resource':'*'"));
        write("users/dev/about.json", "{'Groups':['developers'],'Tags':{'team':'red'}}");
        write("roles/ops/trust.json", allowing("'Principal':{'AWS':'123456789012'},'Action':'sts:AssumeRole'"));
        write("roles/ops/all.json", allowing("'Action':'s3:*','Resource':'arn:aws:s3:::pay/*'"));

        var dev = say("can-anyone", "s3:GetObject", "arn:aws:s3:::pay/*", "--policies", folder.toString());
        assertThat(dev.status()).isEqualTo(1);
        assertThat(dev.text())
                .contains("YES  user dev can reach s3:GetObject")
                .contains("1. user dev assumes role ops")
                .contains("roles/ops/all.json:2:15 (identity)");

        var arguments = new String[] {"can-anyone", "s3:*", "*", "--policies", folder.toString()};
        assertThat(say(with(arguments, "--without-group", "developers")).status())
                .isZero();
        assertThat(say(with(arguments, "--without-tag", "team=red")).status()).isZero();
        assertThat(say(with(arguments, "--without-tag", "team=blue")).status()).isEqualTo(1);
    }

    private static String[] with(String[] arguments, String... more) {
        return java.util.stream.Stream.concat(java.util.Arrays.stream(arguments), java.util.Arrays.stream(more))
                .toArray(String[]::new);
    }

    @Test
    void p09_two_versions_of_a_policy_are_told_apart_by_an_example() {
        write("a.json", allowing("'Action':'s3:Get*','Resource':'arn:aws:s3:::pay/*'"));
        write("b.json", allowing("'Action':['s3:Get*','s3:PutObject'],'Resource':'arn:aws:s3:::pay/*'"));
        var a = folder.resolve("a.json").toString();
        var b = folder.resolve("b.json").toString();

        var more = say("policy-diff", a, b);
        assertThat(more.status()).isEqualTo(1);
        assertThat(more.text()).contains("+ now allowed").contains("s3:PutObject on arn:aws:s3:::pay/");
        assertThat(say("policy-diff", b, a).text()).contains("- no longer allowed");
        assertThat(say("policy-diff", a, a).status()).isZero();
    }

    @Test
    void p09_bad_input_is_one_sentence_and_never_a_no() {
        write("p/broken.json", "{'Version':'2012-10-17','Statement':[{'Effect':'Perhaps'}]}");
        var broken =
                say("can-anyone", "s3:*", "*", "--policies", folder.resolve("p").toString());
        assertThat(broken.status()).isEqualTo(2);
        assertThat(broken.text()).contains("broken.json").contains("line 1");
        assertThat(say("can-anyone", "s3:*", "*", "--data", folder.toString()).status())
                .isEqualTo(2);
        assertThat(say("can-anyone", "GetObject", "*", "--policies", folder.toString())
                        .status())
                .isEqualTo(2);
    }
}
