package io.sallyport.analysis.lint;

import static io.sallyport.analysis.lint.Linted.allow;
import static io.sallyport.analysis.lint.Linted.deny;
import static io.sallyport.analysis.lint.Linted.identity;
import static io.sallyport.analysis.lint.Linted.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.iampolicy.Position;
import java.util.List;
import org.junit.jupiter.api.Test;

/** P05: policy variables that never have a value. */
class PolicyVariablesTest {
    private static final String HOME = "'Action':'s3:*','Resource':'arn:aws:s3:::b/${%s}/*'";
    private static final String ALL = "'Action':'*','Resource':'*'";

    private static Finding only(List<Finding> findings) {
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }

    @Test
    void p05_variables_that_requests_carry_and_escaped_characters_are_quiet() {
        assertThat(identity(
                        allow(HOME.formatted("aws:username")),
                        deny(HOME.formatted("aws:PrincipalTag/team, ~none~")),
                        allow(HOME.formatted("*")),
                        allow(when(ALL, "StringEquals", "aws:PrincipalArn", "a/${aws:username}${$}"))))
                .isEmpty();
    }

    @Test
    void p05_one_that_is_never_there_makes_a_deny_miss_its_resource_and_an_allow_grant_nothing() {
        var denied = only(identity(deny(HOME.formatted("aws:usernmae"))));
        assertThat(denied.severity()).isEqualTo(Severity.ERROR);
        assertThat(denied.position()).as("the resource's").isEqualTo(new Position(2, 45));
        assertThat(denied.message())
                .isEqualTo(
                        "there is no key ${aws:usernmae}: the resource never matches, so this Deny never takes effect"
                                + " for it; did you mean aws:username?");
        var allowed = only(identity(allow(HOME.formatted("aws:SourceVpc"))));
        assertThat(allowed.severity()).isEqualTo(Severity.WARNING);
        assertThat(allowed.code()).isEqualTo(Code.ABSENT_KEY);
    }

    @Test
    void p05_with_a_default_it_is_the_default_always() {
        var found = only(identity(deny(HOME.formatted("aws:SourceVpc, ~none~"))));
        assertThat(found.severity()).isEqualTo(Severity.WARNING);
        assertThat(found.message()).contains("its default is always taken");
    }

    @Test
    void p05_under_not_resource_it_closes_both_ways_as_the_engine_has_it() {
        var but = "'Action':'s3:*','NotResource':'arn:aws:s3:::b/${aws:SourceVpc}'";
        assertThat(only(identity(allow(but))).message()).contains("never allows anything");
        assertThat(only(identity(allow(but))).severity()).isEqualTo(Severity.WARNING);
        assertThat(only(identity(deny(but))).message()).contains("this Deny spares no resource");
        assertThat(only(identity(deny(but))).severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void p05_in_a_value_it_opens_a_deny_or_what_an_allow_leaves_out() {
        assertThat(only(identity(deny(when(ALL, "StringLike", "aws:PrincipalArn", "*/${aws:usernmae}"))))
                        .severity())
                .isEqualTo(Severity.ERROR);
        assertThat(only(identity(allow(when(ALL, "StringLike", "aws:PrincipalArn", "*/${aws:usernmae}"))))
                        .severity())
                .isEqualTo(Severity.WARNING);
        var left = only(identity(allow(when(ALL, "ArnNotLike", "aws:PrincipalArn", "*/${aws:usernmae}"))));
        assertThat(left.severity()).isEqualTo(Severity.ERROR);
        assertThat(left.message()).contains("ArnNotLike leaves nothing out by it");
        assertThat(only(identity(deny(when(ALL, "ArnNotLike", "aws:PrincipalArn", "*/${aws:usernmae}"))))
                        .severity())
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void p05_the_older_language_and_other_operators_know_no_variables() {
        var older = "{\"Version\":\"2008-10-17\",\"Statement\":"
                + allow(HOME.formatted("aws:usernmae")).replace('\'', '"') + "}";
        var small = new Lint(new Vocabulary(List.of(), List.of()));
        assertThat(small.of(older, PolicyKind.IDENTITY)).isEmpty();
        assertThat(small.of(older.replace("2008-10-17", "2012-10-17"), PolicyKind.IDENTITY))
                .hasSize(1);
    }
}
