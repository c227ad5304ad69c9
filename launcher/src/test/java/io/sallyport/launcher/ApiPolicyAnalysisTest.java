package io.sallyport.launcher;

import static io.sallyport.launcher.PolicyFolder.allowing;
import static io.sallyport.launcher.PolicyFolder.say;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.launcher.PolicyFolder.Said;
import io.sallyport.launcher.RunningProduct.Running;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;

/** P09, G11: who reaches what an API's own policy speaks of. */
@ExtendWith(RunningProduct.class)
class ApiPolicyAnalysisTest {
    private static final String FIRST =
            "{'Effect':'Deny','Principal':'*','Action':'*','Resource':'execute-api:/other/*'},";

    private static final String NEAR = FIRST + "{'Effect':'Allow','Principal':'*','Action':'execute-api:Invoke',"
            + "'Resource':'execute-api:/test/*','Condition':{'IpAddress':{'aws:SourceIp':'198.51.100.0/24'}}}";

    private static final String DOCUMENT = """
            openapi: 3.0.3
            info: { title: own policy, version: "1.0" }
            x-amazon-apigateway-policy: { Version: "2012-10-17", Statement: [ ${STATEMENT} ] }
            paths:
              /open: { get: { x-amazon-apigateway-integration: &none { type: mock } } }
              /signed: { get: { security: [ { iam: [] } ], x-amazon-apigateway-integration: *none } }
              /members: { get: { security: [ { members: [] } ], x-amazon-apigateway-integration: *none } }
              /function: { get: { security: [ { token: [] } ], x-amazon-apigateway-integration: *none } }
            components:
              securitySchemes:
                iam: { type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: awsSigv4 }
                members:
                  type: apiKey
                  name: Authorization
                  in: header
                  x-amazon-apigateway-authtype: cognito_user_pools
                  x-amazon-apigateway-authorizer: { type: cognito_user_pools, providerARNs: [ "${POOL}" ] }
                token:
                  type: apiKey
                  name: Authorization
                  in: header
                  x-amazon-apigateway-authtype: custom
                  x-amazon-apigateway-authorizer: { type: token, authorizerUri: "${FUNCTION}" }
            """;

    private record Asked(Running running, String api) {
        static Asked with(Running running, String statement) {
            var place = running.region() + ":" + running.account();
            var document = DOCUMENT.replace("${STATEMENT}", statement)
                    .replace("${POOL}", "arn:aws:cognito-idp:" + place + ":userpool/us-east-1_own")
                    .replace(
                            "${FUNCTION}",
                            "arn:aws:apigateway:" + running.region() + ":lambda:path/2015-03-31/functions/"
                                    + "arn:aws:lambda:" + place + ":function:own/invocations");
            var api = running.clients().restApis().importRestApi(i -> i.body(SdkBytes.fromUtf8String(document)));
            return new Asked(running, api.id());
        }

        Said ask(String command, String path, String... more) {
            var data = running.data().toString();
            var arguments = Stream.of(command, "GET", path, "--api", api, "--data", data);
            return say(Stream.concat(arguments, Stream.of(more)).toArray(String[]::new));
        }

        /** In the policy as it is stored, from 1. */
        int columnOf(String text) {
            var stored = running.clients()
                    .restApis()
                    .getRestApi(r -> r.restApiId(api))
                    .policy();
            assertThat(stored).contains(text);
            return stored.indexOf(text) + 1;
        }

        void nobody(String path, String... more) {
            var said = ask("can-anyone", path, more);
            assertThat(said.text()).startsWith("NO   nobody can reach GET " + path + " of API " + api);
            assertThat(said.status()).isZero();
        }

        void somebody(String path, String... more) {
            var said = ask("can-anyone", path, more);
            assertThat(said.text()).startsWith("YES  ");
            assertThat(said.status()).isEqualTo(1);
        }

        /** Makes a user who may call this API. */
        void may(String userName) {
            var iam = running.clients().iam();
            var arn = "arn:aws:execute-api:" + running.region() + ":" + running.account() + ":" + api + "/*";
            iam.createUser(u -> u.userName(userName));
            iam.putUserPolicy(p -> p.userName(userName)
                    .policyName("call")
                    .policyDocument(allowing("'Action':'execute-api:Invoke','Resource':'" + arn + "'")
                            .replace('\'', '"')));
        }
    }

