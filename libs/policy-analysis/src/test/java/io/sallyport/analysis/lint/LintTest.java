package io.sallyport.analysis.lint;

import static io.sallyport.analysis.lint.Linted.allow;
import static io.sallyport.analysis.lint.Linted.deny;
import static io.sallyport.analysis.lint.Linted.identity;
import static io.sallyport.analysis.lint.Linted.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.iampolicy.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** P05: what is told of a whole document. */
class LintTest {
    @Test
    void p05_findings_come_from_the_top_of_the_document_to_its_end() {
        var found = identity(
                deny(when("'Action':['iam:CraeteUser','iam:*'],'Resource':'*'", "StringEquals", "aws:SoruceIp", "x")),
                allow("'Action':'lambda:Invoke','Resource':'arn:aws:lambda:*:*:function:${aws:usernmae}'"));
        assertThat(found)
                .extracting(Finding::code)
                .containsExactly(Code.UNKNOWN_ACTION, Code.UNKNOWN_KEY, Code.UNKNOWN_ACTION, Code.UNKNOWN_KEY);
        assertThat(found).extracting(f -> f.position().line()).containsExactly(2, 2, 3, 3);
    }

    @Test
    void p05_an_operator_that_does_not_exist_is_one_finding_where_it_stands() {
        assertThat(identity(deny(when("'Action':'*','Resource':'*'", "StringEqual", "aws:SourceIp", "x"))))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.code()).isEqualTo(Code.MALFORMED);
                    assertThat(f.severity()).isEqualTo(Severity.ERROR);
                    assertThat(f.position()).isEqualTo(new Position(2, 59));
                    assertThat(f.message()).startsWith("\"StringEqual\" is not a condition operator");
                });
    }

    @ParameterizedTest
    @CsvSource({"a, a, 0", "abc, acb, 1", "abc, abd, 1", "abc, abcd, 1", "abc, bc, 1", "'', ab, 2", "ca, abc, 3"})
    void p05_slips_are_letters_too_many_too_few_changed_or_swapped(String one, String other, int slips) {
        assertThat(Slips.between(one, other)).isEqualTo(slips);
        assertThat(Slips.between(other, one)).isEqualTo(slips);
    }
}
