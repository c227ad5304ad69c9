package io.sallyport.iampolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** P08: the trace; P06: the keys that a simulator asks for. */
class ExplainTest {
    private static final String DOCUMENT = """
            {"Version": "2012-10-17", "Statement": [
              {"Sid": "Own", "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::b/${aws:username}/*",
               "Condition": {"StringEquals": {"aws:PrincipalTag/team": ["red", "${aws:PrincipalTag/Unit, 'x'}"]}}},
              {"Effect": "Allow", "Action": "sqs:*", "Resource": "*"},
              {"Effect": "Deny", "Action": "s3:PutObject", "Resource": "*",
               "Condition": {"NumericGreaterThan": {"AWS:MultiFactorAuthAge": "60"}}}]}""";
    private static final PolicyDocument PARSED = PolicyDocument.parse(DOCUMENT, Rules.IDENTITY);
    private static final Context ALICES = Context.builder()
            .put("aws:username", "alice")
            .put("aws:PrincipalTag/team", "red")
            .put("aws:MultiFactorAuthAge", "soon")
            .build();

    @Test
    void p08_each_statement_tells_its_place_and_the_first_element_that_did_not_match() {
        var steps = explain("s3:GetObject", "arn:aws:s3:::b/alice/x").steps();
        assertThat(steps)
                .extracting(s -> s.statement().position())
                .containsExactly(new Position(2, 3), new Position(4, 3), new Position(5, 3));
        assertThat(steps)
                .extracting(Trace.Step::finding)
                .containsExactly(
                        new Trace.Finding.Matched(),
                        new Trace.Finding.Missed(Trace.Element.ACTION),
                        new Trace.Finding.Missed(Trace.Element.ACTION));
        assertThat(steps.getFirst().statement().policyArn()).isEqualTo("arn:aws:iam::123456789012:policy/p");
        assertThat(explain("s3:GetObject", "arn:aws:s3:::b/bob/x")
                        .steps()
                        .getFirst()
                        .finding())
                .isEqualTo(new Trace.Finding.Missed(Trace.Element.RESOURCE));
    }

    @Test
    void p08_a_condition_tells_what_was_wanted_and_what_was_there() {
        var found = explain("s3:GetObject", "arn:aws:s3:::b/alice/x")
                .steps()
                .getFirst()
                .conditions()
                .getFirst();
        assertThat(found.condition().operator().word()).isEqualTo("StringEquals");
        assertThat(found.condition().key()).isEqualTo("aws:PrincipalTag/team");
        assertThat(found.condition().values()).startsWith("red");
        assertThat(found.actual()).containsExactly("red");
        assertThat(found.holds()).isTrue();
    }

    @Test
    void p08_a_condition_that_does_not_hold_is_the_element_that_did_not_match() {
        var blue = Context.builder()
                .put("aws:username", "alice")
                .put("aws:PrincipalTag/team", "blue")
                .build();
        var step =
                explain("s3:GetObject", "arn:aws:s3:::b/alice/x", blue).steps().getFirst();
        assertThat(step.finding()).isEqualTo(new Trace.Finding.Missed(Trace.Element.CONDITION));
        assertThat(step.conditions().getFirst().actual()).containsExactly("blue");
        assertThat(step.conditions().getFirst().holds()).isFalse();
        var absent = explain("s3:GetObject", "arn:aws:s3:::b/alice/x", Context.EMPTY)
                .steps()
                .getFirst();
        assertThat(absent.finding()).isEqualTo(new Trace.Finding.Missed(Trace.Element.RESOURCE));
        assertThat(absent.conditions().getFirst().actual()).isEmpty();
    }

    @Test
    void p08_who_is_not_named_is_the_element_that_did_not_match() {
        var toBob = One.resource("{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::123456789012:user/bob\"},"
                + "\"Action\":\"sqs:*\",\"Resource\":\"arn:x\"}");
        var asked = Request.of(One.ALICE, Action.of("s3:GetObject"), "arn:aws:s3:::b", Context.EMPTY);
        assertThat(Explainer.explain(asked, Policies.ofResource(toBob)).steps())
                .extracting(Trace.Step::finding)
                .containsExactly(new Trace.Finding.Missed(Trace.Element.PRINCIPAL));
    }

    @Test
    void p08_a_deny_whose_value_cannot_be_used_says_so() {
        var trace = explain("s3:PutObject", "arn:aws:s3:::b/alice/x");
        assertThat(trace.decision()).isInstanceOf(Decision.Denied.class);
        var found = trace.steps().getLast().conditions().getFirst();
        assertThat(found.unusable()).isTrue();
        assertThat(found.holds()).isTrue();
    }

    @Test
    void p08_a_trace_can_be_read() {
        assertThat(Reasons.of(explain("s3:PutObject", "arn:aws:s3:::b/alice/x")))
                .isEqualTo("""
                        denied by arn:aws:iam::123456789012:policy/p#2 (5:3), identity
                          identity: arn:aws:iam::123456789012:policy/p#Own (2:3) ALLOW matches; StringEquals aws:PrincipalTag/team \
                        wanted [red, ${aws:PrincipalTag/Unit, 'x'}], was [red]: holds
                          identity: arn:aws:iam::123456789012:policy/p#1 (4:3) ALLOW does not match: action
                          identity: arn:aws:iam::123456789012:policy/p#2 (5:3) DENY matches; NumericGreaterThan \
                        AWS:MultiFactorAuthAge wanted [60], was [soon], which cannot be compared: holds""");
        assertThat(Reasons.of(explain("ec2:RunInstances", "*")))
                .startsWith("not granted: no statement of its identity allows it");
    }

    @Test
    void p06_a_document_tells_which_context_keys_it_asks_for() {
        assertThat(ContextKeys.in(PARSED))
                .containsExactlyInAnyOrder(
                        "aws:PrincipalTag/team", "aws:username", "aws:PrincipalTag/Unit", "AWS:MultiFactorAuthAge");
        assertThat(ContextKeys.missing(PARSED, ALICES)).isEqualTo(List.of("aws:PrincipalTag/Unit"));
    }

    private static Trace explain(String action, String resource) {
        return explain(action, resource, ALICES);
    }

    private static Trace explain(String action, String resource, Context context) {
        var policies = CompiledPolicies.of(CompiledPolicy.of(PARSED).named("p", "arn:aws:iam::123456789012:policy/p"));
        return Explainer.explain(
                Request.of(One.ALICE, Action.of(action), resource, context), Policies.ofIdentity(policies));
    }
}