    @Test
    void p09_what_no_iam_policy_speaks_of_the_apis_own_has_to_allow(Running running) {
        var asked = Asked.with(running, NEAR);

        var open = asked.ask("can-anyone", "/open");
        assertThat(open.status()).isEqualTo(1);
        assertThat(open.text())
                .startsWith("YES  anyone can reach GET /open of API " + asked.api() + ": the API's own policy allows")
                .contains(asked.api() + "/test/GET/open")
                .contains("aws:sourceip = 198.51.100.")
                .contains("policy of API " + asked.api() + ":1:" + asked.columnOf("{\"Effect\":\"Allow\"") + " ");
        asked.nobody("/open", "--with", "aws:SourceIp=192.0.2.7");
        assertThat(asked.ask("who-can", "/members", "--stage", "test").text())
                .startsWith("YES  whoever has a token of the method's user pools can reach GET /members");
        asked.nobody("/members", "--stage", "prod");
        assertThat(open.text())
                .contains("of the API as it is defined now; a stage serves what was deployed to it last");
    }

    @Test
    void p09_it_is_told_that_an_apis_own_policy_lets_in_whom_a_function_does_not_mention(Running running) {
        var asked = Asked.with(running, NEAR);

        var token = asked.ask("can-anyone", "/function");
        assertThat(token.status()).isEqualTo(2);
        assertThat(token.text())
                .startsWith("?    the route's authorizer decides about GET /function")
                .contains("about whom it says nothing, the API's own policy lets in:")
                .contains(asked.api() + "/test/GET/function");
        assertThat(asked.ask("can-anyone", "/function", "--stage", "prod").text())
                .contains("it is a function")
                .doesNotContain("lets in");
    }

    @Test
    void p09_what_an_apis_own_policy_denies_is_out_of_reach_whatever_its_authorizer_says(Running running) {
        var asked = Asked.with(
                running, "{'Effect':'Deny','Principal':'*','Action':'execute-api:*','Resource':'execute-api:/*'}");

        asked.may("denied-caller");
        for (var path : List.of("/open", "/members", "/function", "/signed")) {
            asked.nobody(path);
        }
    }

    private static String where(String condition) {
        return "{'Effect':'Allow','Principal':'*','Action':'execute-api:Invoke','Resource':'execute-api:/*',"
                + condition + "}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'StringEquals':{'aws:PrincipalOrgID':'o-1'}",
                "'StringEquals':{'aws:VpceOrgID':'o-1'}",
                "'StringEquals':{'saml:aud':'x'}",
                "'StringLike':{'cognito-identity.amazonaws.com:sub':'*'}",
                "'NotIpAddress':{'aws:SourceIp':['0.0.0.0/0','::/0']}",
                "'Null':{'aws:CurrentTime':'true'}"
            })
    void p09_nobody_has_keys_that_no_request_has_nor_lacks_those_of_every_one(String condition, Running running) {
        Asked.with(running, where("'Condition':{" + condition + "}")).nobody("/open");
    }

    @Test
    void p09_what_is_pinned_is_no_key_of_whoever_did_not_sign(Running running) {
        var deny = "{'Effect':'Deny','Principal':'*','Action':'*','Resource':'execute-api:/*',"
                + "'Condition':{'StringEquals':{'aws:PrincipalTag/team':'red'}}}";
        var asked = Asked.with(
                running, "{'Effect':'Allow','Principal':'*','Action':'*','Resource':'execute-api:/*'}," + deny);
        asked.somebody("/open", "--with", "aws:PrincipalTag/team=red");
    }

    @Test
    void p09_an_apis_own_policy_says_nothing_of_another_api(Running running) {
        var bare =
                Asked.with(running, "{'Effect':'Allow','Principal':'*','Action':'*','Resource':'execute-api:/none/*'}");
        bare.may("bare-caller");
        Asked.with(running, "{'Effect':'Deny','Principal':'*','Action':'*','Resource':'*'}");
        bare.somebody("/signed");
    }

    @Test
    void p09_a_policy_is_read_not_its_spelling(Running running) {
        var apis = running.clients().restApis();
        var policy = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\","
                + "\"Action\":\"execute-api:Invoke\",\"Resource\":\"execute-api:\\/*\"}}";
        var api = apis.createRestApi(a -> a.name("escaped").policy(policy)).id();
        var root = apis.getResources(r -> r.restApiId(api)).items().getFirst().id();
        apis.putMethod(m -> m.restApiId(api).resourceId(root).httpMethod("GET").authorizationType("NONE"));
        new Asked(running, api).somebody("/");
    }
}
