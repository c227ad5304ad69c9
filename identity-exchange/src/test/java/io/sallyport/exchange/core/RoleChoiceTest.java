package io.sallyport.exchange.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.exchange.core.IdentityPool.UserPool;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoleChoiceTest {
    private static final UserPool POOL = new UserPool("cognito-idp.us-east-1.amazonaws.com/us-east-1_A", "c1", false);
    private static final String USUAL = "arn:aws:iam::123456789012:role/usual";
    private static final String SPECIAL = "arn:aws:iam::123456789012:role/special";
    private static final String OTHER = "arn:aws:iam::123456789012:role/other";

    private static ProvenLogin login(Map<String, Object> claims) {
        return new ProvenLogin(POOL, "https://idp/us-east-1_A", "alice", Optional.empty(), Instant.EPOCH, claims);
    }

    private static PoolRoles mapped(RoleMapping mapping) {
        return new PoolRoles(Optional.of(USUAL), Optional.empty(), Map.of(POOL.mappingName(), mapping));
    }

    private static RoleMapping token(boolean deny) {
        return new RoleMapping(RoleMapping.Kind.TOKEN, deny, List.of());
    }

    private static RoleMapping rule(MappingRule.Match match, String value) {
        return new RoleMapping(RoleMapping.Kind.RULES, false, List.of(new MappingRule("dept", match, value, SPECIAL)));
    }

    private static String chosen(PoolRoles roles, Map<String, Object> claims, Optional<String> custom) {
        return RoleChoice.signedIn(roles, List.of(login(claims)), custom).roleArn();
    }

    private static String ruled(MappingRule.Match match, String value, Map<String, Object> claims) {
        return chosen(mapped(rule(match, value)), claims, Optional.empty());
    }

    @Test
    void without_a_mapping_whoever_signed_in_gets_the_pools_role() {
        var roles = new PoolRoles(Optional.of(USUAL), Optional.empty(), Map.of());

        assertThat(chosen(roles, Map.of("cognito:preferred_role", SPECIAL), Optional.empty()))
                .isEqualTo(USUAL);
        refused(ExchangeFailure.NO_ROLE, () -> chosen(PoolRoles.NONE, Map.of(), Optional.empty()));
        refused(ExchangeFailure.NO_ROLE, () -> RoleChoice.guest(roles));
        refused(
                ExchangeFailure.LOGIN_REFUSED,
                () -> chosen(roles, Map.of("cognito:roles", List.of(SPECIAL)), Optional.of(SPECIAL)));
    }

    @Test
    void a_token_chooses_the_role_it_prefers() {
        var claims =
                Map.<String, Object>of("cognito:preferred_role", SPECIAL, "cognito:roles", List.of(SPECIAL, OTHER));

        assertThat(chosen(mapped(token(true)), claims, Optional.empty())).isEqualTo(SPECIAL);
        assertThat(chosen(mapped(token(true)), claims, Optional.of(OTHER))).isEqualTo(OTHER);
        refused(ExchangeFailure.LOGIN_REFUSED, () -> chosen(mapped(token(false)), claims, Optional.of(USUAL)));
    }

    @Test
    void a_token_that_prefers_nothing_gets_the_usual_role_or_none() {
        var claims = Map.<String, Object>of("cognito:roles", List.of(SPECIAL, OTHER));

        assertThat(chosen(mapped(token(false)), claims, Optional.empty())).isEqualTo(USUAL);
        refused(ExchangeFailure.LOGIN_REFUSED, () -> chosen(mapped(token(true)), claims, Optional.empty()));
    }

    @Test
    void rules_compare_as_they_say() {
        var it = Map.<String, Object>of("dept", "it-support");

        assertThat(ruled(MappingRule.Match.EQUALS, "it-support", it)).isEqualTo(SPECIAL);
        assertThat(ruled(MappingRule.Match.EQUALS, "it", it)).isEqualTo(USUAL);
        assertThat(ruled(MappingRule.Match.STARTS_WITH, "it-", it)).isEqualTo(SPECIAL);
        assertThat(ruled(MappingRule.Match.STARTS_WITH, "support", it)).isEqualTo(USUAL);
        assertThat(ruled(MappingRule.Match.CONTAINS, "supp", it)).isEqualTo(SPECIAL);
        assertThat(ruled(MappingRule.Match.NOT_EQUAL, "sales", it)).isEqualTo(SPECIAL);
        assertThat(ruled(MappingRule.Match.NOT_EQUAL, "it-support", it)).isEqualTo(USUAL);
    }

    @Test
    void a_claim_that_is_absent_chooses_nothing_even_when_it_should_differ() {
        assertThat(ruled(MappingRule.Match.NOT_EQUAL, "sales", Map.of())).isEqualTo(USUAL);
    }

    @Test
    void a_claim_that_is_a_list_is_only_asked_what_it_contains() {
        var groups = Map.<String, Object>of("dept", List.of("sales", "it"));

        assertThat(ruled(MappingRule.Match.CONTAINS, "it", groups)).isEqualTo(SPECIAL);
        assertThat(ruled(MappingRule.Match.CONTAINS, "hr", groups)).isEqualTo(USUAL);
        assertThat(ruled(MappingRule.Match.NOT_EQUAL, "hr", groups)).isEqualTo(USUAL);
    }

    @Test
    void the_first_rule_that_matches_decides() {
        var rules = List.of(
                new MappingRule("dept", MappingRule.Match.EQUALS, "hr", OTHER),
                new MappingRule("dept", MappingRule.Match.STARTS_WITH, "i", SPECIAL),
                new MappingRule("dept", MappingRule.Match.EQUALS, "it", OTHER));

        assertThat(chosen(
                        mapped(new RoleMapping(RoleMapping.Kind.RULES, true, rules)),
                        Map.of("dept", "it"),
                        Optional.empty()))
                .isEqualTo(SPECIAL);
    }

    private static void refused(ExchangeFailure failure, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(call)
                .extracting(Refusal::failure)
                .isEqualTo(failure);
    }
}
