package io.sallyport.launcher;

import static io.sallyport.launcher.PolicyFolder.allowing;
import static io.sallyport.launcher.PolicyFolder.denying;
import static io.sallyport.launcher.PolicyFolder.roleArn;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.launcher.PolicyFolder.Said;
import io.sallyport.launcher.RunningProduct.Running;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cognitoidentity.model.AmbiguousRoleResolutionType;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentity.model.MappingRule;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMapping;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMappingType;

/** P09: those who begin without being users, and what keeps them out. */
@ExtendWith(RunningProduct.class)
class WaysInCommandTest {
    private static final String POOLS = "'Principal':{'Federated':'cognito-identity.amazonaws.com'},"
            + "'Action':'sts:AssumeRoleWithWebIdentity','Condition':{"
            + "'StringEquals':{'cognito-identity.amazonaws.com:aud':'us-east-1:p'},"
            + "'ForAnyValue:StringLike':{'cognito-identity.amazonaws.com:amr':'%s'}}";
    private static final String CLIENT = "cognito-idp.us-east-1.amazonaws.com/us-east-1_a:client";

    @TempDir
    private Path temporary;

    private PolicyFolder folder;

    @BeforeEach
    void open() {
        folder = new PolicyFolder(temporary);
    }

    /** A role that whoever signed in so may have, and that may do everything. */
    private void role(String name, String amr) {
        folder.write("roles/" + name + "/trust.json", allowing(POOLS.formatted(amr)));
        folder.write("roles/" + name + "/all.json", allowing("'Action':'*','Resource':'*'"));
    }

    private void pool(String roles, String mappings) {
        folder.write(
                "identity-pools/p.json",
                "{'IdentityPoolId':'us-east-1:p','Roles':{" + roles + "},'RoleMappings':{" + mappings + "}}");
    }

    private Said canAnyone(String action, String resource) {
        return folder.asked("can-anyone", action, resource);
    }

    @Test
    void p09_a_guest_reaches_what_its_role_allows_and_guests_are_not_kept_from() {
        role("visitor", "unauthenticated");
        pool("'unauthenticated':'" + roleArn("visitor") + "'", "");

        var invoke = canAnyone("execute-api:Invoke", "arn:aws:execute-api:us-east-1:123456789012:api/test/GET/pets");
        assertThat(invoke.status()).isEqualTo(1);
        assertThat(invoke.text())
                .startsWith("YES  a guest of identity pool us-east-1:p can reach execute-api:Invoke")
                .contains("1. a guest of identity pool us-east-1:p assumes role visitor")
                .contains("roles/visitor/all.json:2:15 (identity)");
        var object = canAnyone("s3:GetObject", "arn:aws:s3:::pay/x");
        assertThat(object.text()).startsWith("NO   nobody can reach s3:GetObject");
        assertThat(object.status()).isZero();
    }

    @Test
    void p09_a_guest_does_not_get_a_role_for_those_who_signed_in() {
        role("member", "authenticated");
        pool("'unauthenticated':'" + roleArn("member") + "'", "");
        assertThat(canAnyone("execute-api:*", "*").status()).isZero();
    }

    @Test
    void p09_a_role_that_a_token_may_name_is_reached_when_it_trusts_the_pool() {
        role("admin", "authenticated");
        pool("", "'" + CLIENT + "':{'Type':'Token','AmbiguousRoleResolution':'Deny'}");
        var named = canAnyone("s3:GetObject", "arn:aws:s3:::pay/x");
        assertThat(named.status()).isEqualTo(1);
        assertThat(named.text()).contains("1. whoever signs in to identity pool us-east-1:p assumes role admin");

        folder.write(
                "roles/admin/trust.json",
                allowing(POOLS.formatted("authenticated").replace(":p'", ":other'")));
        assertThat(canAnyone("s3:GetObject", "arn:aws:s3:::pay/x").status()).isZero();
    }

