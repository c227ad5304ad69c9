package io.sallyport.analysis.lint;

import static io.sallyport.analysis.lint.Linted.WEB;
import static io.sallyport.analysis.lint.Linted.allow;
import static io.sallyport.analysis.lint.Linted.condition;
import static io.sallyport.analysis.lint.Linted.deny;
import static io.sallyport.analysis.lint.Linted.resource;
import static io.sallyport.analysis.lint.Linted.trust;
import static io.sallyport.analysis.lint.Linted.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** I04: other deputies: OpenID providers, services, everybody. */
class TrustAndResourceTest {
    private static final String SERVICE =
            "'Principal':{'Service':'apigateway.amazonaws.com'},'Action':'lambda:InvokeFunction','Resource':'*'";

    private static String provider(String name) {
        return "'Principal':{'Federated':'arn:aws:iam::123456789012:oidc-provider/" + name + "'},'Action':'" + WEB
                + "'";
    }

    private static List<Code> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).toList();
    }

    @Test
    void i04_whoever_an_openid_provider_vouches_for_is_told_unless_a_client_or_somebody_is_named() {
        var id = "id.example.com";
        assertThat(trust(allow(provider(id)))).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo(Code.ANY_SUBJECT);
            assertThat(f.severity()).isEqualTo(Severity.WARNING);
            assertThat(f.message()).startsWith("everybody whom id.example.com vouches for");
        });
        assertThat(trust(allow(when(provider(id), "StringEquals", id + ":aud", "web"))))
                .isEmpty();
        assertThat(trust(allow(when(provider(id), "StringLike", id + ":sub", "staff-*"))))
                .isEmpty();
        assertThat(codes(trust(allow(when(provider(id), "StringLike", id + ":sub", "*")))))
                .containsExactly(Code.ANY_SUBJECT);
        assertThat(codes(trust(allow(when(provider(id), "StringEqualsIfExists", id + ":aud", "web")))))
                .containsExactly(Code.ANY_SUBJECT);
        assertThat(codes(trust(allow(when(provider(id), "StringEquals", "other.example.com:aud", "web")))))
                .containsExactly(Code.ANY_SUBJECT);
        assertThat(trust(deny(provider(id)))).isEmpty();
        assertThat(trust(allow(provider(id)), deny(when(provider(id), "StringNotLike", id + ":sub", "staff-*"))))
                .isEmpty();
        assertThat(codes(trust(allow(provider(id)), deny(when(provider(id), "StringNotLike", id + ":sub", "*")))))
                .containsExactly(Code.ANY_SUBJECT);
    }

    @Test
    void i04_a_provider_whose_customers_share_an_audience_needs_a_subject() {
        var shared = "token.actions.githubusercontent.com";
        var audience = when(provider(shared), "StringEquals", shared + ":aud", "sts.amazonaws.com");
        assertThat(trust(allow(audience)))
                .singleElement()
                .satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.ERROR));
        assertThat(trust(allow(when(provider(shared), "StringLike", shared + ":sub", "repo:ours/*"))))
                .isEmpty();
        for (var anybodys : List.of("repo:*", "repo:*/app", "repo:?*", "*")) {
            assertThat(codes(trust(
                            allow(when(provider(shared), "StringLike", shared + ":sub", "repo:ours/*", anybodys)))))
                    .as(anybodys)
                    .containsExactly(Code.ANY_SUBJECT);
        }
    }

    @Test
    void i04_a_service_that_may_invoke_on_behalf_of_anything_is_told() {
        assertThat(resource(allow(SERVICE))).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo(Code.ANY_SOURCE);
            assertThat(f.severity()).isEqualTo(Severity.WARNING);
            assertThat(f.message()).contains("apigateway.amazonaws.com", "aws:SourceArn");
        });
        for (var narrow : List.of(
                condition("ArnLike", "AWS:SourceArn", "arn:aws:execute-api:*:*:abc/*"),
                condition("StringEquals", "aws:SourceAccount", "123456789012"))) {
            assertThat(resource(allow(SERVICE + ",'Condition':{" + narrow + "}")))
                    .as(narrow)
                    .isEmpty();
        }
        for (var open : List.of(
                condition("ArnLike", "aws:SourceArn", "*"),
                condition("ArnLike", "aws:SourceArn", "arn:aws:*:*:*:*"),
                condition("ArnLikeIfExists", "aws:SourceArn", "arn:aws:execute-api:*:*:abc/*"),
                condition("StringNotEquals", "aws:SourceAccount", "123456789012"))) {
            assertThat(codes(resource(allow(SERVICE + ",'Condition':{" + open + "}"))))
                    .as(open)
                    .containsExactly(Code.ANY_SOURCE);
        }
        assertThat(resource(deny(SERVICE))).isEmpty();
        assertThat(resource(allow(SERVICE.replace("InvokeFunction", "GetFunction"))))
                .as("no service asks for that")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'*'", "{'AWS':'*'}"})
    void i04_everybody_are_services_too_where_a_function_is_invoked(String everybody) {
        var open = "'Principal':" + everybody + ",'Action':'lambda:InvokeFunction','Resource':'*'";
        assertThat(resource(allow(open))).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo(Code.ANY_SOURCE);
            assertThat(f.message()).startsWith("every service may invoke this on behalf of anything");
        });
        assertThat(resource(allow(when(open, "StringEquals", "aws:SourceAccount", "123456789012"))))
                .isEmpty();
        assertThat(resource(allow(open.replace("lambda:InvokeFunction", "*"))))
                .as("a public API, for all one knows")
                .isEmpty();
    }

    @Test
    void i04_an_allow_for_everybody_but_some_is_told_in_both_kinds() {
        var but = "'NotPrincipal':{'AWS':'123456789012'},";
        assertThat(codes(resource(allow(but + "'Action':'execute-api:Invoke','Resource':'*'"))))
                .containsExactly(Code.ALLOW_NOT_PRINCIPAL);
        assertThat(codes(trust(allow(but + "'Action':'sts:AssumeRole'")))).containsExactly(Code.ALLOW_NOT_PRINCIPAL);
        assertThat(resource(deny(but + "'Action':'execute-api:Invoke','Resource':'*'")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'*'", "{'AWS':'*'}", "{'AWS':['123456789012','*']}"})
    void i04_a_role_for_everybody_is_told_unless_a_condition_or_a_resource_says_more(String everybody) {
        var open = "'Principal':" + everybody + ",'Action':'sts:AssumeRole'";
        assertThat(codes(trust(allow(open)))).containsExactly(Code.TRUSTS_EVERYONE);
        assertThat(trust(allow(when(open, "StringEquals", "aws:PrincipalTag/team", "red"))))
                .isEmpty();
        assertThat(codes(trust(allow(when(open, "StringLike", "aws:PrincipalArn", "*")))))
                .as("which says nothing")
                .containsExactly(Code.TRUSTS_EVERYONE);
        assertThat(trust(allow(open + ",'Condition':{" + condition("StringLike", "aws:PrincipalArn", "*") + ","
                        + condition("StringEquals", "aws:username", "ann") + "}")))
                .isEmpty();
        assertThat(trust(deny(open))).isEmpty();
        assertThat(trust(allow(open.replace("AssumeRole", "AssumeRoleWithWebIdentity"))))
                .as("the engine takes it for nobody with a token")
                .isEmpty();
        assertThat(resource(allow("'Principal':" + everybody + ",'Action':'execute-api:Invoke','Resource':'*'")))
                .as("a public API is one on purpose")
                .isEmpty();
    }

    @Test
    void i04_a_role_for_some_of_the_account_is_quiet() {
        assertThat(trust(allow("'Principal':{'AWS':'123456789012'},'Action':'sts:AssumeRole'")))
                .isEmpty();
        assertThat(trust(allow("'Principal':{'Service':'lambda.amazonaws.com'},'Action':'sts:AssumeRole'")))
                .isEmpty();
    }
}
