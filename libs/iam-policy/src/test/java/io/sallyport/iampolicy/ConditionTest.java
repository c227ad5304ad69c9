package io.sallyport.iampolicy;

import static io.sallyport.iampolicy.One.allows;
import static io.sallyport.iampolicy.One.denies;
import static io.sallyport.iampolicy.One.with;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** P01: the operators and their traps. */
class ConditionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"StringNotEquals", "StringNotEqualsIgnoreCase", "StringNotLike", "ArnNotEquals", "ArnNotLike"})
    void p01_a_negated_operator_with_an_absent_key_is_true(String operator) {
        assertThat(allows("{\"" + operator + "\":{\"k\":\"arn:aws:s3:::a\"}}", Context.EMPTY))
                .isTrue();
        assertThat(allows("{\"NumericNotEquals\":{\"k\":\"1\"}}", Context.EMPTY))
                .isTrue();
        assertThat(allows("{\"DateNotEquals\":{\"k\":\"2026\"}}", Context.EMPTY))
                .isTrue();
        assertThat(allows("{\"NotIpAddress\":{\"k\":\"10.0.0.0/8\"}}", Context.EMPTY))
                .isTrue();
    }

    @Test
    void p01_a_positive_operator_with_an_absent_key_is_false() {
        assertThat(allows("{\"StringEquals\":{\"k\":\"a\"}}", Context.EMPTY)).isFalse();
        assertThat(denies("{\"StringEquals\":{\"k\":\"a\"}}", Context.EMPTY)).isFalse();
        assertThat(allows("{\"Bool\":{\"k\":\"false\"}}", Context.EMPTY)).isFalse();
    }

    @Test
    void p01_a_negated_operator_with_several_values_wants_all_of_them_to_differ() {
        var neither = "{\"StringNotEquals\":{\"k\":[\"a\",\"b\"]}}";
        assertThat(allows(neither, with("k", "a"))).isFalse();
        assertThat(allows(neither, with("k", "b"))).isFalse();
        assertThat(allows(neither, with("k", "c"))).isTrue();
    }

    @Test
    void p01_several_keys_and_operators_must_all_hold() {
        var both = "{\"StringEquals\":{\"a\":\"1\",\"b\":\"2\"},\"Bool\":{\"c\":true}}";
        var context = Context.builder().put("a", "1").put("b", "2");
        assertThat(allows(both, context.build())).isFalse();
        assertThat(allows(both, context.put("c", "true").build())).isTrue();
    }

    @Test
    void p01_for_all_values_is_true_of_an_absent_key_and_of_an_empty_text() {
        var all = "{\"ForAllValues:StringEquals\":{\"k\":[\"a\",\"b\"]}}";
        assertThat(allows(all, Context.EMPTY)).isTrue();
        assertThat(allows(all, with("k", ""))).isTrue();
        assertThat(allows(all, with("k", "a", "b", "a"))).isTrue();
        assertThat(allows(all, with("k", "a", "c"))).isFalse();
    }

    @Test
    void p01_for_any_value_is_false_of_an_absent_key_even_when_negated() {
        assertThat(allows("{\"ForAnyValue:StringEquals\":{\"k\":\"a\"}}", Context.EMPTY))
                .isFalse();
        assertThat(allows("{\"ForAnyValue:StringNotEquals\":{\"k\":\"a\"}}", Context.EMPTY))
                .isFalse();
        assertThat(allows("{\"ForAnyValue:StringNotEquals\":{\"k\":\"a\"}}", with("k", "a", "b")))
                .isTrue();
    }

    @Test
    void p01_if_exists_is_true_of_an_absent_key_and_else_changes_nothing() {
        var ifExists = "{\"StringEqualsIfExists\":{\"k\":\"a\"}}";
        assertThat(allows(ifExists, Context.EMPTY)).isTrue();
        assertThat(allows(ifExists, with("k", "a"))).isTrue();
        assertThat(allows(ifExists, with("k", "b"))).isFalse();
        assertThat(allows("{\"ForAnyValue:StringEqualsIfExists\":{\"k\":\"a\"}}", Context.EMPTY))
                .isTrue();
    }

    @Test
    void p01_null_asks_whether_the_key_is_there() {
        assertThat(allows("{\"Null\":{\"k\":\"true\"}}", Context.EMPTY)).isTrue();
        assertThat(allows("{\"Null\":{\"k\":\"false\"}}", Context.EMPTY)).isFalse();
        assertThat(allows("{\"Null\":{\"k\":false}}", with("k", "x"))).isTrue();
        assertThat(allows("{\"Null\":{\"k\":true}}", with("k", "x"))).isFalse();
    }

    @Test
    void p01_keys_are_compared_without_regard_to_case() {
        assertThat(allows("{\"StringEquals\":{\"AWS:UserName\":\"a\"}}", with("aws:username", "a")))
                .isTrue();
        assertThat(allows("{\"StringEquals\":{\"aws:username\":\"a\"}}", with("AWS:USERNAME", "a")))
                .isTrue();
    }

    @Test
    void p01_a_key_with_several_values_needs_a_set_operator() {
        var plain = "{\"StringEquals\":{\"k\":\"a\"}}";
        assertThat(allows(plain, with("k", "a", "b"))).isFalse();
        assertThat(denies(plain, with("k", "c", "b"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "NumericLessThan, 5, five",
        "NumericNotEquals, 5, 5e3",
        "DateLessThan, 2026-01-01, soon",
        "DateGreaterThan, 2026-01-01, 1467315743431",
        "Bool, true, yes",
        "IpAddress, 10.0.0.0/8, localhost",
        "NotIpAddress, 10.0.0.0/8, 10.0.0.08",
        "IpAddress, 2001:db8::/32, 2001:db8:::1",
        "BinaryEquals, YQ==, ???",
        "ArnLike, arn:aws:s3:::a, a"
    })
    void p05_a_value_that_does_not_parse_denies_in_a_deny_and_does_not_allow_in_an_allow(
            String operator, String wanted, String actual) {
        var condition = "{\"" + operator + "\":{\"k\":\"" + wanted + "\"}}";
        assertThat(denies(condition, with("k", actual))).isTrue();
        assertThat(allows(condition, with("k", actual))).isFalse();
        assertThat(allows(condition.replace(operator, operator + "IfExists"), with("k", actual)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "StringEquals, a, a, true",
        "StringEquals, a, A, false",
        "StringEquals, a*, ab, false",
        "StringEquals, a*, a*, true",
        "StringEqualsIgnoreCase, aB, Ab, true",
        "StringNotEqualsIgnoreCase, aB, Ab, false",
        "StringLike, a*c?, abbcd, true",
        "StringLike, a?c, ac, false",
        "StringNotLike, a*, ab, false",
        "NumericEquals, 5, 5.0, true",
        "NumericEquals, 5, +5, true",
        "NumericNotEquals, 5, 5.01, true",
        "NumericLessThan, 10, 9, true",
        "NumericLessThan, 10, 10, false",
        "NumericLessThanEquals, 10, 10, true",
        "NumericGreaterThan, -1, 0, true",
        "NumericGreaterThanEquals, 99999999999999999999, 99999999999999999999.5, true",
        "DateEquals, 2026-11-22T08:00:00Z, 2026-11-22T09:00:00+01:00, true",
        "DateEquals, 1467315743, 2016-06-30T19:42:23Z, true",
        "DateNotEquals, 2016-06-30T19:42:23Z, 2016-06-30T19:42:23.001Z, true",
        "DateLessThan, 2026, 2025-12-31T23:59:59Z, true",
        "DateGreaterThan, 2024-02-29, 2024-02-28T23:59Z, false",
        "DateLessThanEquals, 1969-12-31T23:59:59Z, 0, false",
        "Bool, true, True, true",
        "Bool, false, true, false",
        "BinaryEquals, YWJj, YWJj, true",
        "BinaryEquals, YWJj, YWJk, false",
        "IpAddress, 203.0.113.0/24, 203.0.113.255, true",
        "IpAddress, 203.0.113.0/24, 203.0.114.0, false",
        "IpAddress, 203.0.113.7, 203.0.113.7, true",
        "IpAddress, 0.0.0.0/0, 1.2.3.4, true",
        "IpAddress, 0.0.0.0/0, ::1, false",
        "IpAddress, ::/0, 1.2.3.4, false",
        "IpAddress, 203.0.113.0/24, ::ffff:203.0.113.9, true",
        "IpAddress, 2001:DB8::/32, 2001:db8:ffff::1, true",
        "IpAddress, 2001:db8:0:1::/64, 2001:db8:0:2::1, false",
        "NotIpAddress, 10.0.0.0/8, 10.1.2.3, false",
        "NotIpAddress, 10.0.0.0/8, 11.1.2.3, true",
        "ArnEquals, arn:aws:sns:*:1:t?, arn:aws:sns:eu-west-1:1:t1, true",
        "ArnLike, arn:aws:sns:*:1:t, arn:aws:sns:a:b:1:t, false",
        "ArnLike, arn:aws:logs:*:*:*, arn:aws:logs:a:b:log-group:g:x, true",
        "ArnLike, :*, arn:aws:s3:::a, false",
        "ArnNotLike, arn:aws:s3:::a*, arn:aws:s3:::ab/c, false",
        "ArnNotEquals, arn:aws:s3:::a, arn:aws:s3:::b, true"
    })
    void p01_each_operator_compares_as_documented(String operator, String wanted, String actual, boolean holds) {
        var condition = "{\"" + operator + "\":{\"k\":\"" + wanted + "\"}}";
        assertThat(allows(condition, with("k", actual))).isEqualTo(holds);
        assertThat(denies(condition, with("k", actual))).isEqualTo(holds);
    }
}