    @Test
    void p09_rules_hand_out_the_roles_that_they_name_and_no_other() {
        role("admin", "authenticated");
        role("reader", "authenticated");
        folder.write("roles/reader/all.json", allowing("'Action':'s3:Get*','Resource':'*'"));
        var rules = "'" + CLIENT + "':{'Type':'Rules','RulesConfiguration':{'Rules':[{'Claim':'x','MatchType':'Equals',"
                + "'Value':'y','RoleARN':'" + roleArn("reader") + "'}]}}";
        pool("", rules);
        assertThat(canAnyone("s3:PutObject", "*").status()).isZero();
        assertThat(canAnyone("s3:GetObject", "arn:aws:s3:::pay/x").text()).contains("assumes role reader");
        pool("", rules.replace("reader", "admin"));
        assertThat(canAnyone("s3:PutObject", "arn:aws:s3:::pay/x").text()).contains("assumes role admin");
    }

    @Test
    void p09_who_signed_in_is_told_apart_where_a_trust_policy_does() {
        pool("'authenticated':'" + roleArn("member") + "'", "'" + CLIENT + "':{'Type':'Token'}");
        role("member", "cognito-idp.*:CognitoSignIn:*");
        assertThat(canAnyone("s3:GetObject", "arn:aws:s3:::pay/x").status()).isEqualTo(1);
        role("member", "cognito-idp.us-east-1.amazonaws.com/us-east-1_a:CognitoSignIn:ann");
        assertThat(canAnyone("s3:GetObject", "arn:aws:s3:::pay/x").text()).startsWith("YES  subject ann signs in");
        role("member", "cognito-idp.us-east-1.amazonaws.com/us-east-1_b:CognitoSignIn:ann");
        assertThat(canAnyone("s3:GetObject", "arn:aws:s3:::pay/x").status()).isZero();
    }

    @Test
    void p09_whoever_an_openid_provider_vouches_for_needs_the_claims_of_both_documents() {
        var trust = "'Principal':{'Federated':'arn:aws:iam::123456789012:oidc-provider/token.example.com'},"
                + "'Action':'sts:AssumeRoleWithWebIdentity','Condition':"
                + "{'StringLike':{'token.example.com:sub':'repo:acme/*'}}";
        folder.write("roles/build/trust.json", allowing(trust));
        var all = "'Action':'s3:*','Resource':'*','Condition':{'StringEquals':{'token.example.com:sub':'repo:%s/x'}}";
        folder.write("roles/build/all.json", allowing(all.formatted("acme")));
        var yes = canAnyone("s3:PutObject", "arn:aws:s3:::pay/x");
        assertThat(yes.text())
                .contains("1. whoever arn:aws:iam::123456789012:oidc-provider/token.example.com vouches for assumes")
                .contains("token.example.com:sub = repo:acme/x");
        folder.write("roles/build/all.json", allowing(all.formatted("other")));
        assertThat(canAnyone("s3:PutObject", "arn:aws:s3:::pay/x").status())
                .as("not executed, and not proved to be impossible")
                .isEqualTo(2);
        var never =
                trust.replace("{'StringLike'", "{'StringEquals':{'token.example.com:sub':'repo:other/x'},'StringLike'");
        folder.write("roles/build/trust.json", allowing(never));
        assertThat(canAnyone("s3:PutObject", "arn:aws:s3:::pay/x").status()).isZero();
    }

    @Test
    void p09_a_service_reaches_by_a_role_and_by_a_resources_own_policy() {
        folder.write(
                "roles/function/trust.json",
                allowing("'Principal':{'Service':'lambda.amazonaws.com'},'Action':'sts:AssumeRole'"));
        folder.write("roles/function/logs.json", allowing("'Action':'logs:*','Resource':'*'"));
        assertThat(canAnyone("logs:PutLogEvents", "*").text()).contains("1. service lambda.amazonaws.com assumes");
        assertThat(canAnyone("s3:*", "*").status()).isZero();

        var function = "arn:aws:lambda:us-east-1:123456789012:function:f";
        assertThat(canAnyone("lambda:InvokeFunction", function).status()).isZero();
        folder.write(
                "resources/f.json",
                allowing("'Principal':{'Service':'apigateway.amazonaws.com'},'Action':'lambda:InvokeFunction',"
                        + "'Resource':'" + function + "'"));
        assertThat(canAnyone("lambda:InvokeFunction", function).text())
                .startsWith("YES  service apigateway.amazonaws.com can reach lambda:InvokeFunction");
    }

