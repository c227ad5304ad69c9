package io.sallyport.iampolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** P03: actions and ARNs. */
class MatchingTest {
    private static final String LONG = "a".repeat(2_000);

    @ParameterizedTest
    @CsvSource({
        "*, s3:GetObject, true",
        "S3:getOBJECT, s3:GetObject, true",
        "s3:Get*, s3:GetObject, true",
        "s3:?etObject, s3:PutObject, false",
        "s3:?etObject, s3:GetObject, true",
        "s3:*Object, s3:GetObjectAcl, false",
        "s3:Get, s3:GetObject, false",
        "execute-api:*, EXECUTE-API:Invoke, true"
    })
    void p03_actions_ignore_case_and_take_wildcards(String pattern, String asked, boolean matches) {
        var statement = "{\"Effect\":\"Allow\",\"Action\":\"" + pattern + "\",\"Resource\":\"*\"}";
        var only = Policies.ofIdentity(One.identity(statement));
        var allBut = Policies.ofIdentity(One.identity(statement.replace("Action", "NotAction")));
        assertThat(One.ask(only, One.ALICE, asked, "*", Context.EMPTY).allowed())
                .isEqualTo(matches);
        assertThat(One.ask(allBut, One.ALICE, asked, "*", Context.EMPTY).allowed())
                .isEqualTo(!matches);
    }

    @ParameterizedTest
    @CsvSource({
        "*, arn:aws:s3:::a/b, true",
        "arn:aws:s3:::*, arn:aws:s3:::a/b, true",
        "arn:aws:s3:::A, arn:aws:s3:::a, false",
        "arn:aws:execute-api:*:*:api/*, arn:aws:execute-api:eu-west-1:123456789012:api/test/GET/a/b, true",
        "arn:aws:execute-api:*:*:api/*/GET/*, arn:aws:execute-api:eu-west-1:123456789012:api/test/GET/a/b, true",
        "arn:aws:execute-api:*:*:api/test/*/pets, arn:aws:execute-api:eu-west-1:123456789012:api/test/GET/pets, true",
        "arn:aws:execute-api:*:*:api/*/POST/x, arn:aws:execute-api:eu-west-1:123456789012:api/t/GET/POST/x, true",
        "arn:aws:execute-api:*:*:api/t/G?T/, arn:aws:execute-api:eu-west-1:123456789012:api/t/GET/, true",
        "arn:aws:lambda:*:*:function:*, arn:aws:lambda:eu-west-1:123456789012:function:f:alias, true",
        "arn:aws:lambda:*:*:function:f, arn:aws:lambda:eu-west-1:123456789012:function:f:alias, false"
    })
    void p03_a_star_spans_slashes_and_in_the_resource_part_colons(String pattern, String asked, boolean matches) {
        assertThat(One.allowsResource("\"Resource\":\"" + pattern + "\"", asked, Context.EMPTY))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:sns:*:t, arn:aws:sns:eu-west-1:123456789012:t, false",
        "arn:aws:s*:123456789012:t, arn:aws:sns:eu-west-1:123456789012:t, false",
        "arn:*:t, arn:aws:sns:eu-west-1:123456789012:t, false"
    })
    void p03_a_star_stays_inside_one_colon_segment(String pattern, String asked, boolean matches) {
        assertThat(One.allowsResource("\"Resource\":\"" + pattern + "\"", asked, Context.EMPTY))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:sns:*, arn:aws:sns:eu-west-1:123456789012:t, true",
        "arn:aws:sns, arn:aws:sns:eu-west-1:123456789012:t, true",
        "arn:aws:s*, arn:aws:sns:eu-west-1:123456789012:t, true",
        "arn:aws:s3, arn:aws:sns:eu-west-1:123456789012:t, false",
        "arn:aws:sns:eu-*, arn:aws:sns:us-east-1:123456789012:t, false"
    })
    void p03_segments_left_out_at_the_end_are_stars(String pattern, String asked, boolean matches) {
        assertThat(One.allowsResource("\"Resource\":\"" + pattern + "\"", asked, Context.EMPTY))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "ab*ba, aba, false",
        "ab*ba, abba, true",
        "ab*ba, ab-ba-ba, true",
        "a*b*b, ab, false",
        "a*b*b, a-b-b, true",
        "a**b, ab, true",
        "*b, ab, true",
        "*b, ba, false",
        "a*bc*c, abc, false",
        "a*bc*bc*, abcabc, true",
        "a*bc*bc*, abcab, false"
    })
    void p03_the_pieces_between_stars_do_not_overlap(String pattern, String text, boolean matches) {
        var tokens = Tokens.pattern(pattern);
        assertThat(Glob.of(tokens)).isInstanceOf(Glob.Pieces.class);
        assertThat(Glob.of(tokens).matches("<" + text + ">", 1, text.length() + 1))
                .isEqualTo(matches)
                .isEqualTo(GlobWalk.matches(tokens, text, 0, text.length()));
    }

    @Test
    void p03_a_character_at_the_end_of_the_alphabet_is_indexed_like_any_other() {
        var json = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\","
                + "\"Resource\":[\"a:b:c:d:123456789012:x\uFFFF\",\"a:b:c:d:123456789012:xy\"]}]}";
        var policies = Policies.ofIdentity(
                CompiledPolicies.of(CompiledPolicy.of(json, Rules.AUTHORIZER).named("one", "")));
        assertThat(One.ask(policies, One.ALICE, "s3:GetObject", "a:b:c:d:123456789012:x\uFFFF", Context.EMPTY)
                        .allowed())
                .isTrue();
    }

    @Test
    void p03_a_glob_never_looks_at_a_text_more_often_than_its_own_length_allows() {
        assertThat(steps("*a*a*a*a*a*a*a*a*a*a*b", LONG)).isLessThan(3 * LONG.length());
        assertThat(steps("a*".repeat(500) + "b", LONG)).isLessThan(3 * LONG.length());
        assertThat(steps("*" + "a?".repeat(20) + "b", LONG)).isLessThan(42 * LONG.length());
    }

    @Test
    void p03_twice_the_text_is_twice_the_work() {
        for (int length = 1_000; length <= 64_000; length *= 2) {
            var steps = steps("*" + "a*".repeat(40) + "b", "a".repeat(length));
            assertThat(steps).isBetween(length, 2 * length);
        }
    }

    /** Stars alone are compared piece by piece, which counts no steps: square in this text's length, it would never end. */
    @Test
    @Timeout(60)
    void p03_stars_alone_are_linear_too() {
        var text = "a".repeat(8_000_000);
        for (var pattern : List.of("*a*a*a*a*a*a*a*b", "*" + "a*".repeat(1_000) + "b*", "a*" + "aab*".repeat(1_000))) {
            var glob = Glob.of(Tokens.pattern(pattern));
            assertThat(glob).isInstanceOf(Glob.Pieces.class);
            assertThat(glob.matches(text, 0, text.length())).isFalse();
        }
    }

    private static int steps(String pattern, String text) {
        var counting = new CountingText(text);
        assertThat(GlobWalk.matches(Tokens.pattern(pattern), counting, 0, text.length()))
                .isFalse();
        return counting.reads();
    }
}
