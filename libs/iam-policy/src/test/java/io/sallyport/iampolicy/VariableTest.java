package io.sallyport.iampolicy;

import static io.sallyport.iampolicy.One.allows;
import static io.sallyport.iampolicy.One.allowsResource;
import static io.sallyport.iampolicy.One.deniesResource;
import static io.sallyport.iampolicy.One.with;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** P02: policy variables and their traps. */
class VariableTest {
    private static final String HOME = "\"Resource\":\"arn:aws:s3:::b/${aws:username}/*\"";
    private static final String ALL_BUT_HOME = HOME.replace("Resource", "NotResource");
    private static final String ALICES = "arn:aws:s3:::b/alice/x";

    @Test
    void p02_a_variable_is_the_value_of_its_key() {
        assertThat(allowsResource(HOME, ALICES, with("aws:username", "alice"))).isTrue();
        assertThat(allowsResource(HOME, ALICES, with("aws:username", "bob"))).isFalse();
        assertThat(allowsResource(HOME.replace("username", "UserName"), ALICES, with("aws:username", "alice")))
                .isTrue();
    }

    @Test
    void p02_tags_and_pool_identities_are_variables_too() {
        var tagged = "\"Resource\":\"arn:aws:s3:::b/${aws:PrincipalTag/my team}/x\"";
        assertThat(allowsResource(tagged, ALICES, with("aws:principaltag/my team", "alice")))
                .isTrue();
        var pooled = "\"Resource\":\"arn:aws:s3:::b/${cognito-identity.amazonaws.com:sub}/x\"";
        assertThat(allowsResource(
                        pooled,
                        "arn:aws:s3:::b/eu-west-1:1-2/x",
                        with("cognito-identity.amazonaws.com:sub", "eu-west-1:1-2")))
                .isTrue();
    }

    @Test
    void p02_a_wildcard_in_a_value_is_a_character() {
        assertThat(allowsResource(HOME, ALICES, with("aws:username", "*"))).isFalse();
        assertThat(allowsResource(HOME, ALICES, with("aws:username", "al?ce"))).isFalse();
        assertThat(allowsResource(HOME, "arn:aws:s3:::b/*/x", with("aws:username", "*")))
                .isTrue();
    }

    @Test
    void p02_a_default_stands_in_for_an_absent_key() {
        var team = "\"Resource\":\"arn:aws:s3:::b/${aws:PrincipalTag/team, 'a}:b'}\"";
        assertThat(allowsResource(team, "arn:aws:s3:::b/a}:b", Context.EMPTY)).isTrue();
        assertThat(allowsResource(team, "arn:aws:s3:::b/red", with("aws:PrincipalTag/team", "red")))
                .isTrue();
        assertThat(allowsResource(team, "arn:aws:s3:::b/a}:b", with("aws:PrincipalTag/team", "red")))
                .isFalse();
    }

    @Test
    void p02_escaped_characters_are_themselves() {
        var escaped = "\"Resource\":\"arn:aws:s3:::b/${*}${?}${$}\"";
        assertThat(allowsResource(escaped, "arn:aws:s3:::b/*?$", Context.EMPTY)).isTrue();
        assertThat(allowsResource(escaped, "arn:aws:s3:::b/xy$", Context.EMPTY)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Version\":\"2008-10-17\",", ""})
    void p02_the_older_version_knows_no_variables_and_is_meant_where_none_is_named(String version) {
        var json = """
                {%s"Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::b/${aws:username}"}}""".formatted(version);
        var policies = Policies.ofIdentity(
                CompiledPolicies.of(CompiledPolicy.of(json, Rules.IDENTITY).named("p", "")));
        var context = with("aws:username", "alice");
        assertThat(One.ask(policies, One.ALICE, "s3:GetObject", "arn:aws:s3:::b/alice", context)
                        .allowed())
                .isFalse();
        assertThat(One.ask(policies, One.ALICE, "s3:GetObject", "arn:aws:s3:::b/${aws:username}", context)
                        .allowed())
                .isTrue();
    }

    @Test
    void p02_a_variable_without_a_value_equals_nothing() {
        assertThat(allowsResource(HOME, ALICES, Context.EMPTY)).isFalse();
        assertThat(deniesResource(HOME, ALICES, Context.EMPTY)).isFalse();
        assertThat(allows("{\"StringEquals\":{\"k\":\"${aws:username}\"}}", with("k", "")))
                .isFalse();
        assertThat(allows("{\"StringNotEquals\":{\"k\":\"${aws:username}\"}}", with("k", "x")))
                .isTrue();
    }

    @Test
    void p02_a_variable_without_a_value_never_widens_an_allow_and_never_narrows_a_deny() {
        assertThat(allowsResource(ALL_BUT_HOME, "arn:aws:s3:::b/x", Context.EMPTY))
                .isFalse();
        assertThat(deniesResource(ALL_BUT_HOME, "arn:aws:s3:::b/x", Context.EMPTY))
                .isTrue();
        assertThat(deniesResource(ALL_BUT_HOME, ALICES, Context.EMPTY)).isTrue();
    }

    @Test
    void p02_a_key_with_several_values_cannot_be_a_variable_and_fails_closed() {
        var both = with("aws:username", "alice", "bob");
        assertThat(allowsResource(HOME, ALICES, both)).isFalse();
        assertThat(deniesResource(HOME, ALICES, both)).isTrue();
        assertThat(deniesResource(HOME, "arn:aws:s3:::other", both)).isFalse();
    }

    @Test
    void p02_a_colon_in_a_value_stays_in_its_component() {
        var region = "\"Resource\":\"arn:aws:sns:${k}:1:t\"";
        assertThat(allowsResource(region, "arn:aws:sns:a:1:t", with("k", "a"))).isFalse();
        assertThat(allowsResource(
                        region.replace(":1:", ":123456789012:"), "arn:aws:sns:a:123456789012:t", with("k", "a")))
                .isTrue();
        assertThat(allowsResource(
                        "\"Resource\":\"arn:aws:sns:${k}:t\"",
                        "arn:aws:sns:a:123456789012:t",
                        with("k", "a:123456789012")))
                .isFalse();
    }

    @Test
    void p02_conditions_take_variables_in_text_and_arns() {
        var own = Context.builder()
                .put("aws:username", "al*")
                .put("s3:prefix", "home/al*/x")
                .build();
        assertThat(allows("{\"StringLike\":{\"s3:prefix\":\"home/${aws:username}/*\"}}", own))
                .isTrue();
        assertThat(allows("{\"StringEqualsIgnoreCase\":{\"s3:prefix\":\"HOME/${aws:username}/X\"}}", own))
                .isTrue();
        assertThat(allows(
                        "{\"StringLike\":{\"s3:prefix\":\"home/${aws:username}/*\"}}",
                        Context.builder()
                                .put("aws:username", "al*")
                                .put("s3:prefix", "home/alice/x")
                                .build()))
                .isFalse();
    }
}
