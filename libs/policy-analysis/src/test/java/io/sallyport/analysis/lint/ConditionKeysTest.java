package io.sallyport.analysis.lint;

import static io.sallyport.analysis.lint.Linted.allow;
import static io.sallyport.analysis.lint.Linted.deny;
import static io.sallyport.analysis.lint.Linted.identity;
import static io.sallyport.analysis.lint.Linted.resource;
import static io.sallyport.analysis.lint.Linted.trust;
import static io.sallyport.analysis.lint.Linted.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.iampolicy.Position;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** P05: condition keys that are never there, never silently in a Deny. */
class ConditionKeysTest {
    private static final String ALL = "'Action':'*','Resource':'*'";

    private static Finding only(List<Finding> findings) {
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws:SourceIp", "AWS:sourceip", "aws:PrincipalTag/team", "iam:PassedToService"})
    void p05_keys_that_requests_carry_are_quiet(String key) {
        assertThat(identity(deny(when(ALL, "StringEquals", key, "x")))).isEmpty();
    }

    @Test
    void p05_a_misspelled_key_in_a_deny_is_an_error_at_the_key_that_says_what_follows_and_what_was_meant() {
        var found = only(identity(deny(when(ALL, "StringEquals", "aws:SoruceIp", "203.0.113.7"))));
        assertThat(found.severity()).isEqualTo(Severity.ERROR);
        assertThat(found.code()).isEqualTo(Code.UNKNOWN_KEY);
        assertThat(found.position()).isEqualTo(new Position(2, 75));
        assertThat(found.message())
                .isEqualTo("there is no key aws:SoruceIp: StringEquals never holds, so this Deny never takes effect;"
                        + " did you mean aws:SourceIp?");
    }

    @Test
    void p05_the_same_in_an_allow_closes_and_is_a_warning() {
        var found = only(identity(allow(when(ALL, "StringEquals", "aws:SoruceIp", "203.0.113.7"))));
        assertThat(found.severity()).isEqualTo(Severity.WARNING);
        assertThat(found.message()).contains("this statement never allows anything");
    }

    @ParameterizedTest
    @CsvSource({
        "StringNotEquals, true",
        "StringEqualsIfExists, true",
        "ForAllValues:StringEquals, true",
        "StringLike, false",
        "ForAnyValue:StringEquals, false",
        "ForAnyValue:StringNotEquals, false",
    })
    void p05_whether_it_always_or_never_holds_is_the_engines_word_and_turns_the_severity(
            String operator, boolean holds) {
        var denied = only(identity(deny(when(ALL, operator, "aws:SourceVpc", "x"))));
        assertThat(denied.severity()).isEqualTo(holds ? Severity.WARNING : Severity.ERROR);
        assertThat(denied.message()).contains(operator + (holds ? " always holds" : " never holds"));
        var allowed = only(identity(allow(when(ALL, operator, "aws:SourceVpc", "x"))));
        assertThat(allowed.severity()).isEqualTo(holds ? Severity.ERROR : Severity.WARNING);
        assertThat(allowed.message()).contains(holds ? "is not restricted by it" : "never allows anything");
    }

    @Test
    void p05_null_asks_whether_it_is_there_and_it_never_is() {
        assertThat(only(identity(deny(when(ALL, "Null", "aws:MultiFactorAuthAge", "true"))))
                        .message())
                .contains("Null always holds");
        assertThat(only(identity(deny(when(ALL, "Null", "aws:MultiFactorAuthAge", "false"))))
                        .severity())
                .isEqualTo(Severity.ERROR);
    }

    @Test
    void p05_a_key_that_aws_has_and_no_request_here_carries_is_told_as_that() {
        var mfa = only(identity(deny(when(ALL, "Bool", "aws:ViaAWSService", "false"))));
        assertThat(mfa.code()).isEqualTo(Code.ABSENT_KEY);
        assertThat(mfa.severity()).isEqualTo(Severity.ERROR);
        assertThat(mfa.message()).startsWith("no request here carries aws:ViaAWSService: Bool never holds");
        assertThat(only(identity(deny(when(ALL, "StringEquals", "s3:prefix", "x"))))
                        .code())
                .as("of a service that is not served")
                .isEqualTo(Code.ABSENT_KEY);
        assertThat(only(identity(deny(when(ALL, "StringEquals", "ecs:ResourceTag/a", "x"))))
                        .message())
                .as("another service's, not a misspelled aws:ResourceTag/")
                .startsWith("no request here carries");
    }

    @Test
    void p05_what_is_said_of_other_services_alone_is_theirs() {
        var bucket = "'Action':'s3:ListBucket','Resource':'*'";
        assertThat(identity(allow(when(bucket, "StringLike", "s3:prefix", "home/*"))))
                .isEmpty();
        assertThat(only(identity(allow(when(bucket, "StringLike", "aws:SourceVpc", "vpc-1"))))
                        .code())
                .as("global keys are not")
                .isEqualTo(Code.ABSENT_KEY);
    }

    @ParameterizedTest
    @CsvSource({
        "SourceIp, aws:SourceIp",
        "aws:PassedToService, iam:PassedToService",
        "aws:PrincipleTag/team, aws:PrincipalTag/team",
        "asw:SourceIp, aws:SourceIp",
        "aws:PrincipalTag, aws:PrincipalTag/…",
        "iam:PasedToServce, iam:PassedToService",
    })
    void p05_a_near_miss_is_told_what_it_looks_like(String written, String meant) {
        var found = only(identity(deny(when(ALL, "StringEquals", written, "x"))));
        assertThat(found.code()).isEqualTo(Code.UNKNOWN_KEY);
        assertThat(found.message()).endsWith("did you mean " + meant + "?");
    }

    @Test
    void p05_what_looks_like_nothing_is_told_without_a_guess() {
        assertThat(only(identity(deny(when(ALL, "StringEquals", "aws:PhaseOfTheMoon", "full"))))
                        .message())
                .endsWith("; it may be misspelled");
    }

    @Test
    void p05_a_key_of_other_requests_than_the_statement_is_asked_about_is_absent_there() {
        var invoke = "'Action':'lambda:*','Resource':'*'";
        var found = only(identity(deny(when(invoke, "StringEquals", "iam:PassedToService", "x"))));
        assertThat(found.code()).isEqualTo(Code.ABSENT_KEY);
        assertThat(found.message()).startsWith("requests carry iam:PassedToService only when a role is passed");
        assertThat(identity(deny(when(
                        "'Action':['lambda:*','iam:Pass*'],'Resource':'*'",
                        "StringEquals",
                        "iam:PassedToService",
                        "x"))))
                .as("some of the requests carry it")
                .isEmpty();
        assertThat(only(resource(allow(when("'Principal':'*'," + ALL, "StringEquals", "aws:SourceIp", "x"))))
                        .code())
                .as("no request that this kind of policy is asked about carries it")
                .isEqualTo(Code.ABSENT_KEY);
        assertThat(identity(deny(when("'Action':'s3:*','Resource':'*'", "StringEquals", "iam:PassedToService", "x"))))
                .as("who asks for actions that are not served is not known, nor what they carry")
                .isEmpty();
    }

    @Test
    void p05_a_claim_is_its_providers_and_a_misspelled_host_of_aws_is_nobody() {
        var provider = "'Principal':{'Federated':'arn:aws:iam::123456789012:oidc-provider/id.example.com/x'},'Action':'"
                + Linted.WEB + "'";
        assertThat(trust(allow(when(provider, "StringEquals", "id.example.com/x:aud", "web"))))
                .isEmpty();
        assertThat(trust(allow(when(provider, "StringEquals", "id.example.com/x:sub", "web"))))
                .isEmpty();
        for (var own :
                List.of("cognito-idp.us-east-1.amazonaws.com/us-east-1_1", "oidc.eks.eu-west-1.amazonaws.com/id/1")) {
            assertThat(trust(allow(when(provider.replace("id.example.com/x", own), "StringEquals", own + ":sub", "x"))))
                    .as(own)
                    .isEmpty();
        }
        assertThat(trust(deny(when(Linted.POOLS, "StringEquals", "cognito-idenity.amazonaws.com:aud", "us-east-1:1"))))
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .endsWith("did you mean cognito-identity.amazonaws.com:aud?");
    }
}
