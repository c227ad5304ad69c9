package io.sallyport.analysis.lint;

import static io.sallyport.analysis.lint.Linted.AMR;
import static io.sallyport.analysis.lint.Linted.AUD;
import static io.sallyport.analysis.lint.Linted.POOLS;
import static io.sallyport.analysis.lint.Linted.allow;
import static io.sallyport.analysis.lint.Linted.condition;
import static io.sallyport.analysis.lint.Linted.deny;
import static io.sallyport.analysis.lint.Linted.trust;
import static io.sallyport.analysis.lint.Linted.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** I04: roles that identity pools hand out. */
class IdentityPoolTrustTest {
    private static final String POOL = "us-east-1:11111111-2222-3333-4444-555555555555";
    private static final String SIGNED_IN = condition("ForAnyValue:StringLike", AMR, "authenticated");

    /** A statement for those who signed in, with one more condition. */
    private static String signedIn(String principal, String condition) {
        return allow(principal + ",'Condition':{" + SIGNED_IN + "," + condition + "}");
    }

    private static List<Code> codes(String... statements) {
        return trust(statements).stream().map(Finding::code).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"StringEquals", "StringEqualsIgnoreCase", "StringLike", "ForAnyValue:StringEquals"})
    void i04_a_pool_named_by_a_positive_operator_is_quiet(String operator) {
        assertThat(codes(signedIn(POOLS, condition(operator, AUD, POOL)))).isEmpty();
        assertThat(codes(signedIn(POOLS, condition(operator, AUD.replace("aud", "AUD"), POOL, POOL + "6"))))
                .isEmpty();
    }

    @Test
    void i04_without_aud_visitors_of_any_pool_can_take_the_role() {
        var findings = trust(allow(POOLS + ",'Condition':{" + SIGNED_IN + "}"));
        assertThat(findings).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo(Code.CONFUSED_DEPUTY);
            assertThat(f.severity()).isEqualTo(Severity.ERROR);
            assertThat(f.message())
                    .startsWith("visitors of any identity pool can take this role")
                    .contains("add StringEquals " + AUD);
        });
        assertThat(codes(allow(POOLS))).containsExactly(Code.CONFUSED_DEPUTY, Code.GUESTS);
    }

    @ParameterizedTest
    @CsvSource({
        "StringEqualsIfExists, " + POOL,
        "ForAllValues:StringEquals, " + POOL,
        "StringNotEquals, " + POOL,
        "StringLike, *",
        "StringLike, us-east-1:*",
        "StringLike, us-east-1:?1111111-2222-3333-4444-555555555555",
        "StringEquals, ${cognito-identity.amazonaws.com:aud}",
        "Null, false",
    })
    void i04_what_only_looks_like_naming_the_pool_is_a_confused_deputy_too(String operator, String value) {
        assertThat(codes(signedIn(POOLS, condition(operator, AUD, value)))).contains(Code.CONFUSED_DEPUTY);
    }

    @Test
    void i04_one_value_that_is_a_pattern_undoes_the_others() {
        assertThat(codes(signedIn(POOLS, condition("StringLike", AUD, POOL, "us-*"))))
                .containsExactly(Code.CONFUSED_DEPUTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Principal':{'Federated':'cognito-identity.amazonaws.com'},'Action':'sts:*'",
                "'Principal':{'Federated':'cognito-identity.amazonaws.com'},'Action':'*'",
                "'Principal':{'Federated':'cognito-identity.amazonaws.com'},'NotAction':'sts:AssumeRole'",
                "'Principal':{'Federated':['arn:aws:iam::123456789012:oidc-provider/a.example',"
                        + "'cognito-identity.amazonaws.com']},'Action':'sts:AssumeRoleWith*'",
                "'NotPrincipal':{'AWS':'123456789012'},'Action':'sts:AssumeRoleWithWebIdentity'",
            })
    void i04_however_the_statement_comes_to_mean_them(String statement) {
        assertThat(codes(allow(statement))).contains(Code.CONFUSED_DEPUTY);
        assertThat(codes(signedIn(statement, condition("StringEquals", AUD, POOL))))
                .doesNotContain(Code.CONFUSED_DEPUTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Principal':{'Federated':'cognito-identity.amazonaws.com'},'Action':'sts:AssumeRole'",
                "'Principal':{'Federated':'cognito-identity.amazonaws.com'},'NotAction':'sts:AssumeRoleWith*'",
                "'Principal':{'AWS':'123456789012'},'Action':'sts:*'",
                "'Principal':'*','Action':'sts:AssumeRoleWithWebIdentity'",
            })
    void i04_statements_that_let_no_visitor_in_are_not_taken_for_it(String statement) {
        assertThat(codes(allow(statement))).doesNotContain(Code.CONFUSED_DEPUTY, Code.GUESTS);
        assertThat(codes(deny(POOLS))).isEmpty();
    }

    @Test
    void i04_a_deny_of_all_other_pools_is_as_good() {
        var open = allow(POOLS + ",'Condition':{" + SIGNED_IN + "}");
        assertThat(codes(open, deny(when(POOLS, "StringNotEquals", AUD, POOL)))).isEmpty();
        assertThat(codes(open, deny(when(POOLS, "StringNotLike", AUD, "*"))))
                .as("denies nobody")
                .containsExactly(Code.CONFUSED_DEPUTY);
        assertThat(codes(open, deny(when(POOLS, "StringEquals", AUD, POOL))))
                .as("denies the one that is meant")
                .containsExactly(Code.CONFUSED_DEPUTY);
        assertThat(codes(
                        open,
                        deny(POOLS + ",'Condition':{" + condition("StringNotEquals", AUD, POOL) + ","
                                + condition("IpAddress", "aws:SourceIp", "203.0.113.0/24") + "}")))
                .as("denies only from some places")
                .containsExactly(Code.CONFUSED_DEPUTY);
    }

    @Test
    void i04_a_statement_that_can_never_hold_lets_nobody_in_and_one_that_always_does_lets_everybody_in() {
        var misspelled = AUD.replace("identity", "idenity");
        assertThat(codes(signedIn(POOLS, condition("StringEquals", misspelled, POOL))))
                .containsExactly(Code.UNKNOWN_KEY);
        assertThat(codes(signedIn(POOLS, condition("StringEquals", AUD, "${POOL}"))))
                .as("a placeholder that nobody filled in")
                .containsExactly(Code.UNKNOWN_KEY);
        assertThat(codes(signedIn(POOLS, condition("StringEquals", AUD, "${POOL}", POOL))))
                .as("the other value is a pool")
                .contains(Code.UNKNOWN_KEY);
        assertThat(codes(signedIn(POOLS, condition("StringEqualsIfExists", misspelled, POOL))))
                .containsExactlyInAnyOrder(Code.UNKNOWN_KEY, Code.CONFUSED_DEPUTY);
    }

    @Test
    void i04_guests_and_those_who_signed_in_are_told_apart() {
        var pool = condition("StringEquals", AUD, POOL);
        assertThat(trust(allow(POOLS + ",'Condition':{" + pool + "}")))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.code()).isEqualTo(Code.GUESTS);
                    assertThat(f.severity()).isEqualTo(Severity.WARNING);
                });
        for (var amr : List.of(
                condition("ForAnyValue:StringLike", AMR, "authenticated"),
                condition("ForAnyValue:StringEquals", AMR, "unauthenticated"),
                condition("ForAllValues:StringNotEquals", AMR, "unauthenticated"))) {
            assertThat(codes(allow(POOLS + ",'Condition':{" + pool + "," + amr + "}")))
                    .as(amr)
                    .isEmpty();
        }
        assertThat(codes(allow(
                        POOLS + ",'Condition':{" + pool + "," + condition("ForAnyValue:StringLike", AMR, "*") + "}")))
                .containsExactly(Code.GUESTS);
        assertThat(codes(
                        allow(POOLS + ",'Condition':{" + pool + "}"),
                        deny(when(POOLS, "ForAnyValue:StringEquals", AMR, "unauthenticated"))))
                .isEmpty();
    }
}