    @Test
    void p09_guard_rails_close_a_path_and_are_cited_where_they_do_not() {
        folder.write("users/dev/own.json", allowing("'Action':'s3:*','Resource':'*'"));
        var rails = new PolicyFolder(temporary.resolve("rails"))
                .write("all.json", allowing("'Action':'*','Resource':'*'"))
                .write("no.json", denying("'Action':'s3:Put*','Resource':'*'"));
        var given = new String[] {
            "s3:PutObject", "arn:aws:s3:::pay/x", "--guard-rails", rails.path().toString()
        };
        assertThat(folder.asked("can-anyone", given).status()).isZero();
        given[0] = "s3:GetObject";
        assertThat(folder.asked("can-anyone", given).text()).contains("rails/all.json:2:15 (guard rail)");
        assertThat(canAnyone("s3:PutObject", "arn:aws:s3:::pay/x").status()).isEqualTo(1);
    }

    @Test
    void p09_a_running_product_is_asked_with_the_guard_rails_that_it_was_given(Running running) {
        running.clients().iam().createUser(u -> u.userName("railed"));
        running.clients()
                .iam()
                .putUserPolicy(u -> u.userName("railed")
                        .policyName("own")
                        .policyDocument(allowing("'Action':'railtest:*','Resource':'arn:aws:railtest:::x'")
                                .replace('\'', '"')));
        folder.write("all.json", allowing("'Action':'*','Resource':'*'"));
        folder.write("no.json", denying("'Action':'railtest:*','Resource':'*'"));
        var asked = new String[] {
            "who-can",
            "railtest:Do",
            "arn:aws:railtest:::x",
            "--data",
            running.data().toString()
        };
        assertThat(PolicyFolder.say(asked).text()).contains("YES  user railed can reach railtest:Do");
        var railed = java.util.Arrays.copyOf(asked, 7);
        railed[5] = "--guard-rails";
        railed[6] = temporary.toString();
        assertThat(PolicyFolder.say(railed).text()).startsWith("NO   nobody can reach railtest:Do");
    }

    @Test
    void p09_a_running_products_identity_pools_are_asked_who_gets_which_role(Running running) {
        var set = running.stage("-waysin");
        var data = running.data().toString();
        var pools = running.clients().identities();
        var client = CognitoIdentityProvider.builder()
                .providerName("cognito-idp." + running.region() + ".amazonaws.com/" + set.poolId())
                .clientId(set.clientId())
                .build();
        var question = new String[] {"can-anyone", "GET", "/pets", "--api", set.apiId(), "--data", data};
        assertThat(PolicyFolder.say(question).status()).isEqualTo(1);

        var rule = MappingRule.builder()
                .claim("email")
                .matchType("Equals")
                .value("a@example.com")
                .roleARN(otherRole(running))
                .build();
        pools.setIdentityPoolRoles(r -> r.identityPoolId(set.identityPoolId())
                .roles(Map.of("authenticated", set.roleArn()))
                .roleMappings(Map.of(
                        client.providerName() + ":" + client.clientId(),
                        RoleMapping.builder()
                                .type(RoleMappingType.RULES)
                                .ambiguousRoleResolution(AmbiguousRoleResolutionType.DENY)
                                .rulesConfiguration(c -> c.rules(rule))
                                .build())));
        assertThat(PolicyFolder.say(question).text())
                .as("the rules hand out another role, and none when none fits")
                .startsWith("NO   nobody can reach GET /pets");
    }

    private static String otherRole(Running running) {
        var trust = allowing("'Principal':{'Service':'lambda.amazonaws.com'},'Action':'sts:AssumeRole'");
        return running.clients()
                .iam()
                .createRole(r -> r.roleName("another").assumeRolePolicyDocument(trust.replace('\'', '"')))
                .role()
                .arn();
    }
}
