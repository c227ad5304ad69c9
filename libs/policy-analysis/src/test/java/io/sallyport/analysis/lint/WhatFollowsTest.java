package io.sallyport.analysis.lint;

import static io.sallyport.analysis.lint.Linted.allow;
import static io.sallyport.analysis.lint.Linted.deny;
import static io.sallyport.analysis.lint.Linted.identity;
import static io.sallyport.analysis.lint.Linted.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.iampolicy.Action;
import io.sallyport.iampolicy.Comparison;
import io.sallyport.iampolicy.CompiledPolicies;
import io.sallyport.iampolicy.CompiledPolicy;
import io.sallyport.iampolicy.Context;
import io.sallyport.iampolicy.Evaluator;
import io.sallyport.iampolicy.Operator;
import io.sallyport.iampolicy.Policies;
import io.sallyport.iampolicy.Principal;
import io.sallyport.iampolicy.Quantifier;
import io.sallyport.iampolicy.Request;
import io.sallyport.iampolicy.Rules;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** P05: what is said to follow is what the evaluator decides. */
class WhatFollowsTest {
    private static final String ALL = "'Action':'*','Resource':'*'";
    private static final String NEVER = "this Deny never takes effect";

    static Stream<Operator> operators() {
        return Arrays.stream(Comparison.values())
                .flatMap(c -> Arrays.stream(Quantifier.values()).map(q -> q.prefix() + c.word()))
                .flatMap(word -> Stream.of(word, word + "IfExists"))
                .flatMap(word -> Operator.named(word).stream());
    }

    private static String value(Operator operator) {
        return switch (operator.comparison().family()) {
            case TEXT, ARN -> "arn:aws:iam::123456789012:user/ann";
            case NUMBER -> "1";
            case DATE -> "2026-01-02T03:04:05Z";
            case BOOLEAN, PRESENCE -> "true";
            case BINARY -> "AQ==";
            case ADDRESS -> "203.0.113.0/24";
        };
    }

    private static boolean allowed(String... statements) {
        var policy = CompiledPolicy.of(Linted.json(statements), Rules.IDENTITY).named("p", "");
        var who = new Principal.User("arn:aws:iam::123456789012:user/ann", "123456789012");
        var context = Context.builder()
                .put("aws:username", "ann")
                .put("aws:SourceIp", "203.0.113.7")
                .build();
        var request = Request.of(who, Action.of("iam:CreateUser"), "arn:aws:iam::123456789012:user/ann", context);
        return Evaluator.evaluate(request, Policies.ofIdentity(CompiledPolicies.of(policy)))
                .allowed();
    }

    private static boolean told(String statement, String what) {
        var findings = identity(statement);
        assertThat(findings).hasSize(1);
        return findings.getFirst().message().contains(what);
    }

    @ParameterizedTest
    @MethodSource("operators")
    void p05_of_a_condition_on_a_key_that_is_never_there(Operator operator) {
        var rest = when(ALL, operator.word(), "aws:SoruceIp", value(operator));
        assertThat(allowed(allow(ALL), deny(rest))).isEqualTo(told(deny(rest), NEVER));
        assertThat(allowed(allow(rest))).isEqualTo(told(allow(rest), "this Allow is not restricted by it"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Resource", "NotResource"})
    void p05_of_a_resource_with_a_variable_that_is_never_there(String element) {
        var rest = "'Action':'*','" + element + "':'arn:aws:iam::123456789012:user/${aws:usernmae}'";
        assertThat(allowed(allow(ALL), deny(rest))).isEqualTo(told(deny(rest), NEVER));
        assertThat(allowed(allow(rest))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Action", "NotAction"})
    void p05_of_an_action_that_there_is_not(String element) {
        var rest = "'" + element + "':'iam:CraeteUser','Resource':'*'";
        assertThat(allowed(allow(ALL), deny(rest))).isEqualTo(told(deny(rest), NEVER));
        assertThat(allowed(allow(rest))).isEqualTo(told(allow(rest), "this Allow leaves nothing out by it"));
    }
}
