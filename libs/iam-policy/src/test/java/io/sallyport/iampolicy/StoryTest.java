package io.sallyport.iampolicy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** G04: the article's policy, as a role's policy or as an authorizer's answer. */
class StoryTest {
    private static final String ALLOW_API = """
            {"Sid": "S1", "Effect": "Allow", "Action": "execute-api:Invoke", "Resource": "arn:aws:execute-api:*:*:ff5h7fdsed/*"}""";
    private static final String DENY_POST = """
            {"Sid": "S2", "Effect": "Deny", "Action": "execute-api:Invoke",
             "Resource": "arn:aws:execute-api:*:*:ff5h7fdsed/*/POST/inventory"%s}""";

    @Test
    void g04_reading_is_allowed_and_says_by_which_statement() {
        assertThat(ask("GET/pets", ALLOW_API, DENY_POST.formatted("")))
                .isInstanceOfSatisfying(
                        Decision.Allowed.class,
                        d -> assertThat(d.by().toString()).isEqualTo("story#S1"));
    }

    @Test
    void g04_an_explicit_deny_wins_over_the_allow_in_whatever_order() {
        assertThat(ask("POST/inventory", ALLOW_API, DENY_POST.formatted("")))
                .isInstanceOfSatisfying(
                        Decision.Denied.class,
                        d -> assertThat(d.by().toString()).isEqualTo("story#S2"));
        assertThat(ask("POST/inventory", DENY_POST.formatted(""), ALLOW_API)).isInstanceOf(Decision.Denied.class);
    }

    @Test
    void g04_a_deny_does_not_reach_below_its_path() {
        assertThat(ask("POST/inventory/1", ALLOW_API, DENY_POST.formatted("")).allowed())
                .isTrue();
    }

    @Test
    void g04_a_deny_whose_condition_does_not_hold_does_not_deny() {
        var elsewhere = ", \"Condition\": {\"IpAddress\": {\"aws:SourceIp\": \"203.0.113.0/24\"}}";
        assertThat(ask("POST/inventory", ALLOW_API, DENY_POST.formatted(elsewhere))
                        .allowed())
                .isTrue();
    }

    @Test
    void g04_not_action_of_the_only_action_grants_nothing() {
        var other = ALLOW_API.replace("\"Action\"", "\"NotAction\"");
        assertThat(ask("GET/pets", other)).isEqualTo(new Decision.NotGranted(Layer.IDENTITY));
    }

    private static Decision ask(String verbAndPath, String... statements) {
        var json = "{\"Version\": \"2012-10-17\", \"Statement\": [" + String.join(",", statements) + "]}";
        var policies =
                CompiledPolicies.of(CompiledPolicy.of(json, Rules.AUTHORIZER).named("story", ""));
        var context = Context.builder().put("aws:SourceIp", "198.51.100.7").build();
        var who = new Principal.User("arn:aws:iam::123456789012:user/alice", "123456789012");
        var arn = "arn:aws:execute-api:eu-west-1:123456789012:ff5h7fdsed/test/" + verbAndPath;
        return Evaluator.evaluate(
                Request.of(who, Action.of("execute-api:Invoke"), arn, context), Policies.ofIdentity(policies));
    }
}
